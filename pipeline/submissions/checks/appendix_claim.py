"""The title or the text claims an Appendix that the listing does not hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.document import Paragraph
from extractors.roles.cues import fold_in_place
from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier, about_targets
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.proposal import Taxon
from pipeline.submissions.provenance import Sourced, sentence
from pipeline.submissions.taxa.target_entries import Part, target_entries
from taxonomy.appendices.claims import (
    Claim,
    Saying,
    find_bare_claims,
    find_claims,
    find_named,
    find_title_claims,
)
from taxonomy.listing import Appendix

RULE = Rule(
    code="TAX007",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2)",
    message="The text says “{claim}”, but edition {edition} gives for {taxon}: {held}.",
    advice="Correct the text, or state which listing is proposed at this meeting.",
)
APPENDIX_HEAD = re.compile(
    r"^(?!.*\bCITES\b).*\b(?:appendi\w+|annexe\w*|ap[ée]ndice\w*)", re.IGNORECASE
)
OF_SEVERAL = re.compile(
    r"\b(?:are|were|have|both|all|they|these|those|each|two|three|four|five|species|sont|ont|deux"
    r"|tou(?:te)?s|elles|ils|ces|chacune?|trois|quatre|cinq|especes|son|estan|figuran|aparecen|ambas"
    r"|ambos|dos|tres|cuatro|cinco|tod[oa]s|ellas|ellos|est[oa]s|cada|especies)\b"
)
NUMBERS_ALONE = re.compile(r"I{1,2}(?:\s*(?:,|;|/|&|and|et|y|\+|-)\s*II)?\.?")
HELD = {
    (): {"en": "no Appendix", "fr": "aucune Annexe", "es": "ningún Apéndice"},
    (Appendix.I,): {"en": "Appendix I", "fr": "Annexe I", "es": "Apéndice I"},
    (Appendix.II,): {"en": "Appendix II", "fr": "Annexe II", "es": "Apéndice II"},
    (Appendix.I, Appendix.II): {
        "en": "Appendices I and II",
        "fr": "Annexes I et II",
        "es": "Apéndices I y II",
    },
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Each claim once, held against the edition in force at the meeting.

    A claim in a sentence is about all targets together: it stands when any of them is so listed.
    Where the whole text knows of one Appendix only, and the target is on both, that is told, too.
    One set down in the entry of a target ("… – Sooty Albatross. Appendix I") is about that one. A
    proposal to list is held against the next edition too, and passed over where there is none yet.
    """
    of_all = list(_of_all(dossier))
    yield from of_all or _of_half(dossier)
    yield from _of_each(dossier)


def _of_half(dossier: Dossier) -> Iterator[Finding]:
    """The first claim of one Appendix, where a target is on both and no word tells of the other."""
    claims = [claim for claim in _claims(dossier) if claim[1].saying is Saying.LISTED]
    if len(dossier.targets) != 1 or not claims or len(find_named(dossier.document.text)) != 1:
        return
    paragraph, claim = claims[0]
    if not set(_in_own_name(dossier.targets[0])) <= set(claim.appendices):
        yield _finding(paragraph, claim, dossier.targets, dossier)


def _in_own_name(taxon: Sourced[Taxon]) -> Iterator[Appendix]:
    """The Appendices that name it, not its family, and leave no population out."""
    match = taxon.value.match
    for listing in match.listings:
        if listing.taxon == match.scientific_name and not listing.annotation:
            yield listing.appendix


