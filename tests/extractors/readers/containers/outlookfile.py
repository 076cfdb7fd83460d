"""Tiny OLE2 files, as Outlook and old Word write them, made in the test that reads them.

Layout after [MS-CFB]: sectors of 512 bytes, and streams under 4096 bytes together in one
stream of the root, in sectors of 64 bytes.
"""

import struct
from dataclasses import dataclass, field

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
STRING, BINARY, INTEGER, TIME = 0x001F, 0x0102, 0x0003, 0x0040  # kinds of Outlook properties

Tree = dict[str, "bytes | Tree"]


def ole_bytes(tree: Tree) -> bytes:
    """An OLE2 file; folders are dictionaries, streams are bytes."""
    return _Writer().file(tree)


def outlook_bytes(
    strings: dict[int, str],
    attachments: list[Tree] | None = None,
    times: dict[int, int] | None = None,
) -> bytes:
    """An Outlook message: properties by number; times in units of 100 ns since 1601, UTC."""
    return ole_bytes(_message(32, strings, attachments or [], times or {}))


def attachment(name: str, content: bytes, **more: str) -> Tree:
    """A file attached; `more` may hold its `mime` type and the `content_id` it is shown by."""
    strings = {0x3707: name, 0x370E: more.get("mime", ""), 0x3712: more.get("content_id", "")}
    used = {number: text for number, text in strings.items() if text}
    return _properties(8, used, {}, {0x3701: content})


def forwarded(strings: dict[int, str], attachments: list[Tree]) -> Tree:
    """A message attached to a message."""
    inner: Tree = {"__substg1.0_3701000D": _message(24, strings, attachments, {})}
    return inner | _properties(8, {}, {}, {})


def _message(
    reserved: int, strings: dict[int, str], attachments: list[Tree], times: dict[int, int]
) -> Tree:
    tree = _properties(reserved, strings, times, {})
    for place, attached in enumerate(attachments):
        tree[f"__attach_version1.0_#{place:08X}"] = attached
    return tree


def _properties(
    reserved: int, strings: dict[int, str], times: dict[int, int], binaries: dict[int, bytes]
) -> Tree:
    """The streams of one object; `reserved` bytes stand before its list of properties."""
    streams: Tree = {}
    rows = [struct.pack("<HHIQ", TIME, number, 6, time) for number, time in times.items()]
    values = {number: (STRING, text.encode("utf-16-le")) for number, text in strings.items()}
    values |= {number: (BINARY, content) for number, content in binaries.items()}
    for number, (kind, content) in values.items():
        rows.append(struct.pack("<HHIII", kind, number, 6, len(content), 0))
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
    streams["__properties_version1.0"] = bytes(reserved) + b"".join(rows)
    return streams


@dataclass
class _Writer:
    entries: list[bytes] = field(default_factory=list)  # of the directory
    sectors: bytearray = field(default_factory=bytearray)
    fat: list[int] = field(default_factory=list)
    small: bytearray = field(default_factory=bytearray)
    small_fat: list[int] = field(default_factory=list)

    def file(self, tree: Tree) -> bytes:
        self._entry("Root Entry", ROOT, tree, FREE)
        size = len(self.small)
        root = bytearray(self.entries[0])
        root[116:128] = struct.pack("<IQ", self._chain(bytes(self.small)) if size else END, size)
        self.entries[0] = bytes(root)
        rows = -(-max(len(self.small_fat), 1) // 128)
        padded = self.small_fat + [FREE] * (rows * 128 - len(self.small_fat))
        small_at = self._chain(struct.pack(f"<{len(padded)}I", *padded))
        blank = struct.pack("<64sHBBIII52x", b"", 0, 0, 1, FREE, FREE, FREE)
        self.entries += [blank] * (-len(self.entries) % 4)
        directory_at = self._chain(b"".join(self.entries))
        return self._finished(directory_at, small_at, rows)

    def _finished(self, directory_at: int, small_at: int, small_rows: int) -> bytes:
        rows = 1
        while len(self.fat) + rows > rows * 128:
            rows += 1
        places = [len(self.fat) + row for row in range(rows)]
        fat = self.fat + [FAT] * rows
        fat += [FREE] * (rows * 128 - len(fat))
        header = struct.pack(
            "<8s16sHHHHH6xIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
            0, rows, directory_at, 0, CUTOFF, small_at, small_rows, END, 0,
        ) + struct.pack("<109I", *places, *[FREE] * (109 - rows))  # fmt: skip
        return header + bytes(self.sectors) + struct.pack(f"<{len(fat)}I", *fat)

    def _entry(self, name: str, kind: int, content: "bytes | Tree", sibling: int) -> int:
        """Append an entry and all below it; its number. Siblings hang on each other's right."""
        place = len(self.entries)
        self.entries.append(b"")
        child, start, size = FREE, 0, 0
        if isinstance(content, bytes):
            start, size = self._stored(content), len(content)
        else:
            for inner, below in content.items():
                below_kind = STREAM if isinstance(below, bytes) else STORAGE
                child = self._entry(inner, below_kind, below, child)
        spelt = name.encode("utf-16-le") + b"\0\0"
        self.entries[place] = struct.pack(
            "<64sHBBIII36xIQ", spelt, len(spelt), kind, 1, FREE, sibling, child, start, size
        )
        return place

    def _stored(self, content: bytes) -> int:
        """Where a stream begins: in big sectors, or in small ones."""
        if len(content) >= CUTOFF:
            return self._chain(content)
        start, count = len(self.small_fat), -(-len(content) // SMALL)
        self.small += content.ljust(count * SMALL, b"\0")
        self.small_fat += [*range(start + 1, start + count), END][:count]
        return start if count else END

    def _chain(self, content: bytes) -> int:
        start, count = len(self.fat), -(-len(content) // SECTOR)
        self.sectors += content.ljust(count * SECTOR, b"\0")
        self.fat += [*range(start + 1, start + count), END]
        return start
