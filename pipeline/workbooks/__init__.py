"""Tables as Excel leaves them: read, made for a round trip, and compared when they come back."""
