"""A paper set in another layout says the same, or it cannot be told: never another fact."""

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Document
from pipeline.submissions.proposal import SubmissionContent
from tests.builders import Rows, sketch
from tests.pipeline.dossiers import dossier

PAPERS = tomllib.loads(Path(__file__).with_name("layout_papers.toml").read_text("utf-8"))["paper"]
Paper = dict[str, Any]
Parts = Iterator[str | Rows]


def bold(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in paper["sections"]:
        yield f"**{heading}**\n{body}"


def plain_headings(paper: Paper) -> Parts:
    yield paper["title"]
    for heading, body in paper["sections"]:
        yield f"{heading}\n{body}"


def headings_in_capitals(paper: Paper) -> Parts:
    yield paper["title"].upper()
    for heading, body in paper["sections"]:
        yield f"{heading.upper()}\n{body}"


def numbered_headings(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for number, (heading, body) in enumerate(paper["sections"], 1):
        yield f"**{number}) {heading}**\n{body}"


def headings_run_in(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in paper["sections"]:
        yield f"**{heading}.** {body}"


def form_of_two_columns(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    yield [[heading, body] for heading, body in paper["sections"]]


def form_of_one_column(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    yield [[cell] for section in paper["sections"] for cell in section]


def one_cell_each(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    yield [[f"**{heading}**\n{body}"] for heading, body in paper["sections"]]


def other_order(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in (*paper["sections"][3:], *paper["sections"][:3]):
        yield f"**{heading}**\n{body}"


def bullets(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in paper["sections"]:
        yield f"**{heading}**\n• {body}"


def numbered_paragraphs(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for number, (heading, body) in enumerate(paper["sections"], 1):
        yield f"**{heading}**\n{number}. {body}"


def a_sentence_a_line(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in paper["sections"]:
        lines = re.split(r"(?<=[^\W\d]{3}\.) (?=[A-ZÀ-Ý])", body)
        yield "\n".join([f"**{heading}**", *lines])


def broken_lines(paper: Paper) -> Parts:
    yield f"**{paper['title']}**"
    for heading, body in paper["sections"]:
        yield "\n".join([f"**{heading}**", *textwrap.wrap(body, 78)])


def typewriter_signs(paper: Paper) -> Parts:
    for part in bold(paper):
        yield str(part).translate(str.maketrans("’–", "'-"))


def spaces_that_do_not_break(paper: Paper) -> Parts:
    for part in bold(paper):
        yield re.sub(r"(?<=[^\W\d]) (?=[A-ZÀ-Ý])", "\u00a0", str(part))


def behind_a_cover(paper: Paper) -> Parts:
    yield paper["cover"]
    yield from bold(paper)


def before_thanks_and_references(paper: Paper) -> Parts:
    yield from bold(paper)
    for heading, body in (paper["thanks"], paper["references"]):
        yield f"**{heading}**\n{body}"


LAYOUTS: list[Callable[[Paper], Parts]] = [
    bold,
    plain_headings,
    headings_in_capitals,
    numbered_headings,
    headings_run_in,
    form_of_two_columns,
    form_of_one_column,
    one_cell_each,
    other_order,
    bullets,
    numbered_paragraphs,
    a_sentence_a_line,
    broken_lines,
    typewriter_signs,
    spaces_that_do_not_break,
    behind_a_cover,
    before_thanks_and_references,
]


def proponents_of(content: SubmissionContent) -> set[str]:
    found = (proponent.value for proponent in content.proponents)
    names = {proponent.iso or " ".join(proponent.name.split()) for proponent in found}
    return {re.sub(r"^(?:The|La) ", "", name) for name in names}


def targets_of(content: SubmissionContent) -> set[str]:
    return {
        taxon.value.match.scientific_name for taxon in content.taxa if taxon.value.role == "target"
    }


def set_in(layout: Callable[[Paper], Parts], paper: Paper) -> Document:
    return sketch(*layout(paper))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["language"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_another_layout_gives_no_other_fact(layout: Callable[[Paper], Parts], paper: Paper) -> None:
    read = dossier(set_in(layout, paper))
    content = read.proposal
    assert proponents_of(content) <= {*paper["proponents"]}
    assert targets_of(content) <= {*paper["targets"]}
    assert {state.value.iso for state in content.range_states} <= {*paper["range"]}
    known = dossier(set_in(bold, paper)).states
    missing = {id_ for id_, state in read.states.items() if state.fill == "missing"}
    assert missing <= {id_ for id_, state in known.items() if state.fill == "missing"}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["language"])
def test_the_usual_layout_gives_all_facts(paper: Paper) -> None:
    content = dossier(set_in(bold, paper)).proposal
    assert proponents_of(content) == {*paper["proponents"]}
    assert targets_of(content) == {*paper["targets"]}
    assert {state.value.iso for state in content.range_states} == {*paper["range"]}
