"""What a document says of itself on its first page: title, authors, day, meeting."""
