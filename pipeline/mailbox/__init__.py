"""A mailbox as an inbox: messages are copied out of it, drafts put into it, nothing is sent."""
