"""From a name to a listing. Knows names and Appendices; never heard of a document."""
