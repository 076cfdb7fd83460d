"""National Reports on the public pages: none before a person says so, and nothing of others."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.cli import app
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import Register, open_register
from pipeline.register.history.anchors import IN_FOLDER
from pipeline.services.undo import history_of
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadSection
from tests.pipeline.site.seeds import ASKED, BEFORE, happen, keep, make, prepare, seed, send
from tests.pipeline.site.small_pdf import small_pdf

SAID = Answer("XVI.3", (), ASKED, "97.1, the bustards were counted.")
MARKED = Answer(  # a word that stands nowhere else in each of its parts
    "zqnumberqz",
    ("zqsectionqz",),
    f"zqquestionqz {ASKED}",
    "zqtextqz 97.1",
    "zqoriginalqz 97.1",
    "zqmomentqz",
    ("https://example.org/zqlinkqz",),
    ("zqattachmentqz.pdf",),
    (("zqlineqz", "zqcolumnqz", "zqcellqz"),),
)
SHOWN = {"number", "question", "text", "original", "link", "line", "column", "cell", "period"}
REFUSED = {"section", "moment", "attachment", "respondent", "title", "file"}


HEADS = (Path(IN_FOLDER).name, ".published.json")  # which every entry in the register moves on


@pytest.fixture
def both(register: Register) -> Register:
    """A register with an action of which three Range States have a code."""
    seed(register)
    return register


def published(register: Register, folder: Path) -> str:
    """All that is published, in one text of small letters."""
    make(register, folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join(file.read_text("utf-8", "replace") for file in files).lower()


def marked(register: Register) -> str:
    """Take in a report with a word of its own in every part; the SHA-256 it goes by."""
    report = NationalReport("MV", "zqrespondentqz", "zqtitleqz", "zqperiodqz", (MARKED,))
    register.national_reports.add("d" * 64, "zqfileqz.csv", [report], "zqbyqz")
    return "d" * 64


def make_public(register: Register, digest: str, *, public: bool = True) -> None:
    kept = next(each for each in register.national_reports.kept() if each.sha256 == digest)
    register.national_reports.make_public(kept, "zqwhoqz", "zqwhyqz", public=public)


def test_every_part_is_marked() -> None:
    assert all(getattr(MARKED, field.name) for field in fields(Answer) if field.type is not bool)


def test_a_report_that_is_not_public_changes_not_one_byte(both: Register, tmp_path: Path) -> None:
    make(both, tmp_path / "before")
    marked(both)
    make(both, tmp_path / "after")
    assert pages(tmp_path / "before") == pages(tmp_path / "after")


def pages(folder: Path) -> dict[str, bytes]:
    """Everything but the head of the history."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in HEADS]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_of_a_public_report_the_answers_are_shown_and_nothing_else(
    both: Register, tmp_path: Path
) -> None:
    make_public(both, marked(both))
    text = published(both, tmp_path / "site")
    assert {word for word in SHOWN if f"zq{word}qz" in text} == SHOWN
    assert not [word for word in (*REFUSED, "by", "who", "why") if f"zq{word}qz" in text]


def test_a_report_that_is_withheld_again_is_gone(both: Register, tmp_path: Path) -> None:
    make(both, tmp_path / "never")
    digest = marked(both)
    make_public(both, digest)
    assert "zqtextqz" in published(both, tmp_path / "site")
    make_public(both, digest, public=False)
    assert "zq" not in published(both, tmp_path / "site")
    assert pages(tmp_path / "site") == pages(tmp_path / "never")


def test_an_older_public_report_stays_where_a_newer_is_private(
    both: Register, tmp_path: Path
) -> None:
    send(both, "Mongolia", replace(SAID, text="zqnewerqz 97.1"), public=False)
    text = published(both, tmp_path / "site")
    assert "les outardes ont été comptées" in text
    assert "zqnewerqz" not in text


