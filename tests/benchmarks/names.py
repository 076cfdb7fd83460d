"""What names cost: loading the lists, a submission of twelve pages, ten times as many names."""

import random
import string
import sys
from dataclasses import replace
from time import perf_counter, process_time

from taxonomy.appendices.editions import load_appendix_list
from taxonomy.listing import AppendixList
from taxonomy.matching.index import NameIndex
from taxonomy.matching.match import Method

PAGE = 500  # words
PAGES = 12
PARAGRAPH = (
    "The Range States of the {common} ({name}) met in Ruritania to agree on measures against "
    "bycatch and habitat loss, on monitoring and on the exchange of what is known of it. "
    "Authorities will report on the status of {short} to the Secretariat before the next meeting, "
    "and those of Puma concolor and Gyps fulvus are compared with it where the ranges overlap. "
)
NAMES = (
    ("Green Turtles", "Chelonia mydas", "C. mydas"),
    ("Atlantic Humpback Dolphin", "Sousa teuszii", "S. teuszii"),
    ("Great Bustard", "Otis tarda", "O. tarda"),
    ("giraffe", "Girafa camelopardalis", "G. camelopardalis"),
    ("Asian Elephant", "Elephas maximus indicus", "E. maximus"),
)


def submission(pages: int = PAGES) -> list[str]:
    """The paragraphs of a submission of that many pages."""
    paragraphs: list[str] = []
    while sum(len(text.split()) for text in paragraphs) < pages * PAGE:
        common, name, short = NAMES[len(paragraphs) % len(NAMES)]
        paragraphs.append(PARAGRAPH.format(common=common, name=name, short=short))
    return paragraphs


def tenfold(appendices: AppendixList) -> AppendixList:
    """The list with nine invented names beside each of its own."""
    letters = random.Random(1)
    lines = list(appendices.listings)
    for line in appendices.listings:
        for _ in range(9):
            genus, *rest = line.taxon.split()
            ending = "".join(letters.choices(string.ascii_lowercase, k=4))
            taxon = " ".join([genus[:-2] + ending, *(word + ending for word in rest)])
            lines.append(replace(line, taxon=taxon))
    return replace(appendices, edition="tenfold", listings=tuple(lines))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    """Print the figures; CPU seconds unless it says otherwise."""
    start = perf_counter()
    from taxonomy.mentions import MentionFinder
    from taxonomy.mentions.abbreviations import Context

    say(f"import of spaCy and the finder       {perf_counter() - start:8.3f} s elapsed")
    appendices = load_appendix_list()
    for label, listed in (("", appendices), (", ten times the names", tenfold(appendices))):
        began = process_time()
        finder = MentionFinder(NameIndex(listed), "en")
        say(f"lists loaded{label:24} {process_time() - began:8.3f} s")
        paragraphs, context = submission(), Context()
        began = process_time()
        found = [mention for text in paragraphs for mention in finder.find(text, context)]
        spent = process_time() - began
        say(f"{PAGES} pages{label:27} {spent:8.3f} s, {len(found)} names")
        index = NameIndex(listed)
        began = process_time()
        misspelt = [index.match(f"Chelonia myd{a}s{b}") for a in "abcdefghij" for b in "klmnopqrst"]
        each = (process_time() - began) / len(misspelt)
        named = sum(match.method is Method.SPELLING for match in misspelt)
        say(f"a misspelt name{label:20} {each * 1000:8.3f} ms, {named} of {len(misspelt)} matched")


if __name__ == "__main__":
    main()
