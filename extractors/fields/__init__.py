"""One parser per kind of content: text in, value out, None when the text holds none."""
