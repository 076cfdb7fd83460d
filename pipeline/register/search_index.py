"""Everything written in the register, letters and mails, to be searched; brought up as asked.

SQLite keeps it in an FTS5 table, PostgreSQL as `tsvector` in the language of each text. Accents
and capitals do not matter. Nothing here is part of the record: it can be dropped at any time.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from extractors.text import normalise
from pipeline.actions.names import number_of
from pipeline.register.connection import writing
from pipeline.register.names import names_of
from pipeline.register.schema import action, event, fact, name, reading, section, value
from pipeline.register.serialization import storable

CONFIGURATIONS = {"en": "english", "fr": "french", "es": "spanish"}  # of PostgreSQL
MOST = 500  # passages of an answer
NAMED = "names as words"  # what a text is made of; another mark has all made anew
SHORTEST_STEM = 4  # letters; of a shorter word nothing is cut


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that was found, and where it stands."""

    subject: str  # "submission <sha256>", "action 12.8", or that of an OtherText
    place: str  # heading of a section, "title", "event 3", "text" of a letter or mail
    page: int | None  # 1-based; None where there is none
    text: str  # whole, as written


@dataclass(frozen=True, slots=True)
class OtherText:
    """A text that is searched and lies outside the register's tables: a letter, a mail."""

    subject: str  # "letter <place>", "mail <sha256>"
    mark: str  # another one when the text has changed
    read: Callable[[], str]  # called where the text is not known


_Text = tuple[str, str, int | None, str]  # place, language, page, body


def search(
    db: Connection, words: Sequence[str], others: Iterable[OtherText] = ()
) -> tuple[Passage, ...]:
    """The passages in which all `words` stand, the best first; at most `MOST`.

    `others`: every other text there is; one that was searched before and is not among them is gone.
    """
    _bring_up(db, {other.subject: other for other in others})
    stems = [stem(word) for word in words]
    if not stems:
        return ()
    found = _search_sqlite(db, stems) if _is_sqlite(db) else _search_postgres(db, stems)
    return tuple(Passage(*row) for row in found)


def stem(word: str) -> str:
    """A word as it is looked for: folded, without the mark of the plural.

    >>> stem("Requins"), stem("Oiseaux"), stem("bycatch")
    ('requin', 'oiseau', 'bycatch')
    """
    folded = normalise(word).strip()
    for ending in ("es", "s", "x"):
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM:
            return folded.removesuffix(ending)
    return folded


def _search_sqlite(db: Connection, stems: Sequence[str]) -> Iterable[Any]:
    quoted = " ".join('"' + word.replace('"', '""') + '"*' for word in stems)
    return db.execute(
        text(
            "SELECT subject, place, page, body FROM search_text WHERE folded MATCH :words "
            "ORDER BY rank LIMIT :most"
        ),
        {"words": quoted, "most": MOST},
    ).all()


def _search_postgres(db: Connection, stems: Sequence[str]) -> Iterable[Any]:
    query = " & ".join(f"'{word.replace(chr(39), ' ').replace(chr(92), ' ')}':*" for word in stems)
    return db.execute(
        text(
            "SELECT subject, place, page, body FROM search_text, "
            "to_tsquery('simple', :words) asked "
            "WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, subject LIMIT :most"
        ),
        {"words": query, "most": MOST},
    ).all()


def _bring_up(db: Connection, others: Mapping[str, OtherText]) -> None:
    """Add what is new since the last search, and take out what is gone or was replaced."""
    with writing(db):
        _make(db)
        known = dict(db.execute(text("SELECT subject, mark FROM searched")).tuples().all())
        current = dict(_marks(db)) | {other.subject: other.mark for other in others.values()}
        for subject in dict.fromkeys((*current, *known)):
            mark = current.get(subject)
            if known.get(subject) == mark:
                continue
            db.execute(text("DELETE FROM search_text WHERE subject = :s"), {"s": subject})
            db.execute(text("DELETE FROM searched WHERE subject = :s"), {"s": subject})
            if mark is not None:
                other = others.get(subject)
                _add(db, subject, _of_other(other) if other else _texts(db, subject))
                db.execute(text("INSERT INTO searched VALUES (:s, :m)"), {"s": subject, "m": mark})


