"""Write the samples: `python -m tests.samples_maker.make [--about] [NAME…]`.

Without a name all of them; with --about only about.toml and the manifest.

The Word files come out the same to the byte on every run. The PDFs are made from them by
LibreOffice and differ a little from version to version, so they are kept in the repository and
made anew only when asked for. `expected.json` is never written here: see tests/test_samples.py.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from tests.conftest import ROOT
from tests.samples_maker.source import Source, load_sources
from tests.samples_maker.word import word_file

SAMPLES = ROOT / "samples"
MIDNIGHT = (2025, 10, 1, 0, 0, 0)  # the date of every file inside a .docx
ABOUT = """\
illustrates = {illustrates}
origin = "illustration written for this project; not a real submission"
file = {file}
language = {language}
meeting = "COP15"
received = {received}

# Written by hand: what a reader finds in the file. The program has to agree.
{truth}"""


def main(arguments: Sequence[str]) -> None:
    names = {word for word in arguments if not word.startswith("--")}
    sources = [source for source in load_sources() if not names or source.name in names]
    for source in sources:
        write_about(source)
    write_manifest(load_sources())
    if "--about" in arguments:
        return
    with tempfile.TemporaryDirectory() as scratch:
        for source in sources:
            write_file(source, SAMPLES / source.name / source.file, Path(scratch))
        _convert(sources, Path(scratch))


def write_about(source: Source) -> None:
    """What a sample shows, and what a reader finds in it."""
    folder = SAMPLES / source.name
    folder.mkdir(parents=True, exist_ok=True)
    fields = {
        name: json.dumps(getattr(source, name), ensure_ascii=False)
        for name in ("illustrates", "file", "language")
    }
    about = ABOUT.format(**fields, received=source.received, truth=source.truth)
    (folder / "about.toml").write_text(about, "utf-8")


def write_manifest(sources: Sequence[Source]) -> None:
    """On which day each file came, as `concerted intake --manifest` takes it."""
    rows = [f'"{source.name}/{source.file}",{source.received}' for source in sources]
    (SAMPLES / "received.csv").write_text("file,received\n" + "\n".join(rows) + "\n", "utf-8")


def write_file(source: Source, target: Path, scratch: Path) -> None:
    content = BytesIO()
    word_file(source).save(content)
    is_word = target.suffix == ".docx"
    _same_every_time(content, target if is_word else scratch / f"{source.name}.docx")


def _same_every_time(content: BytesIO, target: Path) -> None:
    """Zip anew with fixed dates."""
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, MIDNIGHT)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))


def _convert(sources: Sequence[Source], scratch: Path) -> None:
    """One batch for all without a password, one run for each with one."""
    pdfs = [source for source in sources if source.file.endswith(".pdf")]
    plain = [source for source in pdfs if not source.password]
    if plain:
        _soffice("pdf", plain, scratch)
    for source in pdfs:
        if source.password:
            options = {
                "EncryptFile": {"type": "boolean", "value": "true"},
                "DocumentOpenPassword": {"type": "string", "value": source.password},
            }
            _soffice(f"pdf:writer_pdf_Export:{json.dumps(options)}", [source], scratch)
        shutil.move(scratch / f"{source.name}.pdf", SAMPLES / source.name / source.file)


def _soffice(filter_name: str, sources: Sequence[Source], scratch: Path) -> None:
    files = [str(scratch / f"{source.name}.docx") for source in sources]
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{scratch}/profile",
            "--headless",
            "--convert-to",
            filter_name,
            "--outdir",
            str(scratch),
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1759276800"},
    )


if __name__ == "__main__":
    main(sys.argv[1:])
