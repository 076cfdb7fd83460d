"""Learn anew how headings are told: `python -m tests.tools.train_headings`.

Two files come out, in `extractors/forms/headings`: `nearness.csv`, how near words are to each
section, learnt from the wordings of the form, of the generator and of `heading_sayings.toml` and
from annotated papers, and how near the text beneath is, from those of `section_texts.toml` and from
annotated papers; and `weights.toml`, what each kind of evidence weighs, learnt from annotated and
generated papers. Papers whose name hashes to 0 modulo 3 are never read. `--folder` is where
annotated papers are, each with its `NAME.truth.json`; `--evaluate` writes nothing and says what is
found of papers that were left out of the learning of nearness, five parts in turn; `--nearness`
leaves the weights as they are.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.forms.headings import nearness
from extractors.forms.headings.alignment import WEIGHTS, load_weights
from extractors.forms.headings.form_tables import units_of
from extractors.forms.headings.wordings import wordings_of
from extractors.forms.sections import read_lines, split_sections
from tests.builders import PROPOSAL
from tests.tools import train_nearness, train_weights
from tests.tools.annotated_papers import Paper, annotated, generated, ids_for_learning
from tests.tools.train_nearness import Annotated
from tests.tools.train_weights import Lesson, lesson_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "submissions"
PARTS = 5
GENERATED = range(1000, 1069)
SWEEPS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path, nargs="+", default=[CORPUS])
    asked.add_argument("--evaluate", action="store_true")
    asked.add_argument("--nearness", action="store_true")
    options = asked.parse_args(arguments)
    papers = [paper for folder in options.folder for paper in annotated(folder)]
    if not papers:
        say(f"No annotated papers in {', '.join(map(str, options.folder))}.")
        return 1
    shipped = nearness.SOURCE
    if options.nearness:
        train_nearness.write(shipped, *_learn(papers))
        return 0
    with TemporaryDirectory() as folder:
        lessons, found = _parts_in_turn(papers, Path(folder))
    nearness.use(shipped)
    say(", ".join(f"{name} {count}" for name, count in found.items()))
    if not options.evaluate:
        train_nearness.write(shipped, *_learn(papers))
        nearness.use(shipped)
        lessons += [_lesson(paper) for paper in generated(GENERATED)]
        weights = train_weights.learn(lessons, load_weights(), SWEEPS, say)
        raw = tomllib.loads(WEIGHTS.read_text("utf-8"))
        train_weights.write(WEIGHTS, weights, list(raw["path"]))
    return 0


def _parts_in_turn(papers: Sequence[Paper], folder: Path) -> tuple[list[Lesson], Counter[str]]:
    """Lessons of all papers, and what is found of them, each read by what the others taught."""
    lessons: list[Lesson] = []
    found: Counter[str] = Counter()
    for part in range(PARTS):
        left_out = papers[part::PARTS]
        path = folder / f"{part}.csv"
        rest = [paper for paper in papers if paper not in left_out]
        train_nearness.write(path, *_learn(rest))
        nearness.use(path)
        lessons += [_lesson(paper) for paper in left_out]
        for paper in left_out:
            found += _found(paper)
    return lessons, found


def _learn(papers: Sequence[Paper]) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    rows = [
        Annotated(ids_for_learning(heading), heading.words, body)
        for paper in papers
        for heading, body in paper.bodies()
    ]
    return (
        train_nearness.learn(train_nearness.headings(rows)),
        train_nearness.learn(train_nearness.bodies(rows)),
    )


def _lesson(paper: Paper) -> Lesson:
    units = units_of(paper.document, wordings_of(PROPOSAL))
    readings, aligner = read_lines(units, PROPOSAL)
    return lesson_of(paper, readings, aligner)


def _found(paper: Paper) -> Counter[str]:
    """Sections wanted, found and invented."""
    wanted = {id_ for heading in paper.headings for id_ in heading.ids} - {""}
    read = {id_ for section in split_sections(paper.document, PROPOSAL) for id_ in section.ids}
    return Counter(
        wanted=len(wanted), found=len(wanted & read), invented=len(read - wanted), papers=1
    )


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a tool


if __name__ == "__main__":
    sys.exit(main())
