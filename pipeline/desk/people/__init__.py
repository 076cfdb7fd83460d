"""People: who may do what, how they signed in, what they prefer, what they said to each other."""
