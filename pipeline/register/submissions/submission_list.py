"""The submissions, one line each."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from pipeline.register.derived.parts import Parts
from pipeline.register.derived.stamps import FileStamp, Stamp, epoch, file_stamps
from pipeline.register.submissions.read_lines import SURE, TARGET, Line, read_lines
from pipeline.register.submissions.relations import (
    RelationsByFile,
    apart,
    joined,
    relations_that_hold,
)
from pipeline.register.submissions.submission_detail import read_submission
from pipeline.submissions.kept import Submission, SubmissionListEntry
from pipeline.submissions.summary import KEYS
from pipeline.submissions.versions.lives import Member, Standing, standings

OTHER = "other"  # the kind of a file that is no submission


def submission_lines(db: Connection, parts: Parts | None = None) -> tuple[SubmissionListEntry, ...]:
    """Every submission by meeting, symbol, file name and SHA-256; `parts` are kept from before."""
    stamps = file_stamps(db)
    if parts is None:
        return _all_lines(db, Parts(), (), stamps)
    era = epoch(db, parts)
    return parts.single("all lines", (era, stamps), lambda: _all_lines(db, parts, era, stamps))


def _all_lines(
    db: Connection, parts: Parts, era: Stamp, stamps: Mapping[str, FileStamp]
) -> tuple[SubmissionListEntry, ...]:
    lines = parts.renewed(
        "lines",
        {digest: (era, stamp) for digest, stamp in stamps.items() if stamp.is_read},
        lambda digests: read_lines(db, digests),
    )
    by_file = parts.same("relations", relations_that_hold(db))
    entries = {digest: line.entry for digest, line in lines.items()}
    entries |= _as_said(db, lines, stamps, by_file, (parts, era))
    found = _with_standing(entries, lines, by_file, parts)
    return tuple(
        sorted(found, key=lambda line: (line.meeting, line.symbol or "~", line.file, line.sha256))
    )


def _as_said(
    db: Connection,
    lines: Mapping[str, Line],
    stamps: Mapping[str, FileStamp],
    by_file: RelationsByFile,
    kept: tuple[Parts, Stamp],
) -> dict[str, SubmissionListEntry]:
    """The lines of files that people said something of, or of others of the same document."""
    parts, era = kept
    spoken = {digest for digest in lines if stamps[digest].words}
    reviewed = {lines[digest].series for digest in spoken} - {""}
    wanted = [d for d, line in lines.items() if d in spoken or line.series in reviewed]
    lives = _kept_lives(lines, by_file, parts) if wanted else {}
    made_of = {
        digest: (era, tuple((other, stamps[other]) for other in lives[digest])) for digest in wanted
    }
    return parts.renewed(
        "lines as said",
        made_of,
        lambda digests: {d: _corrected(db, lines[d].entry, by_file) for d in digests},
    )


def submission_stamps(db: Connection, parts: Parts) -> dict[str, Stamp]:
    """By SHA-256, what is another one where anything of what `read_submission` gives is."""
    era, stamps = epoch(db, parts), file_stamps(db)
    lines = parts.renewed(
        "lines",
        {digest: (era, stamp) for digest, stamp in stamps.items() if stamp.is_read},
        lambda digests: read_lines(db, digests),
    )
    lives = _kept_lives(lines, relations_that_hold(db), parts)
    return {d: (era, tuple((o, stamps[o]) for o in life)) for d, life in lives.items()}


def _kept_lives(
    lines: Mapping[str, Line], by_file: RelationsByFile, parts: Parts
) -> dict[str, tuple[str, ...]]:
    facts = tuple((digest, line.text_hash, line.series) for digest, line in lines.items())
    return parts.single("lives", (facts, by_file), lambda: _lives(lines, by_file))


def _lives(lines: Mapping[str, Line], by_file: RelationsByFile) -> dict[str, tuple[str, ...]]:
    """Each file with all that can have to do with it, as read and as people said, sorted."""
    ties: dict[tuple[str, str], list[str]] = {}
    for digest, line in lines.items():
        targets = [("file", r.target) for r in by_file.get(digest, ()) if r.target in lines]
        for tie in (("file", digest), ("text", line.text_hash), ("series", line.series), *targets):
            if tie[1]:
                ties.setdefault(tie, []).append(digest)
    lives: dict[str, list[str]] = {digest: [digest] for digest in lines}
    for tied in ties.values():
        first = lives[tied[0]]
        for digest in tied[1:]:
            other = lives[digest]
            if other is not first:
                first += other
                lives |= dict.fromkeys(other, first)
    return {digest: tuple(sorted(life)) for digest, life in lives.items()}


def _with_standing(
    entries: Mapping[str, SubmissionListEntry],
    read: Mapping[str, Line],
    by_file: RelationsByFile,
    parts: Parts,
) -> Iterator[SubmissionListEntry]:
    """The lines with what each is to the others sent to its meeting."""
    facts = tuple(
        (digest, line.meeting, line.language, line.received, line.symbol, *read[digest][1:4])
        for digest, line in entries.items()
    )
    stands = parts.single(
        "standings", (facts, by_file), lambda: standings(_members(entries, read, by_file))
    )
    holders = {holder for line in read.values() for holder in line.came_in}
    for line in entries.values():
        standing, main = stands[line.sha256]
        if line.sha256 in holders and line.kind == OTHER and not line.kind_said:
            standing = Standing.CONTAINER
        if (standing, main) == (Standing.SUBMISSION, line.sha256):
            yield line  # as it is: nearly all are, and a copy of each costs more than the rest
            continue
        yield replace(line, standing=standing, goes_with="" if main == line.sha256 else main)


def _members(
    entries: Mapping[str, SubmissionListEntry],
    read: Mapping[str, Line],
    by_file: RelationsByFile,
) -> list[Member]:
    kin, near, separate = _kin(read), joined(by_file), apart(by_file)
    members = []
    ordered = sorted(entries.values(), key=lambda line: (read[line.sha256].loaded, line.sha256))
    for line in ordered:
        others = kin[line.sha256] | near.get(line.sha256, set())
        alike = frozenset(o for o in others if frozenset((line.sha256, o)) not in separate)
        about = by_file.get(line.sha256, ())
        members.append(
            Member(
                *(line.sha256, line.language, line.received, line.symbol or "", alike),
                *(read[line.sha256].text_hash, about),
            )
        )
    return members


def _kin(read: Mapping[str, Line]) -> dict[str, set[str]]:
    """Who is of one document, or has the same text, as read: among those sent to one meeting."""
    groups: dict[tuple[str, str, str], set[str]] = {}
    for digest, line in read.items():
        for kind, value_ in (("series", line.series), ("text", line.text_hash)):
            if value_:
                groups.setdefault((line.entry.meeting, kind, value_), set()).add(digest)
    kin: dict[str, set[str]] = {digest: set() for digest in read}
    for group in groups.values():
        for digest in group if len(group) > 1 else ():
            kin[digest] |= group - {digest}
    return kin


def _corrected(
    db: Connection, line: SubmissionListEntry, by_file: RelationsByFile
) -> SubmissionListEntry:
    """The line with what people said of the submission."""
    corrected = read_submission(db, line.sha256, by_file)
    return replace(
        line,
        kind=corrected.corrected.kind,
        language=corrected.corrected.language,
        symbol=corrected.corrected.symbol,
        concerted_action=corrected.corrected.concerted_action,
        title=corrected.corrected.title,
        findings=len(corrected.open_findings),
        waived=len(corrected.waived),
        conflicts=len(corrected.conflicts),
        doubtful=_open_doubts(corrected),
        kind_said=any(decision.path == "kind" for decision in corrected.words),
    )


def _open_doubts(submission: Submission) -> int:
    """Target taxa read by a guess, of which nobody has said anything."""
    judged = {decision.path for decision in submission.decisions}
    return sum(
        taxon.role == TARGET
        and taxon.method not in SURE
        and f"taxa/{getattr(taxon, KEYS['taxa'])}" not in judged
        for taxon in submission.corrected.taxa
    )
