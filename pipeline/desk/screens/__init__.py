"""One module per screen: a request in, a page out; what is done is done by `services`."""