def test_while_none_is_public_no_page_speaks_of_them(register: Register, tmp_path: Path) -> None:
    seed(register)
    for kept in register.national_reports.kept():
        register.national_reports.make_public(kept, "A. Colleague", public=False)
    make(register, tmp_path / "site")
    page = (tmp_path / "site" / "en" / "action" / "97.1" / "index.html").read_text("utf-8")
    assert 'id="reports"' not in page


WORDS = {
    "en": ("National Reports of the Range States", "No National Report published here".lower()),
    "fr": ("Rapports nationaux des États", "aucun rapport national publié ici"),
    "es": ("Informes nacionales de los Estados", "ningún informe nacional publicado aquí"),
}


@pytest.mark.parametrize("language", WORDS)
def test_both_sides_stand_on_the_page_of_the_action(site: Path, language: str) -> None:
    page = (site / language / "action" / "97.1" / "index.html").read_text("utf-8")
    heading, none_here = WORDS[language]
    assert heading in page
    assert none_here in page.lower()  # of the Maldives, whose report is private
    assert "les outardes ont été comptées" in page  # the words of the Party
    assert "the bustards were counted" in page  # the translation, apart
    assert ASKED in page
    assert "2090-2093" in page
    assert "PRIVATE" not in page


@pytest.mark.parametrize("language", WORDS)
def test_a_state_has_the_same_on_its_page(site: Path, language: str) -> None:
    mongolia = (site / language / "state" / "MN" / "index.html").read_text("utf-8")
    assert "les outardes ont été comptées" in mongolia
    assert "/action/97.1/#reports" in mongolia
    china = (site / language / "state" / "CN" / "index.html").read_text("utf-8")
    assert china.count("Yes, in all of them.") == 1  # however many actions it stands for
    maldives = (site / language / "state" / "MV" / "index.html").read_text("utf-8")
    assert WORDS[language][1] in maldives.lower()


@pytest.mark.parametrize(("tracked", "shown"), [(False, True), (True, False)])
def test_words_of_the_proponents_stand_there_where_their_report_is_on_offer(
    register: Register, tmp_path: Path, tracked: bool, shown: bool
) -> None:
    """A file with tracked changes that nobody has looked at is not for everybody."""
    prepare(register)
    state = [EventDetail("range_states", "Mongolia", {"iso": "MN"})]
    happen(register, "97.1", Event.ACCEPTED, "COP97", title="Steppe Bustard", details=state)
    words = (ReadSection("progress", "Progress", "en", "zqprogressqz", 1, 1),)
    open_still = Finding(rules()["DOC002"], {"insertions": 1, "deletions": 1, "count": 1})
    findings = (open_still,) if tracked else ()
    digest = keep(register, small_pdf("report"), "progress_report", None, "COP98", findings, words)
    happen(register, "97.1", Event.REPORTED, "COP98", BEFORE, document=digest)
    send(register, "Mongolia", SAID, public=True)
    assert ("zqprogressqz" in published(register, tmp_path / "site")) == shown


@pytest.fixture
def home(own_home: Path) -> Path:
    """A register with reports of three States, which the commands use."""
    with open_register(own_home) as register:
        seed(register)
    return own_home


def test_a_command_publishes_and_withholds_and_undo_takes_it_back(home: Path) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(app, ["national-reports", *words])
        return f"{done.exit_code} {done.output}"

    listed = run("list")
    assert listed.count(" not public") == 1
    name = next(line.split()[0] for line in listed.removeprefix("0 ").splitlines() if "MV" in line)
    assert "is public" in run("publish", name, "--by", "Ana", "--reason", "its letter of May")
    assert "was public already" in run("publish", name)
    assert run("list").count(" not public") == 0
    assert "is not public" in run("withhold", "Maldives")
    assert run("publish", "Ruritania").startswith("2 ")
    assert run("withhold", "abcdef01-1").startswith("2 ")
    lines = [line for line in history_of(name) if line.path == "public 1"]
    assert [(line.by, line.before, line.after) for line in lines][:1] == [("Ana", False, True)]
    undone = CliRunner().invoke(app, ["undo", str(lines[-1].number), "--reason", "a mistake"])
    assert undone.exit_code == 0, undone.output
    assert run("list").count(" not public") == 0
