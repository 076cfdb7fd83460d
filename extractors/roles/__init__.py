"""What a sentence says of the names in it: that they are meant, left aside, gone, only compared.

`cues` finds the words that say so, `assign` the names that they say it of, `blocks` the text they
are read in. Nothing here knows taxa or States: both are names at places of a text.
"""
