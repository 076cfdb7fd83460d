"""Files that belong together: versions, translations, annexes of one document."""
