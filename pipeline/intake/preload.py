"""What every reading process needs, loaded once before they are forked off.

`pipeline.intake.workers` names this module to the fork server: importing it *is* the work. The
processes then share one copy of the readers and of the newest word lists.
"""

import gc
from datetime import date

import extractors.readers.pdf
import extractors.readers.word
import pipeline.submissions.examine
from pipeline.submissions.taxa.name_lists import word_lists

word_lists(date.max)
gc.freeze()  # a collection in a worker would touch, and so copy, every shared page

__all__ = ["extractors", "pipeline"]
