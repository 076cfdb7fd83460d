"""What a person asked for and the program cannot do as asked."""


class Refusal(Exception):
    """Its text is the sentence for the person: what is wrong, why, and what to do next.

    Every error that a person can put right is one: a command prints it, a page shows it.
    """

    field: str = ""  # the argument that has to be given otherwise; "" where it is no single one
