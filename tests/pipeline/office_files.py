"""What a Word or Excel file must hold so that no program offers to repair it."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
USES = {  # an element that uses what another part defines: by which attribute, there and here
    "pStyle": "styles.xml",
    "rStyle": "styles.xml",
    "tblStyle": "styles.xml",
    "numId": "numbering.xml",
    "footnoteReference": "footnotes.xml",
}
DEFINES = {
    "styles.xml": ("style", "styleId"),
    "numbering.xml": ("num", "numId"),
    "footnotes.xml": ("footnote", "id"),
}


def faults(path: Path) -> list[str]:
    """What is wrong with the file; empty where it can be opened as it is."""
    with ZipFile(path) as package:
        broken = package.testzip()
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    found = [f"{broken} is damaged"] if broken else []
    found += [f"{name} is there twice" for name in {*names} if names.count(name) > 1]
    trees = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is no XML: {error}")
    found += _untyped(trees, names)
    found += _lost_targets(trees, {*names})
    if path.suffix == ".docx":
        found += _word(trees)
    return found


def _untyped(trees: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    """Every part has a type, and no type is given to a part that is not there."""
    types = trees["[Content_Types].xml"]
    endings = {entry.get("Extension", "").lower() for entry in types.iter(f"{TYPES}Default")}
    named = {entry.get("PartName", "").lstrip("/") for entry in types.iter(f"{TYPES}Override")}
    for name in names:
        if name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no type"
    yield from (f"a type is given to {name}" for name in named - {*names})


def _lost_targets(trees: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    """What a part is related to is there; ids are each used once."""
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [link.get("Id") for link in tree]
        yield from (f"{name} has {known} twice" for known in {*ids} if ids.count(known) > 1)
        for link in tree:
            target = link.get("Target", "")
            if link.get("TargetMode") == "External":
                continue
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if posixpath.normpath(whole) not in names:
                yield f"{name} leads to {target}, which is not there"


def _word(trees: dict[str, etree._Element]) -> Iterator[str]:
    defined = {
        part: {entry.get(f"{WORD}{key}") for entry in trees[f"word/{part}"].iter(f"{WORD}{tag}")}
        for part, (tag, key) in DEFINES.items()
        if f"word/{part}" in trees
    }
    texts = {n: t for n, t in trees.items() if n.startswith("word/") and n.count("/") == 1}
    for name, tree in texts.items():
        for tag, part in USES.items():
            for use in tree.iter(f"{WORD}{tag}"):
                asked = use.get(f"{WORD}id") or use.get(f"{WORD}val")
                if asked not in defined.get(part, {*()}) and asked != "0":
                    yield f"{name}: {tag} {asked} is not defined"
        yield from _tables(name, tree)


def _tables(name: str, tree: etree._Element) -> Iterator[str]:
    """A row has as many cells as the table has columns, and a cell ends with a paragraph."""
    for table in tree.iter(f"{WORD}tbl"):
        columns = len(table.findall(f"{WORD}tblGrid/{WORD}gridCol"))
        for row in table.findall(f"{WORD}tr"):
            cells = row.findall(f"{WORD}tc")
            spans = [cell.find(f"{WORD}tcPr/{WORD}gridSpan") for cell in cells]
            wide = sum(1 if span is None else int(span.get(f"{WORD}val", "1")) for span in spans)
            if wide != columns:
                yield f"{name}: a row of {wide} cells in a table of {columns} columns"
            if any(len(cell) == 0 or cell[-1].tag != f"{WORD}p" for cell in cells):
                yield f"{name}: a cell that does not end with a paragraph"
