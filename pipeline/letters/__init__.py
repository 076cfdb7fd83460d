"""Drafts of letters to proponents. Nothing here is ever sent: a person looks, and sends."""
