"""What happens from July 2025 to April 2026: which file comes when, and what colleagues do.

COP15 and its deadline (150 days before, as nothing else is published here) are as shipped. The
meeting of the Scientific Council is invented: none before COP15 is in the list of meetings.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.config import home
from pipeline.schedule.daily import TaskResult
from pipeline.services.inbox import inbox
from tests.conftest import ROOT
from tests.pipeline.commands import Concerted
from tests.pipeline.plain_work import plain_day
from tests.samples_maker.make import write_file
from tests.samples_maker.source import Line, load_source

COUNCIL = "ScC-SC7"
BUSTARD = "great-bustard-missing-sections"
LATE = "Eel report CA 99.1.docx"
REVISED = "CA proposal Great Bustard Rev1.docx"
COMES: Mapping[str, str] = {  # sample -> the day its file comes
    "flamencos-informe-conclusion": "2025-10-10",
    "girafe-tableau": "2025-10-17",
    "mobulid-report-continuation": "2025-10-21",
    "dugong-rapport-et-prolongation": "2025-10-23",
    BUSTARD: "2025-10-24",
    "european-eel-extension": "2025-10-24",
    "protected-by-password": "2025-10-24",
    "oryx-suivi-des-modifications": "2025-11-03",  # after the deadline
}
ADDRESSES = """name,address
Gobierno de Chile,fauna@chile.example
Gouvernement de Madagascar,dugong@madagascar.example
Ray Conservation Alliance,office@rays.example
Government of Mongolia,bustard@mongolia.example
Flufftail Society,hello@flufftail.example
"""
RUNNING = (  # number, title, lead: accepted by COP14
    ("99.1", "European Eel", "Government of Monaco"),
    ("99.3", "Dugong", "Gouvernement de Madagascar"),
    ("99.4", "Andean flamingos", "Gobierno de Chile"),
    ("99.6", "Manta Rays", "Ray Conservation Alliance"),
    ("99.8", "Black-necked Crane", ""),  # nobody leads it any more
    ("99.9", "White-winged Flufftail", "Flufftail Society"),
)
EELS = {
    "MANTA RAYS (_Manta alfredi_ AND _Manta birostris_)": "EUROPEAN EEL (_Anguilla anguilla_)",
    "Manta Rays (_Manta alfredi_ and _Manta birostris_)": "European Eel (_Anguilla anguilla_)",
    "99.6": "99.1",
    "RAY CONSERVATION ALLIANCE": "EEL RESEARCH NETWORK",
    "Ray Conservation Alliance": "Eel Research Network",
}
Act = Callable[[Concerted], object]


def begin(concerted: Concerted) -> None:
    """The register as it stands in July 2025, and the addresses that are known."""
    opening = ("--place", "Bonn, Germany", "--source", "invented for the samples", "--by", "Ana")
    concerted.run("meetings", "add", COUNCIL, "2025-12-02", "2025-12-05", *opening)
    for number, title, lead in RUNNING:
        concerted.record(number, "proposed", "COP14", "2023-05-20", "--title", title)
        led = ("--lead", lead) if lead else ()
        concerted.record(number, "accepted", "COP14", "2024-02-17", "--until", "COP15", *led)
    (home() / "addresses.csv").write_text(ADDRESSES, "utf-8")


def acts() -> Mapping[date, list[Act]]:
    """What colleagues do on a day, before the program looks."""
    doing: dict[date, list[Act]] = {}

    def on(day: str, act: Act) -> None:
        doing.setdefault(date.fromisoformat(day), []).append(act)

    for sample, day in COMES.items():
        on(day, lambda _, sample=sample, day=day: _put(sample, day))  # type: ignore[misc]  # bound now
    options = ("--reason", "So its sender says on the telephone.", "--by", "Ana")
    on("2025-10-28", lambda commands: commands.run("correct", LOCKED, "kind", "proposal", *options))
    on("2025-11-06", lambda _: _put_revision("2025-11-06"))
    on("2025-12-15", lambda _: _put_late_report("2025-12-15"))
    for day, words in DECIDED:
        on(day, lambda commands, words=words: commands.record(*words))  # type: ignore[misc]  # bound now
    return doing


LOCKED = "Proposal (confidential).pdf"
GIRAFFE = "Action concertée girafe (tableau).pdf"
BY_THE_COP = ("COP15", "2026-03-28")
DECIDED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2025-12-08", ("99.3", "extension_proposed", "COP15", "2025-10-23")),
    ("2025-12-08", ("99.1", "extension_proposed", "COP15", "2025-10-24")),
    ("2025-12-08", ("99.3", "recommended", COUNCIL, "2025-12-05")),
    ("2026-03-28", ("99.3", "extended", *BY_THE_COP, "--until", "COP16")),
    ("2026-03-28", ("99.1", "extended", *BY_THE_COP, "--until", "COP16")),
    ("2026-03-28", ("99.4", "completed", *BY_THE_COP)),
    ("2026-03-28", ("99.6", "extended", *BY_THE_COP, "--until", "COP16")),
    ("2026-03-28", ("15.1", "proposed", "COP15", "2025-11-06", "--document", REVISED,
                    "--title", "Great Bustard in Asia")),
    ("2026-03-28", ("15.1", "accepted", *BY_THE_COP, "--until", "COP16")),
    ("2026-03-28", ("15.2", "proposed", "COP15", "2025-10-17", "--document", GIRAFFE,
                    "--title", "Giraffe")),
    ("2026-03-28", ("15.2", "not_accepted", *BY_THE_COP)),
    ("2026-04-02", ("99.9", "considered_closed", "COP15", "2026-04-02",
                    "--note", "No report came, and the society says that none will.")),
)  # fmt: skip


def days_looked() -> Iterator[date]:
    """Every day near something, else once a week, as nothing happens in between."""
    first, last = date(2025, 7, 20), date(2026, 4, 10)
    deadline, council, cop = date(2025, 10, 24), date(2025, 12, 2), date(2026, 3, 23)
    stages = [90, 60, 30, 7, 0, -7, -30, -60, -90]
    marked = [deadline - timedelta(days=stage) for stage in stages]
    marked += [council - timedelta(days=stage) for stage in stages[:5]]
    marked += [cop, date(2026, 3, 30), *acts()]
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if number % 7 == 0 or any(abs((day - stage).days) <= 1 for stage in marked):
            yield day


def live(concerted: Concerted) -> list[tuple[date, TaskResult]]:
    """Live through the year; everything that the program did, and on which day."""
    begin(concerted)
    doing = acts()
    done = []
    for day in days_looked():
        for act in doing.get(day, ()):
            act(concerted)
        done += [(day, result) for result in plain_day(day)]
    return done


def _put(sample: str, day: str) -> None:
    """A file comes: a colleague puts it into the inbox and writes down the day."""
    source = load_source(ROOT / "tests" / "samples_maker" / "texts" / f"{sample}.txt")
    folder = inbox("COP15")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "samples" / sample / source.file, folder)
    _write_down(source.file, day)


def _put_revision(day: str) -> None:
    """The bustard comes again, with two of the missing sections."""
    source = load_source(ROOT / "tests" / "samples_maker" / "texts" / f"{BUSTARD}.txt")
    added = (
        Line("heading", "Likelihood of success"),
        Line("text", "The marked stretches of the last six years show what marking does."),
        Line("heading", "Cost-effectiveness"),
        Line("text", "Marking a kilometre costs less than guarding one nest for a year."),
    )
    at = next(n for n, block in enumerate(source.body) if block.text == "Cost-effectiveness")
    body = (*source.body[:at], *added, *source.body[at + 1 :])
    revised = replace(source, file=REVISED, symbol=f"{source.symbol}/Rev.1", body=body)
    with TemporaryDirectory() as scratch:
        write_file(revised, inbox("COP15") / REVISED, Path(scratch))
    _write_down(REVISED, day)


def _put_late_report(day: str) -> None:
    """The report that the proposal to extend the eels' action should have come with."""
    source = load_source(
        ROOT / "tests" / "samples_maker" / "texts" / "mobulid-report-continuation.txt"
    )
    kept = [block for block in source.body if block.kind != "table"]
    late = replace(
        source,
        file=LATE,
        symbol="UNEP/CMS/COP15/Doc.99.1.6",
        date="15 December 2025",
        title=tuple(map(_of_eels, source.title)),
        summary=tuple(map(_of_eels, source.summary)),
        body=tuple(replace(block, text=_of_eels(block.text)) for block in kept),
    )
    with TemporaryDirectory() as scratch:
        write_file(late, inbox("COP15") / LATE, Path(scratch))
    _write_down(LATE, day)


def _of_eels(text: str) -> str:
    """What is said of rays, said of eels."""
    for rays, eels in EELS.items():
        text = text.replace(rays, eels)
    return text


def _write_down(file: str, day: str) -> None:
    manifest = inbox("COP15") / "received.csv"
    before = manifest.read_text("utf-8") if manifest.exists() else "file,received\n"
    manifest.write_text(f'{before}"{file}",{day}\n', "utf-8")
