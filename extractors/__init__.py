"""From a file to its parts. Knows documents and forms; never heard of a register."""
