"""A year of the Secretariat in fast motion: the real calendar of COP15, made-up submissions."""
