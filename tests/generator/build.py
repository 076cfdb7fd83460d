"""A submission from a plan: the blocks of its pages and what is true of them."""

from collections.abc import Iterator
from random import Random

from tests.builders import PROPOSAL
from tests.generator.blocks import (
    BLUE,
    Block,
    Box,
    Grid,
    Line,
    Run,
    SectionTruth,
    Submission,
    Truth,
    box,
    line,
)
from tests.generator.front import front_page
from tests.generator.plan import IDS, Plan
from tests.generator.wordings import TEXTS, WORDINGS

PAGE = 450  # words
TABLE_SECTION = "activities_and_expected_outcomes"
ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"),
    *("xv", "xvi", "xvii", "xviii", "xix", "xx"),
)
Chosen = tuple[tuple[str, ...], str]  # the ids a heading stands for, and its words


def build(plan: Plan) -> Submission:
    """Write the submission of `plan`; the same plan gives the same submission."""
    return _Writer(plan).submission()


class _Writer:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chance = Random(plan.seed * 7919 + 1)
        self.truth = Truth(kinds=list(plan.kinds), language=plan.language)
        self.language = plan.language
        self.table = plan.style.startswith("table")

    def submission(self) -> Submission:
        front = front_page(self.plan, self.chance, self.truth)
        chosen = self._sections()
        blocks: list[Block] = []
        rows: list[tuple[Box, ...]] = []
        for number, (ids, heading) in enumerate(chosen, 1):
            self._write(number, ids, heading, blocks, rows)
        if rows:
            # The table of activities stands behind the form, and so ends its last section.
            last = self.truth.sections[-1].body
            last += [
                text_line.text
                for table in blocks
                if isinstance(table, Grid)
                for row in table.rows
                for cell in row
                for text_line in cell.lines
            ]
            blocks = [Grid(tuple(rows)), *([line("")] if blocks else []), *blocks]
        contents = self._contents(chosen)
        name = f"submission-{self.plan.seed:04d}"
        return Submission(name, [*front, *contents, *blocks], self.truth, self.plan)

    # which sections -------------------------------------------------------------------------

    def _sections(self) -> list[Chosen]:
        """(ids, heading) of every section to be written, extras with the id ""."""
        has, chance = self.plan.defects.__contains__, self.chance
        ids = list(IDS)
        if has("missing"):
            for gone in chance.sample(IDS, chance.randint(1, 3)):
                ids.remove(gone)
                self.truth.missing.add(gone)
        chosen: list[Chosen] = [((id_,), self._heading(id_)) for id_ in ids]
        if has("merged"):
            chosen = self._merge(chosen)
        if has("order") and len(chosen) > 8:
            at = chance.randint(3, len(chosen) - 4)
            chosen.insert(at, chosen.pop(at + 2))
        extras = WORDINGS["extras"][self.language]
        if has("extra_first") and not self._numbered():
            chosen.insert(0, (("",), chance.choice(extras["first"])))
        if has("extra_middle") and self.plan.style not in ("plain", "plain_colon", "plain_run_in"):
            chosen.insert(
                chance.randint(4, len(chosen) - 2), (("",), chance.choice(extras["middle"]))
            )
        if has("extra_last"):
            chosen.append((("",), chance.choice(extras["last"])))
        return chosen

    def _heading(self, section: str) -> str:
        language = self.language
        if "foreign_heading" in self.plan.defects and self.chance.random() < 0.15:
            language = self.chance.choice(("en", "fr", "es"))
        heading: str = self.chance.choice(WORDINGS["headings"][section][language])
        if "typo" in self.plan.defects and self.chance.random() < 0.2 and len(heading) > 14:
            at = self.chance.randint(3, len(heading) - 3)
            slip = self.chance.choice(("", "x", heading[at] * 2))
            heading = heading[:at] + slip + heading[at + 1 :]
        return heading

    def _merge(self, chosen: list[Chosen]) -> list[Chosen]:
        present = [ids[0] for ids, _ in chosen]
        pairs = [m for m in WORDINGS["merged"][self.language] if set(m["ids"]) <= set(present)]
        if not pairs:
            return chosen
        pair = self.chance.choice(pairs)
        first, second = pair["ids"]
        merged = [c for c in chosen if c[0][0] != second]
        at = next(n for n, c in enumerate(merged) if c[0][0] == first)
        merged[at] = ((first, second), pair["heading"])
        return merged

    # what stands in a section ---------------------------------------------------------------

    def _write(
        self,
        number: int,
        ids: tuple[str, ...],
        heading: str,
        blocks: list[Block],
        rows: list[tuple[Box, ...]],
    ) -> None:
        body = self._body(ids)
        truth = SectionTruth(ids[0], heading, [], tuple(ids[1:]))
        for block in body:
            if isinstance(block, Line):
                truth.body.append(block.text)
            elif not self.table:
                truth.body += [
                    text_line.text for row in block.rows for cell in row for text_line in cell.lines
                ]
        self.truth.sections.append(truth)
        if self.table:
            free = [block for block in body if isinstance(block, Line)]
            tables = [block for block in body if not isinstance(block, Line)]
            rows += self._rows(number, heading, free)
            if tables and TABLE_SECTION in ids:
                blocks += tables
            return
        blocks += self._headed(number, heading, body)

    def _body(self, ids: tuple[str, ...]) -> list[Block]:
        has, chance, language = self.plan.defects.__contains__, self.chance, self.language
        real = ids != ("",)
        if real and has("empty") and chance.random() < 0.15:
            self.truth.empty.update(ids)
            return []
        if real and has("placeholder") and chance.random() < 0.1:
            self.truth.empty.update(ids)
            return [line(chance.choice(TEXTS["placeholders"][language]))]
        body: list[Block] = []
        if real and has("guidance") and chance.random() < 0.2:
            body += self._guidance(ids)
            if body and chance.random() < 0.3:
                return body
        if ids[0] == "proponents":
            return [
                *body,
                *(line(text) for text in chance.choice(TEXTS["proponents"][language]).split("\n")),
            ]
        if ids[0] == "target_taxa":
            return [*body, *self._targets()]
        if TABLE_SECTION in ids and ids[0] == TABLE_SECTION and not has("no_table"):
            return [
                *body,
                *([line(self._sentence())] if chance.random() < 0.4 else []),
                self._activities(),
            ]
        body += [line(self._paragraph(first=not body))]
        for _ in range(chance.randint(0, 2)):
            body.append(line(self._paragraph()))
        body += self._filling(body)
        if has("lists") and real and chance.random() < 0.4:
            body += [line(self._fill(text)) for text in chance.choice(TEXTS["lists"][language])]
            body.append(line(self._sentence()))
        if has("sub_headings") and chance.random() < 0.3:
            words = {"en": "Threats at sea.", "fr": "Menaces en mer.", "es": "Amenazas en el mar."}
            body.append(Line((Run(words[language], True), Run(" " + self._sentence()))))
        if TABLE_SECTION in ids and not has("no_table"):
            body.append(self._activities())
        return body

    def _filling(self, body: list[Block]) -> Iterator[Line]:
        """Paragraphs that bring one section to its share of the pages asked for."""
        words = sum(len(block.text.split()) for block in body if isinstance(block, Line))
        while words < self.plan.pages * PAGE // len(IDS):
            text = self._paragraph()
            words += len(text.split())
            yield line(text)

    def _guidance(self, ids: tuple[str, ...]) -> list[Block]:
        if self.language == "en":
            given = PROPOSAL.section(ids[0]).guidance.get("en", ())
            text = " ".join(given)
        else:
            text = WORDINGS["guidance"][self.language].get(ids[0], "")
        if not text:
            return []
        self.truth.guidance.update(ids[:1])
        blue = BLUE if self.chance.random() < 0.6 else None
        return [Line((Run(text, color=blue),))]

    def _targets(self) -> list[Block]:
        if "labels" in self.plan.defects:
            return [line(self._fill(text)) for text in TEXTS["targets"][self.language]]
        name = "Otis tarda (Linnaeus, 1758)"
        return [line(name), line(self._sentence())]

    def _activities(self) -> Grid:
        head = self.chance.choice(WORDINGS["columns"][self.language])
        order = list(range(5))
        if self.chance.random() < 0.3:
            self.chance.shuffle(order)
        rows = []
        for _ in range(self.chance.randint(2, 6)):
            cells = [self._fill(text) for text in TEXTS["rows"][self.language]]
            if self.chance.random() < 0.2:
                cells[self.chance.choice((2, 3, 4))] = ""
            self.truth.activities.append(tuple(cells))
            rows.append(tuple(box(cells[n]) for n in order))
        header = tuple(box(head[n], bold=True) for n in order)
        if self.chance.random() < 0.25:
            header = (box("No."), *header)
            rows = [(box(str(n)), *row) for n, row in enumerate(rows, 1)]
        return Grid((header, *rows))

    def _paragraph(self, first: bool = False) -> str:
        sentences = [self._sentence() for _ in range(self.chance.randint(1, 5))]
        if "traps" in self.plan.defects and self.chance.random() < 0.35:
            # A trap at the very beginning of an unnumbered section would be one for people too.
            sentences.insert(0, self._fill(self.chance.choice(TEXTS["traps"][self.language])))
        return " ".join(sentences)

    def _sentence(self) -> str:
        return self._fill(self.chance.choice(TEXTS["sentences"][self.language]))

    def _fill(self, text: str) -> str:
        while "{n}" in text:
            text = text.replace("{n}", str(self.chance.randint(2, 98)), 1)
        return text

    # how headings look ----------------------------------------------------------------------

    def _numbered(self) -> bool:
        return self.plan.style.startswith(("roman", "arabic", "auto", "letters", "table_numbered"))

    def _headed(self, number: int, heading: str, body: list[Block]) -> list[Block]:
        style = self.plan.style
        run_in = style in ("roman_run_in", "bold_run_in", "plain_run_in")
        if run_in and body and isinstance(body[0], Line):
            mark = f"({ROMAN[number - 1]}). " if style == "roman_run_in" else ""
            head = Run(f"{mark}{heading}: ", style == "bold_run_in")
            return [Line((head, *body[0].runs)), *body[1:]]
        return [self._heading_line(number, heading), *body]

    def _heading_line(self, number: int, heading: str) -> Line:
        roman = ROMAN[number - 1]
        match self.plan.style:
            case "plain_colon" | "plain_run_in":
                return line(f"{heading}:")
            case "bold":
                return line(heading, bold=True)
            case "bold_run_in":
                return line(f"{heading}:", bold=True)
            case "bold_larger":
                return line(heading, bold=True, size=14)
            case "roman_run_in" | "roman_own_line":
                return line(f"({roman}). {heading}:")
            case "roman_bare":
                return line(f"({roman}) {heading}")
            case "roman_capital":
                return line(f"{roman.upper()}. {heading}", bold=True)
            case "arabic":
                return line(f"{number}. {heading}")
            case "arabic_paren":
                return line(f"{number}) {heading}")
            case "arabic_bold":
                return line(f"{number}. {heading}", bold=True)
            case "capitals":
                return line(heading.upper())
            case "capitals_bold":
                return line(heading.upper(), bold=True)
            case "styled":
                return line(heading, style="Heading 2")
            case "auto_number":
                return Line((Run(heading, True),), numbered=True)
            case "letters":
                return line(f"{chr(64 + number)}. {heading}", bold=True)
        return line(heading)

    def _rows(self, number: int, heading: str, body: list[Line]) -> list[tuple[Box, ...]]:
        right = Box(tuple(body) or (line(""),))
        match self.plan.style:
            case "table_wrapped":
                words = heading.split()
                label = tuple(line(" ".join(words[n : n + 2])) for n in range(0, len(words), 2))
                return [(Box(label), right)]
            case "table_numbered":
                return [(box(f"{number}."), box(heading), right)]
            case "table_rows":
                return [(box(heading, bold=True),), (right,)]
            case "table_full_width":
                return [(box(heading, columns=2, bold=True),), (box(""), right)]
        return [(box(heading, bold=True), right)]

    def _contents(self, chosen: list[Chosen]) -> list[Block]:
        title = {"en": "Contents", "fr": "Table des matières", "es": "Índice"}[self.language]
        if "contents" in self.plan.defects:
            lines = [f"{heading} {'.' * 20} {n + 2}" for n, (_, heading) in enumerate(chosen)]
        elif "contents_bare" in self.plan.defects:
            lines = [heading for _, heading in chosen]
        else:
            return []
        return [line(title, bold=True), *map(line, lines)]
