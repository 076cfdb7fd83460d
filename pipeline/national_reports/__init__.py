"""National Reports: what Parties answer on Concerted Actions (Resolution 12.28, Step 5(5)).

The readers of this package take what the reporting system gives out, or the Word form, apart into
questions and answers; what an answer says of an action is told by its words and never assumed.
"""
