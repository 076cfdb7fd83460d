"""Which items of a submission wait to be judged, and which of them comes next."""

from collections.abc import Sequence

from pipeline.views.review_items import ReviewItem


def is_open(item: ReviewItem) -> bool:
    """Whether somebody has still to judge it; where nothing was found, nobody has."""
    return bool(item.text) and not item.judged


def next_open(items: Sequence[ReviewItem], item: ReviewItem) -> str:
    """The key of the next open item, around the end; of this one where none is left."""
    place = items.index(item)
    ahead = [*filter(is_open, (*items[place + 1 :], *items[:place]))]
    return ahead[0].key if ahead else item.key
