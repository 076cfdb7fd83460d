"""Hostile words in everything a proponent or a colleague writes, through everything written out.

Every command that writes files for people is run on such a register, and every file found
afterwards is looked into: a new command and a new kind of file fail until they are in these tables.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree, html
from openpyxl import load_workbook
from typer.main import get_command
from typer.testing import CliRunner

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.cli import app
from pipeline.cli.harmless import harmless
from pipeline.csv_cells import RUN
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import Register, open_register
from pipeline.submissions.correspondence import MailDraft, MessageHeaders
from pipeline.submissions.summary import Reading, ReadProponent
from tests.pipeline.outcomes import outcome
from tests.pipeline.site.seeds import COP99, happen, prepare

pytestmark = pytest.mark.slow

MARK = "Wqz"  # stands in each hostile word, so that it is found again
WORDS = {
    "formula": f'=HYPERLINK("http://evil.example/{MARK}","x")',
    "formula after space": f"\t@SUM(1+1)*cmd|{MARK}",
    "header": f"{MARK}\r\nBcc: evil@example.org\r\nX-Evil: yes\r\n\r\n<html>",
    "placeholder": f"{MARK} {{signature}} {{{{ 7*7 }}}} {{%raw%}} %(x)s ${{HOME}} {{0.__class__}}",
    "turned": f"{MARK} \u202egnp.exe\u2066 \u200f\u202d end",
    "script": f"</script><script>alert('{MARK}')</script><img src=x onerror=alert(1)>",
    "control": f"{MARK}\x00b\x1b[31mc\x9b31m\x07\ufffe",
    "calendar": f"{MARK}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://evil.example",
    "path": f"../../{MARK}/../../etc/passwd",
    "surrogates": f"{MARK} \ud800 alone".encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace"
    ),
}
FIELDS = ("lead", "proponents", "taxa", "range_states", "activities", "until", "into")
MORE = ("written", "edition", "iso", "outcome", "timeframe", "responsibility", "funding")
WRITING = (  # OUT is the folder that is looked into
    "council --meeting ScC-SC90 --today 2092-08-01 --out OUT/council",
    "letters --meeting COP99 --today 2096-04-20 --out OUT/letters",
    "compliance --meeting COP99 --today 2096-05-01 --out OUT/compliance",
    "register export OUT/export",
    "publish OUT/site --address https://register.example.org/",
    "meetings list --table OUT/meetings.csv",
    "meetings list --table OUT/meetings.xlsx",
    "search herd --table OUT/found.csv",
    "search herd --table OUT/found.xlsx",
    "proposals COP99 --table OUT/proposals.csv",
    "proposals COP99 --table OUT/proposals.xlsx",
    "funding --table OUT/funding.csv",
    "funding --table OUT/funding.xlsx",
    "history 98.1 --table OUT/history.csv",
    "history 98.1 --table OUT/history.xlsx",
    "states Kenya --excel OUT/state.xlsx --calendar OUT/state.ics",
    "workbook make activities --meeting COP99 --out OUT/activities.xlsx",
    "workbook make decisions --meeting COP99 --out OUT/decisions.xlsx",
    "submissions list --table OUT/submissions.xlsx",
    "register list --table OUT/actions.csv",
    "register changes --from 2000-01-01 --table OUT/changes.csv",
    "national-reports list --table OUT/national.csv",
    "national-reports beside 97.1 --table OUT/beside.xlsx",
    "mailbox messages --table OUT/messages.csv",
    "mailbox addresses --table OUT/addresses.csv",
    "mailbox list --table OUT/mailboxes.csv",
    "mailbox letters --table OUT/drafted.csv",
    "intake OUT/in --meeting COP99 --report OUT/report.docx",
    "intake OUT/in --meeting COP99 --report OUT/report.xlsx --language fr",
)
# what writes no file for people
READING = {"check", "explain", "migrate", "national-reports import", "restore", "taxa import"}
READING |= {"taxa mentions"}
ELSEWHERE = {  # commands that write, and where their output is looked at
    "taxa find": "names of the Appendices alone",
    "taxa editions": "names of the Appendices alone",
    "backup": "tests/pipeline/register/test_backup.py: JSON lines for us alone",
    "submissions file": "a file as it came",
    "submissions show": "a picture",
}
FAR = re.compile(r"(?:javascript|data:text|\w+:)?//[^/]*evil|javascript:|data:text", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def wordy(value: Any, word: str) -> Any:
    """A reading with `word` in every text of it that comes from the file."""
    return replace(
        value,
        title=word,
        symbol=word[:90],
        proponents=(ReadProponent(word, "government", None, 1, 2, word),),
        sections=tuple(replace(part, heading=word, text=word) for part in value.sections),
        taxa=tuple(replace(name, written=word, quote=word) for name in value.taxa),
        activities=tuple(
            replace(row, activity=word, outcome=word, timeframe=word, responsibility=word)
            for row in value.activities
        ),
    )


def attack(register: Register, word: str) -> None:
    prepare(register)
    details = [EventDetail(field, word, dict.fromkeys(MORE, word)) for field in FIELDS]
    happen(register, "97.1", Event.ACCEPTED, "COP97", title=word, details=details)
    happen(register, "98.1", Event.PROPOSED, "COP98", title=word, details=details)
    name = word.replace("/", "_").replace("\x00", "_")[:60]
    for number, kind in enumerate(("proposal", "progress_report")):
        content = f"{number} {word}".encode("utf-8", "replace")
        read = outcome(
            content, kind=kind, kinds=(kind,), concerted_action="97.1", file=f"{name}.docx"
        )
        summary: Reading = wordy(read.summary, word)
        register.load(replace(read, summary=summary), content, COP99.opens, "COP99")
    answer = Answer("1", (word,), f"{word} Concerted Actions?", word)
    report = NationalReport("KE", word, word, word, (answer,))
    register.national_reports.add("1" * 64, name, [report], word)
    headers = MessageHeaders(f"<{MARK}@x.example>", (), "ana@x.example", word, word)
    register.mail_log.note_message("2" * 64, headers, datetime(2096, 1, 1, tzinfo=UTC))
    draft = MailDraft("<2@x.example>", word[:60], (word,), word, word, word, "", "2096-01-01")
    register.mail_log.note_draft(draft)


@pytest.fixture(scope="module", params=WORDS)
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that the program wrote of a register with that word everywhere."""
    folder = tmp_path_factory.mktemp("out")
    (folder / "in").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(folder / "home"))
        patch.delenv("CONCERTED_REGISTER_URL", raising=False)
        with open_register(folder / "home") as register:
            attack(register, WORDS[request.param])
        screens = []
        for words in WRITING:
            ran = CliRunner().invoke(app, words.replace("OUT", str(folder)).split())
            assert ran.exit_code in {0, 1}, f"{words}: {ran.output}"
            screens.append(harmless(ran.output))  # as `guard_terminal` has it
        (folder / "screen.txt").write_text("\n".join(screens), "utf-8")
    return folder


