"""The licences of the pinned packages, as a table in docs/packages.md: `make licences`.

Each package says itself under which licence it is; those of another system say so too.
"""

import re
from collections import defaultdict
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "packages.md"
TABLE = re.compile(r"(?<=<!-- licences -->\n).*(?=<!-- /licences -->)", re.DOTALL)
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==", re.MULTILINE)
ELSEWHERE = "of other systems, not installed where this was written"
SAME = {  # the same licence under other names
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}


def pinned(lock: Path = ROOT / "requirements.lock") -> list[str]:
    """The names of the packages in the lock file, each once, sorted."""
    return sorted({*PINNED.findall(lock.read_text("utf-8"))})


def licence(name: str) -> str:
    """What a package says of its licence, in the words of SPDX where it uses them."""
    try:
        package = cast(Message, metadata(name))
    except PackageNotFoundError:
        return ELSEWHERE
    classes = [c.rpartition(" :: ")[2] for c in package.get_all("Classifier", []) if "License" in c]
    stated = (package.get("License") or "").partition("\n")[0]
    found = package.get("License-Expression") or (classes[0] if classes else stated)
    return SAME.get(found, found) or "not stated"


def table() -> str:
    """The licences, most packages first, with the packages under each."""
    packages = defaultdict(list)
    for name in pinned():
        packages[licence(name)].append(name)
    rows = sorted(packages.items(), key=lambda row: (row[0] == ELSEWHERE, -len(row[1]), row[0]))
    lines = [f"| {name} | {len(names)} | {', '.join(names)} |" for name, names in rows]
    return "\n".join(["", "| Licence | Packages | Which |", "| --- | --- | --- |", *lines, "", ""])


def main() -> None:
    """Write the table anew."""
    PAGE.write_text(TABLE.sub(lambda _: table(), PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