def _of_each(dossier: Dossier) -> Iterator[Finding]:
    """The first wrong claim in the entry of each target."""
    of_all = _appendices(dossier.targets)
    for entry in target_entries(dossier.body("target_taxa"), dossier.targets):
        listed = set(entry.taxon.value.match.appendices)
        claims = [claim for part in entry.parts for claim in _claims_of(part)]
        claims += [
            claim
            for part in entry.parts
            for claim in _claims_of_it_alone(part, _others(entry.taxon, dossier))
            if set(claim.appendices) <= of_all  # else it is held against all of them
        ]
        wrong = next((claim for claim in claims if not set(claim.appendices) <= listed), None)
        if wrong is not None:
            name = entry.taxon.value.match.scientific_name
            facts: dict[str, Fact] = {
                "claim": " ".join(wrong.words.split()),
                "edition": dossier.appendices.edition,
                "taxon": name,
                "held": _held([entry.taxon]),
            }
            yield Finding(RULE, facts, entry.taxon.evidence, {"taxon": name})


def _claims_of(part: Part) -> list[Claim]:
    """Also of a cell that holds the numbers alone, under a head that names the Appendices."""
    if not APPENDIX_HEAD.search(part.head) or not NUMBERS_ALONE.fullmatch(part.text.strip()):
        return find_bare_claims(part.text)
    return [
        replace(claim, words=f"{part.head}: {part.text}")
        for claim in find_bare_claims(f"Appendix {part.text.strip()}")
    ]


def _others(taxon: Sourced[Taxon], dossier: Dossier) -> list[str]:
    """How the other targets are written."""
    return [other.value.match.written for other in dossier.targets if other != taxon]


def _claims_of_it_alone(part: Part, others: Sequence[str]) -> Iterator[Claim]:
    """Those of a sentence in the singular, or without a verb: "Lamna nasus. Listed on …"."""
    for claim in find_claims(part.text):
        start = max(part.text.rfind(mark, 0, claim.start) for mark in (". ", "\n", "; "))
        words = part.text[max(start, 0) : claim.end]
        of_several = OF_SEVERAL.search(fold_in_place(words)) or any(
            name in words for name in others
        )
        if claim.saying is Saying.LISTED and not of_several:
            yield claim


def _of_all(dossier: Dossier) -> Iterator[Finding]:
    targets = [taxon for taxon in dossier.targets if taxon.value.match.listings]
    found: set[tuple[Appendix, ...]] = set()
    for paragraph, claim in _claims(dossier):
        if targets and claim.appendices not in found and _is_wrong(claim, targets, dossier):
            found.add(claim.appendices)
            yield _finding(paragraph, claim, targets, dossier)


def _finding(
    paragraph: Paragraph, claim: Claim, targets: Sequence[Sourced[Taxon]], dossier: Dossier
) -> Finding:
    facts: dict[str, Fact] = {
        "claim": " ".join(claim.words.split()),
        "edition": dossier.appendices.edition,
        "taxon": ", ".join(taxon.value.match.scientific_name for taxon in targets),
        "held": _held(targets),
    }
    evidence = (sentence(paragraph, claim.start, claim.end),)
    return Finding(RULE, facts, evidence, about_targets(targets))


def _claims(dossier: Dossier) -> Iterator[tuple[Paragraph, Claim]]:
    if title := dossier.header.title_paragraph:
        yield from ((title, claim) for claim in find_title_claims(title.text))
    for paragraph in dossier.body("target_taxa"):
        yield from ((paragraph, claim) for claim in find_claims(paragraph.text))


def _is_wrong(claim: Claim, targets: Sequence[Sourced[Taxon]], dossier: Dossier) -> bool:
    listed = _appendices(targets)
    if claim.saying is Saying.LISTED:
        return not set(claim.appendices) <= listed
    if claim.saying is Saying.PROPOSED and dossier.held_later is not None:
        later = {appendix for appendices in dossier.held_later.values() for appendix in appendices}
        return not set(claim.appendices) <= listed | later
    return False


def _appendices(targets: Sequence[Sourced[Taxon]]) -> set[Appendix]:
    return {appendix for taxon in targets for appendix in taxon.value.match.appendices}


def _held(targets: Sequence[Sourced[Taxon]]) -> Mapping[str, str]:
    return HELD[tuple(sorted(_appendices(targets)))]
