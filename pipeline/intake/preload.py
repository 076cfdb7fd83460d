"""What every reading process needs, loaded once before they are forked off.

`pipeline.intake.workers` names this module to the fork server: importing it *is* the work. The
processes then share one copy of the readers and of the word lists most papers are held against:
those of the last meeting that is known, and the names of the edition after it.
"""

import gc

import extractors.readers.pdf
import extractors.readers.word
import pipeline.submissions.examine
from pipeline.convention.meetings import load_meetings
from pipeline.submissions.taxa.name_lists import word_lists

_ = word_lists(max(meeting.opens for meeting in load_meetings().values())).later
gc.freeze()  # a collection in a worker would touch, and so copy, every shared page

__all__ = ["extractors", "pipeline"]
