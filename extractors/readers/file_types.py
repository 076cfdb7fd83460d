"""What a file is, told from its bytes. Its suffix is never asked.

A .doc that is really RTF, HTML or a PDF is what its bytes are.
"""

import re
import struct
import zlib
from enum import StrEnum
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

import olefile

ZIP_END = b"PK\x05\x06"
ZIP_MARKS = (b"PK\x03\x04", ZIP_END)  # the latter begins a zip with nothing in it
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BEGINNING = 65536  # bytes looked at for other marks; servers pile up 10,000 before "From:"
PDF_MARKS_WITHIN = 1024  # bytes from either end; readers accept the marks this far in
BOM = b"\xef\xbb\xbf"  # of UTF-8
RTF = b"{\\rtf"
TNEF = b"\x78\x9f\x3e\x22"
WORD_2 = b"\xdb\xa5\x2d\x00"
OPEN_TEXT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
LONGEST_TYPE = 200  # bytes
PACKAGES = {  # entries of zip files that are one document of a kind we do not read
    "[content_types].xml", "mimetype", "meta-inf/manifest.xml", "index/document.iwa",
}  # fmt: skip
OTHER_OFFICE = ("visio/", "xl/", "ppt/")  # folders of drawings, tables and slides
ZIP_ERRORS = (  # what zipfile raises on a damaged file, on a method or a password it cannot use
    BadZipFile, zlib.error, LZMAError, struct.error,
    EOFError, KeyError, ValueError, OSError, RuntimeError,
)  # fmt: skip
OLE_ERRORS = (  # what olefile and python-oxmsg raise on a damaged file
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError,
    RecursionError, struct.error,
)  # fmt: skip
HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
WEB_PAGE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.MULTILINE)
SAVED = re.compile(rb"^from:\s*[<\"]?saved by ", re.MULTILINE)  # by a browser
MAIL_HEADERS = {b"received", b"from", b"to", b"subject", b"date", b"message-id", b"return-path",
                b"delivered-to", b"mime-version", b"reply-to"}  # fmt: skip


class Format(StrEnum):
    """Kinds of files that can be told apart."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"  # Word's "web page", often under the name of a .doc
    MHTML = "mhtml"  # Word's "single file web page", under the name of a .doc too
    WORDML = "wordml"  # Word 2003 XML
    EML = "eml"
    MSG = "msg"
    TNEF = "tnef"  # winmail.dat: attachments wrapped by Outlook
    ZIP = "zip"
    PROTECTED = "protected"  # an Office file whose whole content is encrypted
    UNKNOWN = "unknown"


MESSAGES = {Format.EML, Format.MSG, Format.TNEF}
BUNDLES = {*MESSAGES, Format.ZIP}


def tell_format(content: bytes) -> Format:
    """What `content` is, as far as its marks go; whether it opens is another question."""
    start = content[:BEGINNING].removeprefix(BOM).lstrip()
    if content.startswith(OLE2):
        return _ole_format(content)
    if content.startswith(ZIP_MARKS):
        return _zip_format(content)
    if start.startswith(RTF):
        return Format.RTF
    if content.startswith(TNEF):
        return Format.TNEF
    if start.startswith(WORD_2):
        return Format.DOC
    if b"%PDF-" in content[:PDF_MARKS_WITHIN] or b"startxref" in content[-PDF_MARKS_WITHIN:]:
        return Format.PDF
    found = _text_format(start)
    return _zip_format(content) if found is Format.UNKNOWN and is_zip(content) else found


def is_zip(content: bytes) -> bool:
    """Whether this is a zip file, be it behind something else: its directory stands at the end."""
    if content.startswith(ZIP_MARKS):
        return True
    return ZIP_MARKS[0] in content[:BEGINNING] and ZIP_END in content[-BEGINNING:]


def _ole_format(content: bytes) -> Format:
    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            streams = {"/".join(name).lower() for name in ole.listdir()}
    except OLE_ERRORS:
        return Format.DOC  # broken inside; the reader of old Word files says so
    if streams & {"encryptedpackage", "\tdrmcontent"}:
        return Format.PROTECTED
    if "__properties_version1.0" in streams:
        return Format.MSG
    if not streams:
        return Format.DOC  # its directory is lost: broken inside, as above
    return Format.DOC if "worddocument" in streams else Format.UNKNOWN


def _zip_format(content: bytes) -> Format:
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            declared = _declared(archive) if "mimetype" in entries else b""
            drawn = any(name.startswith(OTHER_OFFICE) for name in entries)
    except ZIP_ERRORS:
        return Format.DOCX if b"word/" in content else Format.ZIP
    if any(name.startswith("word/") and name.endswith(".xml") for name in entries):
        return Format.DOCX
    if declared.startswith(OPEN_TEXT):
        return Format.ODT
    has_body = any(name.endswith("document.xml") for name in entries)
    if "[content_types].xml" in entries and has_body and not drawn:
        return Format.DOCX
    return Format.UNKNOWN if entries & PACKAGES else Format.ZIP


def _declared(archive: ZipFile) -> bytes:
    """The beginning of what an OpenDocument file says it is; it may unpack to gigabytes."""
    with archive.open("mimetype") as entry:
        return entry.read(LONGEST_TYPE)


def _text_format(start: bytes) -> Format:
    lowered = start.lower()
    if lowered.startswith(b"<"):
        if b"schemas.microsoft.com/office/2006/xmlpackage" in lowered:
            return Format.DOCX
        if b"schemas.microsoft.com/office/word/2003/wordml" in lowered:
            return Format.WORDML
        if b"urn:oasis:names:tc:opendocument" in lowered:
            return Format.ODT
        return (
            Format.HTML if b"<html" in lowered or b"<!doctype html" in lowered else Format.UNKNOWN
        )
    head = lowered.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    known = MAIL_HEADERS & set(HEADER_LINE.findall(head))
    is_sent = bool(known & {b"from", b"received"}) and not SAVED.search(head)
    if len(known) >= 2 and is_sent:
        return Format.EML
    is_page = b"mime-version" in known and not is_sent and WEB_PAGE.search(head)
    return Format.MHTML if is_page else Format.UNKNOWN
