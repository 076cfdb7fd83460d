"""The taxa of a submission, and which of them it is about."""
