"""Writes the illustrations under samples/ from plain texts; see `make`."""
