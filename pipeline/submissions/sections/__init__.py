"""Which sections of the form a file holds, and where one may stand that was not found."""