def _marks(db: Connection) -> Iterator[tuple[str, str]]:
    """Every subject, and what changes when its texts do."""
    newest = select(reading.c.sha256, func.max(reading.c.ordinal)).group_by(reading.c.sha256)
    for sha256, ordinal in db.execute(newest):
        yield f"submission {sha256}", f"{NAMED} {ordinal}"
    named = dict(db.execute(_counted(name.c.action)).tuples().all())
    happened = dict(db.execute(_counted(event.c.action)).tuples().all())
    for key, title, note in db.execute(select(action.c.number, action.c.title, action.c.note)):
        yield f"action {key}", f"{happened.get(key, 0)} {named.get(key, 0)} {title} {note}"


def _counted(column: Any) -> Any:
    return select(column, func.count()).group_by(column)


def _texts(db: Connection, subject: str) -> Iterator[_Text]:
    kind, _, key = subject.partition(" ")
    yield from (_of_submission(db, key) if kind == "submission" else _of_action(db, key))


def _of_other(other: OtherText) -> Iterator[_Text]:
    if body := storable(other.read()):
        yield "text", "", None, body


def _of_submission(db: Connection, sha256: str) -> Iterator[_Text]:
    last = select(func.max(reading.c.ordinal)).where(reading.c.sha256 == sha256).scalar_subquery()
    parts = select(section).where(section.c.sha256 == sha256, section.c.reading == last)
    for row in db.execute(parts.order_by(section.c.ordinal)):
        yield row.heading, row.language, row.page, f"{row.heading}\n{row.text}"
    read = select(value).where(value.c.sha256 == sha256, value.c.reading == last)
    kept = [row.json for row in db.execute(read) if row.field in ("title", "taxa", "proponents")]
    if names := [*filter(None, map(_name_in, kept))]:
        yield "title", "", None, "; ".join(names)


def _name_in(kept: str) -> str:
    """The title, or what a taxon or proponent is called, as people read it."""
    value_ = json.loads(kept)
    if not isinstance(value_, dict):
        return str(value_ or "")
    names = (value_.get(key) for key in ("written", "scientific_name", "name"))
    return " ".join(dict.fromkeys(filter(None, names)))


def _of_action(db: Connection, number: str) -> Iterator[_Text]:
    kept = db.execute(select(action).where(action.c.number == number)).one()
    names = names_of(db, [number]).get(number, ())
    yield "title", "", None, f"{number_of(number, names)} {kept.title}\n{kept.note}"
    for text_ in dict.fromkeys([number, *(borne.text for borne in names)]):
        if text_ != kept.title:
            yield "name", "", None, text_
    for row in db.execute(select(event).where(event.c.action == number).order_by(event.c.ordinal)):
        if row.note:
            yield f"event {row.ordinal}", "", None, row.note
    details = select(fact).where(fact.c.action == number)
    words = " ; ".join(str(row.text) for row in db.execute(details))
    if words:
        yield "details", "", None, words


def _add(db: Connection, subject: str, texts: Iterable[_Text]) -> None:
    for place, language, page, body in texts:
        row = {
            "subject": subject,
            "place": place,
            "page": page,
            "body": body,
            "folded": normalise(body),
        }
        if _is_sqlite(db):
            db.execute(
                text(
                    "INSERT INTO search_text (subject, place, page, body, folded) "
                    "VALUES (:subject, :place, :page, :body, :folded)"
                ),
                row,
            )
        else:
            db.execute(
                text(
                    "INSERT INTO search_text VALUES (:subject, :place, :page, :body, "
                    "to_tsvector('simple', :folded) "
                    "|| to_tsvector(CAST(:configuration AS regconfig), :folded))"
                ),
                row | {"configuration": CONFIGURATIONS.get(language, "simple")},
            )


def _make(db: Connection) -> None:
    db.execute(
        text("CREATE TABLE IF NOT EXISTS searched (subject TEXT PRIMARY KEY, mark TEXT NOT NULL)")
    )
    if _is_sqlite(db):
        db.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(subject UNINDEXED, "
                "place UNINDEXED, page UNINDEXED, body UNINDEXED, folded)"
            )
        )
        return
    db.execute(
        text(
            "CREATE TABLE IF NOT EXISTS search_text (subject TEXT NOT NULL, place TEXT NOT NULL, "
            "page INTEGER, body TEXT NOT NULL, words TSVECTOR NOT NULL)"
        )
    )
    db.execute(
        text("CREATE INDEX IF NOT EXISTS search_text_words ON search_text USING gin (words)")
    )


def _is_sqlite(db: Connection) -> bool:
    return db.engine.dialect.name == "sqlite"