def outputs(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "home" not in path.parts]


def test_every_file_keeps_its_form(out: Path) -> None:
    unknown = {path.suffix for path in outputs(out)} - CHECKS.keys()
    assert unknown == set()
    faults = {
        str(path.relative_to(out)): fault
        for path in outputs(out)
        for fault in CHECKS[path.suffix](path.read_bytes())
    }
    assert faults == {}


def test_nothing_is_written_elsewhere(out: Path) -> None:
    for path in outputs(out):
        assert path.resolve().is_relative_to(out.resolve())
        assert not re.search("[\\x00-\\x1f\u202a-\u202e\u2066-\u2069]", path.name)


def test_every_command_that_writes_is_in_the_table() -> None:
    writing = {name for name, takes in leaves(get_command(app)) if takes}
    tried = {name for name in writing if any(words.startswith(f"{name} ") for words in WRITING)}
    assert writing - READING - tried == ELSEWHERE.keys()


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Each command by its words, and whether it takes a place that need not be there."""
    for name in getattr(command, "commands", {}):
        yield from leaves(command.get_command(None, name), (*path, name))
    if path and not getattr(command, "commands", {}):
        kinds = [parameter.type_descriptor for parameter in command.params]
        places = [kind.parameter_info for kind in kinds if "Path" in str(kind.annotation)]
        yield " ".join(path), any(not place.exists for place in places)


def in_csv(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    head = text.partition("\n")[0]
    mark = max(",;", key=head.count)  # lists for Excel in Bonn have semicolons
    lines = [*csv.reader(text.splitlines(keepends=True), delimiter=mark)]
    yield from (f"formula {cell}" for row in lines for cell in row if cell.lstrip().startswith(RUN))
    yield from (f"ragged {row}" for row in lines if len(row) != len(lines[0]))


def in_workbook(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(BytesIO(content)).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        yield from (f"{cell.coordinate} is a formula" for cell in cells if cell.data_type == "f")
        yield from (f"{cell.coordinate} is a link" for cell in cells if cell.hyperlink)


def in_word(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                tree: Any = etree.fromstring(package.read(name))
                linked = tree.xpath("//*[@TargetMode='External']/@Target")
                yield from (f"{name} links to {link}" for link in linked if "evil" in link)
                fields = tree.xpath("//*[local-name()='instrText']/text()")
                yield from (f"{name} has the field {text}" for text in fields if MARK in text)


def in_page(content: bytes) -> Iterator[str]:
    root: Any = html.document_fromstring(content)
    yield from (f"handler {name}" for name in root.xpath("//@*[starts-with(name(), 'on')]"))
    scripts = root.xpath("//script[not(@src)][not(@type='application/ld+json')]")
    yield from (f"script {script.text}" for script in scripts if MARK in (script.text or ""))
    links = root.xpath("//@href | //@src")
    yield from (f"link {link}" for link in links if FAR.match(link))


HEADERS = {
    *("to", "subject", "date", "mime-version", "content-type", "content-transfer-encoding"),
    *("x-unsent", "from", "cc", "message-id", "in-reply-to", "references", "content-language"),
    "x-concerted-letter",
}


def in_mail(content: bytes) -> Iterator[str]:
    mail = message_from_bytes(content, policy=default)
    yield from (f"header {name}" for name in mail if name.lower() not in HEADERS)
    yield from (f"part of {part.get_content_type()}" for part in mail.walk() if part.defects)
    yield from (
        f"text/html {part}" for part in mail.walk() if part.get_content_type() == "text/html"
    )
    shown = f"{mail['subject']} {mail['to']}"
    yield from (f"{found!r} in a header" for found in INVISIBLE.findall(shown))


def in_calendar(content: bytes) -> Iterator[str]:
    lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")
    yield from (line for line in lines if line.startswith(("BEGIN:VALARM", "ATTACH")))
    begun = [line.partition(":")[2] for line in lines if line.startswith("BEGIN:")]
    ended = [line.partition(":")[2] for line in lines if line.startswith("END:")]
    if sorted(begun) != sorted(ended):
        yield "something begins that does not end"


def in_json(content: bytes) -> Iterator[str]:
    json.loads(content)
    yield from ()


def in_xml(content: bytes) -> Iterator[str]:
    root: Any = etree.fromstring(content)
    yield from ("a script" for _ in root.iter("{*}script"))


def in_text(content: bytes) -> Iterator[str]:
    yield from (f"{found!r} on a screen" for found in INVISIBLE.findall(content.decode("utf-8")))


def nothing(content: bytes) -> Iterator[str]:
    """Made by us alone: no word of a register is in it."""
    if MARK.encode() in content:
        yield "a word of the register"


CHECKS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".csv": in_csv,
    ".xlsx": in_workbook,
    ".docx": in_word,
    ".html": in_page,
    ".eml": in_mail,
    ".ics": in_calendar,
    ".json": in_json,
    ".jsonld": in_json,
    ".xml": in_xml,
    ".svg": in_xml,
    ".txt": in_text,
    ".css": nothing,
    ".js": nothing,
    ".png": nothing,
    ".woff2": nothing,
    ".lock": nothing,
    "": nothing,
}
