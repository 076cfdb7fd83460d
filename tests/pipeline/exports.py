"""An export of the register as tests compare it: without the moments of entry."""

import re
from pathlib import Path

from pipeline.register import Register

MOMENT = re.compile(rb'"recorded": "[^"]*"')  # later where a run was stopped and begun again
SUMS = "datapackage.json"  # holds the sums of the files that hold moments


def timeless_export(register: Register, folder: Path) -> dict[str, bytes]:
    """The files by name; two registers with the same record give the same."""
    return {
        path.name: MOMENT.sub(b'"recorded": ""', path.read_bytes())
        for path in register.export(folder)
        if path.name != SUMS
    }
