"""The history of changes: each line chained to the one before it, and sealed."""
