"""Where a text counts States in plainly: in a row of them, at the head of an item, by a verb.

A section that has begun to say where the animal lives goes on to speak of other States too:
neighbours, claims of old books, animals of another kind. A State named in passing there is none
of the range unless its own clause says so.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.fields.states.other_subjects import tells_of_others
from extractors.roles.cues import cue_table, fold_in_place
from extractors.roles.sentences import CLAUSE_END, Span, sentences

ROW = 3  # names side by side that make a list in running text
GLOSS = re.compile(r"\([^()]*\)?")
BETWEEN = re.compile(
    r"[\s'\"]*(?:[,;/&]|\band\b|\bet\b|\by\b|\be\b|\bou\b|\bor\b|\bas well as\b|\bainsi que\b"
    r"|\basi como\b)(?:,[^.:;,]{3,40},)?[^.:;,]{0,60}$"
)
ARTICLE = (
    r"(?:(?:north|south|east|west)(?:ern)? |central )?"
    r"(?:(?:the|la|le|les|el|los|las|in|en|au|aux|del?|du|des|of|off|de la)\s+|l'|de l'|d')*"
)
_MONTHS = r"(?:from|between|de|entre|du mois de|d')\s?\w+ (?:to|and|a|au|y|et|until|hasta)\s\w+"
_SEASON = (
    rf"(?:(?:in|during|en|durante|pendant|a|au)\s)?(?:the |le |la |el |l')?(?:{_MONTHS}|summer"
    r"|winter|spring|autumn|ete|hiver|printemps|automne|verano|invierno|primavera|otono"
    r"|(?:rest|reste|resto) (?:of|de|del) (?:the |l'|la )?(?:year|annee|ano))\s*[,:]\s*"
)
""" "In winter, Mali": a season before the names tells when, and no more."""
AT_HEAD = re.compile(
    r"\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s+)?(?:(?:and|et|y|e)\s+)?"
    rf"(?:{_SEASON})?(?:(?:the|les|los|las|el|la|le) \w+ (?=of |de |du |des |del ))?"
    rf"(?:republi\w+ (?:of|du|de|del) |kingdom of |royaume (?:du|de) |reino de )?{ARTICLE}$"
)
AFTER_HEAD = re.compile(
    r"\)?\s*(?:\([^()]*(?:\)\s*|$))?(?:$|[,;:/–—.\n-]|(?:and|et|y|e)\b|(?:in|during|en|pendant|durante|au)"
    r" (?:the |le |la |el |l')?(?:\w+ )?(?:season|summer|winter|spring|autumn"
    r"|saison|ete|hiver|printemps|automne|estacion|verano"
    r"|invierno|primavera|otono|passage|migration|migracion)\b)"
)
COUNT = re.compile(r"(?:\s?:\s|\s\()\d")
"""Behind a State at the head of a sentence: "Nepal: 600. India: 2,000"."""
AFTER_ROW = re.compile(r"\)?\s*(?:$|[,;:(/.\n])")
INTRODUCED = re.compile(rf":\s*{ARTICLE}$")
ADDED = re.compile(
    r"\b(?:is|are|was|were|to be) (?:also )?added\b|\b(?:also|likewise|in addition|besides)\b"
    r"|\bhosts?\b|\bharbou?rs?\b|\bholds?\b|\bshares?\b|\bpass(?:es)?\b|\bcross(?:es)?\b"
    r"|\bmigrat\w+"
    r"|\bdrift\w*|\bdispers\w+|\bwander\w*|\bfollowed to\b|\btracked to\b"
    r"|(?<!within )\breach(?:es)?\b"
    r"|\b(?:touched|visited|crossed|used|frequented) by\b|\b(?:goes?|round|down|up|out) by\b"
    r"|\b(?:touchee?|visitee?|traversee?|frequentee?|parcourue?)s? par\b"
    r"|\b(?:tocad|visitad|cruzad|usad|frecuentad|recorrid)[oa]s? por\b"
    r"|\b(?:has|have|holds?|keeps?|receives?|gets?|takes?|a|ont|tient|tiennent|recoi\w+|possede\w*"
    r"|garde\w*|tienen?|recibe[n]?|guarda[n]?|posee[n]?) (?:[a-z']+ ){0,3}?(?:rest|bulk|most"
    r"|half|third"
    r"|quarter|majority|young|juveniles|adults|(?:fe)?males|tip|edge|reste|gros|moitie|tiers"
    r"|jeunes"
    r"|adultes|(?:fem|m)elles|pointe|resto|grueso|mitad|tercio|mayoria|jovenes|hembras|machos"
    r"|demas)\b"
    r"|(?<!\bno )\bse l[aeo]s? (?:ve|ven|halla|avista)\b|\bon (?:l[ae] |l'|les )(?:y )?(?:re)?"
    r"(?:voit|trouve)\b"
    r"|\bon (?:y )?en (?:re)?(?:voit|trouve|compte)\b"
    r"|\ben (?:a|ont|garde\w*|abrite\w*|conserve\w*) (?:\d|encore|toujours|aussi|quelques|un[e]?\b"
    r"|deux|trois|peu|moins|plus de|beaucoup|environ|peut-etre)"
    r"|\bl[oa]s (?:tiene|hay|alberga|conserva)\b"
    r"|\b(?:voi(?:t|ent)|sees?|ven?) (?:[a-z]+ )?(?:pass\w+|pasar|passing)\b"
    r"|\b(?:astride|along|on) the (?:route|flyway|way)\b|\bsur (?:la route|leur route|son chemin)\b"
    r"|\ben la ruta\b|\bsub(?:e|en)\b|\bavanzan?\b|\bremontan?\b|\bdesciende[n]?\b"
    r"|\bmonte(?:nt)?\b|\bdescend(?:ent)?\b|\bstaging\b"
    r"|\b(?:winter(?:ing)?|breeding|nesting|feeding) (?:grounds?|quarters|areas?|range|sites?)\b"
    r"|\b(?:quartiers|cuarteles) d.(?:hiver| invierno)|\bzonas? de (?:cria|invernada|paso)\b"
    r"|\b(?:aires?|zones?|sites?) (?:de |d.)(?:reproduction|hivernage|ponte|nidification)\b"
    r"|\bderivan?\b"
    r"|\bllegan?\b|\balcanza\w*|\batteign\w+|\bse dispers\w+|\berr(?:ent|e)\b"
    r"|\bfeeds?\b|\bstop ?over|\bcolon(?:y|ies)\b|\bpopulations? (?:in|of)\b|\bnumbers?\b"
    r"|\bgo(?:es)? on\b|\btakes? in\b|\bruns? (?:to|over|through|by)\b"
    r"|\bleads? (?:to|through|over|across)\b"
    r"|\bends? in\b|\bse prolonge\w*|\bconduit\b|\baboutit\b|\bs'achev\w+|\bsigue hasta\b"
    r"|\btermina\w* en\b"
    r"|\bcounted\b|\bstay\b|\bret(?:urn|our|orno)s?\b|\breintrodu\w+"
    r"|\bs'ajoute|\baussi\b|\begalement\b|\babrit\w+|\bheberg\w+|\baccueill\w+|\bpartag\w+"
    r"|\btravers\w+|\bpasse(?:nt)?\b|\bmigr\w+|\bcolonies?\b|\bfrequent\w+|\bgagnent?\b"
    r"|\bse nourri\w+|\bpond(?:ent|ait|aient|re)\b|\bcompte(?:nt)?\b|\breste(?:nt)?\b"
    r"|\bse (?:suma|agrega|anade)n?\b|\btambien\b|\badem\w+|\balberga\w*|\bacoge\w*|\bcompart\w+"
    r"|\bcruza\w*|\bpasan?\b|\bcolonias?\b|\bfrecuent\w+|\bse alimentan?\b|\bbajan?\b|\bdesova\w*"
    r"|\bquedan?\b|\bremains?\b|\bsubsist\w+|\bmaint\w+|\bmant\w+"
    r"|\b(?:has|have|tienen?|compte|comptent|cuentan?|ont) (?:\w+ ){0,2}"
    r"(?:pairs?|birds?|animals?|individuals?|parejas?|couples?|individu\w*|ejemplares|\d[\d.,]*)\b"
    r"|\breproduc\w+|\breprodui\w+|\bocup\w+|\boccup\w+|\bdistribu\w+|\brang\w+|\bse report\w+"
)


def plain_places(text: str, names: Sequence[Span]) -> set[int]:
    """Which of the names (numbers, from 0) the text counts in plainly."""
    folded = fold_in_place(text)
    rows = _rows(folded, names)
    rows = [row for row in rows if not tells_of_others(folded, names[row[0]])]
    plain = {n for row in rows if len(row) >= ROW for n in row}
    for row in rows:
        start, end = names[row[0]][0], names[row[-1]][1]
        if _is_head(folded, start, end) or INTRODUCED.search(folded[:start]):
            plain.update(row)
    plain |= _labelled(text, folded, names)
    return plain | {n for n, span in enumerate(names) if _is_said(folded, span)}


def opening_places(text: str, names: Sequence[Span]) -> set[int]:
    """Those of the first sentence that names any, as far as its first semicolon behind one."""
    for start, end in sentences(text):
        if inside := [n for n, span in enumerate(names) if start <= span[0] < end]:
            semicolon = text.find(";", names[inside[0]][1], end)
            return {n for n in inside if semicolon < 0 or names[n][0] < semicolon}
    return set()


def _rows(folded: str, names: Sequence[Span]) -> list[list[int]]:
    """Names side by side; brackets behind a name are passed over, names in them belong to it."""
    rows: list[list[int]] = [[0]] if names else []
    for (n, span), (m, following) in pairwise(enumerate(names)):
        between = folded[span[1] : following[0]]
        inside = between.count("(") > between.count(")")
        gap = GLOSS.sub(" ", between)
        is_subject = ";" in gap and not AFTER_ROW.match(folded, _row_end(folded, names, m))
        if inside or (BETWEEN.match(gap) and not is_subject):
            rows[-1].append(m)
        else:
            rows.append([m])
        assert m == n + 1  # for the reader: `names` are in order
    return rows


def _row_end(folded: str, names: Sequence[Span], n: int) -> int:
    """Where the names end that follow name `n` with no more than a comma or "and" between."""
    end = names[n][1]
    for start, after in names[n + 1 :]:
        gap = GLOSS.sub(" ", folded[end:start])
        if ";" in gap or not BETWEEN.match(gap):
            break
        end = after
    return end


LABELLED = re.compile(r"\W*(?:[a-z]\. )?(?:\w+[ '-]?){1,5}\s?:\s")
TOLD = re.compile(r"[;\n]|\b(?:which|that|where|who|qui|que|ou|dont|donde|cuy[oa]s?)\b")
"""Where the names under a label end and something is told of them."""


def _labelled(text: str, folded: str, names: Sequence[Span]) -> set[int]:
    """Names in what follows a label: "Wintering: delta of the Po, in Italy"."""
    found: set[int] = set()
    for start, end in sentences(text):
        if folded.find(":", start, end) < 0 or not (label := LABELLED.match(folded, start, end)):
            continue
        inside = [n for n, span in enumerate(names) if start <= span[0] < end]
        closing = TOLD.search(folded, label.end(), end)
        stop = closing.start() if closing else end
        if inside and names[inside[0]][0] >= label.end():
            found |= {n for n in inside if names[n][0] < stop}
    return found


def _is_head(folded: str, start: int, end: int) -> bool:
    """Whether a line, or what follows a semicolon, begins with the names and tells no more."""
    line = max(folded.rfind("\n", 0, start), folded.rfind(";", 0, start)) + 1
    if COUNT.match(folded, end):
        line = max(line, folded.rfind(". ", 0, start) + 1)
    return bool(AT_HEAD.match(folded[line:start]) and AFTER_HEAD.match(folded[end:]))


def _is_said(folded: str, name: Span) -> bool:
    """Whether the clause that holds a name says that the animal lives or passes there."""
    ends = list(CLAUSE_END.finditer(folded))
    start = max((m.end() for m in ends if m.end() <= name[0]), default=0)
    end = min((m.start() for m in ends if m.start() >= name[1]), default=len(folded))
    clause = folded[start:end]
    return not tells_of_others(folded, name) and says_that_it_is_there(clause)


def says_that_it_is_there(clause: str) -> bool:
    """Whether a verb of a folded clause says that the animal lives, stays or passes there."""
    return bool(ADDED.search(clause)) or cue_table("states").says_present(clause)
