"""The title or the text claims an Appendix that the listing does not hold."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Paragraph
from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from pipeline.proposal import Taxon
from pipeline.provenance import Sourced, sentence
from taxonomy.claims import Claim, Saying, find_claims
from taxonomy.listing import Appendix

RULE = Rule(
    code="TAX007",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2)",
    message="The text says “{claim}”, but in edition {edition} {taxon} is held so: {held}.",
    advice="Correct the text, or say which listing is proposed at this meeting.",
)
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

    A claim is about all targets together: it stands when any of them is so listed. A proposal to
    list is held against the next edition too, and passed over where there is none yet.
    """
    targets = [taxon for taxon in dossier.targets if taxon.value.match.listings]
    said: set[tuple[Appendix, ...]] = set()
    for paragraph, claim in _claims(dossier):
        if targets and claim.appendices not in said and _is_wrong(claim, targets, dossier):
            said.add(claim.appendices)
            facts: dict[str, Fact] = {
                "claim": " ".join(claim.words.split()),
                "edition": dossier.appendices.edition,
                "taxon": ", ".join(taxon.value.match.scientific_name for taxon in targets),
                "held": _held(targets),
            }
            yield Finding(RULE, facts, (sentence(paragraph, claim.start, claim.end),))


def _claims(dossier: Dossier) -> Iterator[tuple[Paragraph, Claim]]:
    title = dossier.header.title_paragraph
    for paragraph in (*([title] if title else []), *dossier.body("target_taxa")):
        for claim in find_claims(paragraph.text):
            yield paragraph, claim


def _is_wrong(claim: Claim, targets: Sequence[Sourced[Taxon]], dossier: Dossier) -> bool:
    held = _appendices(targets)
    if claim.saying is Saying.LISTED:
        return not set(claim.appendices) <= held
    if claim.saying is Saying.PROPOSED and dossier.held_later is not None:
        later = {one for appendices in dossier.held_later.values() for one in appendices}
        return not set(claim.appendices) <= held | later
    return False


def _appendices(targets: Sequence[Sourced[Taxon]]) -> set[Appendix]:
    return {one for taxon in targets for one in taxon.value.match.appendices}


def _held(targets: Sequence[Sourced[Taxon]]) -> Mapping[str, str]:
    return HELD[tuple(sorted(_appendices(targets)))]
