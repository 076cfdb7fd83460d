"""What was worked out of the register, kept while what it is made of stays the same."""
