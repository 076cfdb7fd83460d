"""What people call the papers they send in: reports, proposals, extensions; in en, fr and es.

All patterns are for folded text (`extractors.text.normalise`).
"""

import re


def words(*parts: str) -> re.Pattern[str]:
    """Any of the alternatives in `parts`, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


REGISTERED = (
    r"\b(?:action|accion)\b[^.;:]{0,80}?\b(?:regist(?:er|re|ro)\w*|list(?:ed|a)|inscri(?:te|ta))\b"
    r"[^.;:\d]{0,40}?\b1[2-9]\.\d{1,2}(?![\d.]?\d)"
    r"|\b(?:action|accion)\b(?! plan)(?:(?!\b(?:resol|decis|doc|item|punto|point|action|accion)\w*)"
    r"[^.;:]){0,140}?\b(?:number|numero|n[o°º])\W{1,3}1[2-9]\.\d{1,2}(?![\d.]?\d)"
)
""" "The action is entered in the register under 12.5", "the action that COP13 adopted as number
13.4": nobody says "concerted" of it."""
ACTION = re.compile(
    r"concerted\W?(?:\w+\W)?actions?|actions?\W?(?:\w+\W){0,3}?concertees?"
    r"|accion(?:es)?\W?(?:\w+\W){0,3}?concertadas?"
    r"|\b(?:ca|ac)\s?(?:n\W{0,3}\s?)?\d{1,2}\.\d{1,2}(?!\d)"
    r"|\baction\s(?:n\W{0,3}\s?)?1[2-9]\.\d{1,2}(?!\d)"
    r"|\baccion\s(?:n\W{0,3}\s?)?1[2-9]\.\d{1,2}(?!\d)"
    rf"|{REGISTERED}"
)
PLURAL = re.compile(r"concerted\W?actions\b|actions\W?concertees\b|acciones\W?concertadas\b")
NUMBERED = re.compile(
    r"(?:concerted\W?action|action\W?concertee|accion\W?concertada|\bca|\bac)\W*"
    r"(?:(?:ca|ac|no?|nr)\W{1,3})*\d{1,2}\.\d{1,2}(?!\d)"
)
CONVENTION = re.compile(
    r"\b(?:cop|cdp)\W?\d{1,2}\b|\bcms\b|migratory species|especes migratrices|especies migratorias"
    r"|conven(?:tion|cion) de bonn|bonn convention"
    r"|conference of the parties|conference des parties|conferencia de las partes"
    r"|\bscientific council\b|\bconseil scientifique\b|\bconsejo cientifico\b"
    r"|\bsessional committee\b|\bcomite de session\b|\bcomite del periodo de sesiones\b"
)
REPORT_NOUNS = (
    r"reports?|reporting|rapports?|comptes?\W?rendus?|bilans?|informes?|relato",
    r"rendicion de cuentas|rinden? cuentas?",
)
REPORT = words(*REPORT_NOUNS)
REPORT_ON = words(
    *REPORT_NOUNS,
    r"monitoring (?:sheet|form)|follow\W?up|(?:fiche de )?suivi|(?:ficha de )?seguimiento",
    r"where (?:we|it) stands?|ou en (?:est|sommes)|en que (?:esta|va)|que se (?:hizo|ha hecho)",
    r"what (?:has been|was|we have) (?:done|achieved)|ce qui a ete fait|lo (?:hecho|realizado)",
    r"accounts?|progress|stock\W?taking|review|etat d.avancement|point d.etape|memoria|balance",
)
"""With what else is a report where an action is named beside it."""
FUTURE = re.compile(
    r"\b(?:proposed (?:future|outcome|course|way forward)|(?:avenir|devenir) propose|suite proposee"
    r"|(?:futuro|curso) propuesto|continuacion propuesta)\b"
)
"""What a report says is to become of its action: a heading of its own, and no proposal."""
DONE = words(
    r"updates?|results?|achievements|implementation|implementing|years of|mise en oeuvre|execution",
    r"resultats?|ans d|ejecucion|aplicacion|resultados?|anos de",
)
"""What is said of an action that exists, and is a report where nothing is asked for."""
PROPOSAL_NOUNS = (
    r"propos(?:als?|ed|es|ing|itions?)|propuestas?|submission|demandes?|solicitud(?:es)?|request",
)
PROPOSAL = words(*PROPOSAL_NOUNS)
PROPOSAL_OF = words(
    *PROPOSAL_NOUNS,
    r"draft (?:(?:of|for) an? )?(?:new )?(?=concerted)|borrador",
    r"requests|requesting|application|projet|proyecto|needs?|calls? for|case for|plaidoyer",
    r"peticion|solicitan?|demandent|proponer|proponen|proposer|proposent",
)
"""With what else is a proposal where an action is named beside it."""
EXTENSION = words(
    r"extend|extending|continue|continuing|extension|renew|renewal|renewing|prolong|prolongation",
    r"prolonger|prorogation|proroger|reconduction|reconduire|renouvellement|renouveler|poursuite",
    r"poursuivre|continuation|prorrog[ao]|prorrogar|ampliacion|ampliar|renovacion|renovar",
    r"prolongacion|continuacion|continuidad|continuite|continuity",
    r"amend(?:ment|ing|ed)?(?= (?:\w+ ){0,2}concerted action\W{1,3}\d)",
    r"(?:accion concertada|action concertee)\W{1,3}(?:\d+\.\d+\W{1,3})?(?:enmendada|amendee)",
    r"(?:second|new|next|further|another|third) (?:phase|stage|term|period|triennium)",
    r"(?:seconde?|deuxieme|troisieme|nouvelle?) (?:phase|etape|periode|mandat)",
    r"(?:segund[ao]|tercer[ao]?|nuev[ao]) (?:fase|etapa|periodo|plazo)",
    r"\w+ more (?:years|seasons)|\w+ ans de plus|annees supplementaires|\w+ anos mas",
    r"keep(?:ing)? (?:\S+ ){0,6}?(?:in force|alive|going)|(?:stay|remain)(?:s|ing)? in force",
    r"sig[au]\w* (?:en vigor|vigente)|(?:reste|demeure|maintenue?) en vigueur",
    r"(?:maintain(?:ing)?|maintenir|maintien de|mantener)(?: the| l| la)?\W+"
    r"(?:concerted|accion|action)",
)
CHANGES = (
    r"extended|renewed|continued|revised|revision|reconduite|revisee?|revisad[ao]|prorrogad[ao]"
)
CHANGED = words(CHANGES)
"""Of a proposal these say that its action exists; of a report they only tell its history."""
_APART = (
    r"(?:separate|separately|distinct|previous|earlier|other|national|separee?|anterieur|precedente?"
    r"|autre|aparte|por separado|otro|anterior|nacional)"
)
APART_BEFORE = re.compile(rf"\b{_APART}\W+(?:\w+\W+)?$")
APART_BEHIND = re.compile(rf"^.{{0,60}}?\b{_APART}\b")
"""What is said of a report that is spoken of but is another document."""
ANNEXED = words(r"annex(?:ed|e|ee)?|attached|appended|enclosed|anexo|adjunto|joint")
PLAIN_TITLE = re.compile(
    r"(?:^\W*(?:(?:the|la|l)\W+)?|\b(?:an?|une|una|new|nouvelle|nueva"
    rf"|(?:initiative|iniciativa) d[e'])\s?)(?:{ACTION.pattern}).{{0,20}}?"
    r"\b(?:for|pour|para|on|sur|sobre|en faveur|en favor|a favor|of|de)\b"
)
""" "Concerted Action for the …", and not "a workshop on the Concerted Action"."""
_MEETING = r"(?:meeting|session|reunion|workshop|atelier|taller)"
OF_OTHERS = re.compile(
    r"^\W*(?:(?:draft|projet d[e']|proyecto de)\s?)?(?:comments|comment on|commentaires|comentarios"
    r"|(?:rapport|informe) de (?:mission|mision|viaje)|(?:mission|trip) report|press release"
    r"|communique de presse|nota de prensa|comunicado|leaflet|depliant|folleto"
    r"|guidelines|guidance|lignes directrices|directrices"
    r"|observations|observaciones|minutes|agenda(?! item)|invoice|decisions?|resolution"
    r"|review of the proposal|terms of reference|proces\W?verbal|facture|ordre du jour|acta|factura"
    r"|orden del dia|resolucion|decision(?:es)?"
    rf"|(?:report|rapport|informe) (?:of|de) (?:the|la|l)\W{{1,2}}(?:\w+ ){{0,2}}{_MEETING})\b"
)
"""A paper about actions or proposals that is none itself."""
SUBJECT = re.compile(r"^\W*(?:subject|re|objet|asunto|concerne|ref)\s*\.?:\s*")
_ORDINAL = r"(?:first|second|third|premiere|seconde?|deuxieme|troisieme|primera|segunda|tercera)"
BETWEEN_DIVISIONS = re.compile(
    rf"(?<=[.;,])\s+(?:(?:and|et|y)\s+)?(?=(?:{_ORDINAL}\s)?(?:part|partie|parte)\b)"
)
DIVISION = re.compile(
    rf"^\W*(?:{_ORDINAL}\W+)?"
    r"(?:part|partie|parte|annex|annexe|anexo|appendix|section)\b\W*(?:(?:[a-z]|[ivx]{1,4}|\d{1,2}"
    r"|one|two|un|deux|uno|dos|primera|segunda|premiere|deuxieme)\b\W*)?(?P<rest>\w.*)$"
)
DIVISION_REPORT = re.compile(
    rf"(?:progress|implementation) report|reports? on (?:the )?implementation"
    rf"|(?:{'|'.join(REPORT_NOUNS)})(?:\W*$|\W*\(| d.etape| d.avancement| de mise en oeuvre"
    r"| de avance| de progreso| sur la mise en oeuvre| sobre la (?:aplicacion|ejecucion))"
)
DIVISION_PROPOSAL = re.compile(
    rf"(?:(?:the|la|l)\W+)?(?:(?:{CHANGES}|nouvelle|new) )?(?:{'|'.join(PROPOSAL_NOUNS)})\b"
)
WITH_PROPOSAL = re.compile(
    r"(?:\b(?:and|with|followed by|et|avec|suivie? (?:d\W|du|de la|de)|y|con|seguid[ao] de)"
    r"|[,;+&])"
    rf"\W+(?:(?:an?|the|une?|la|una|l|its|sa|su)\W+)?(?:(?:{CHANGES}|nouvelle|new)\W+)?"
    r"(?P<proposal>proposal|proposition|propuesta)\b(?P<changed>\W+(?:revisee?|revisad[ao])\b)?"
)
""" "Report, followed by the revised proposal": both stand in the file."""
NOTE_ON = re.compile(
    r"\b(?:nota?e?|document[oe]?|statement|papers?|texte?o?|lines|lignes|lineas)\s(?:\w+\s){0,2}?"
    r"(?:on|sur|sobre|about|concerning|relativ[ao]? a|relati(?:f|ve) a)\b"
)
HANDS_IN = words(
    r"submit\w*|send|sends|enclos\w*|transmit\w*|transmett\w*|remit\w*|remett\w*|remis\w*|envi\w*"
    r"|ci\W?joint\w*|soumis\w*|soumet\w*|adress\w*|adjunt\w*",
)
""" "We send you the note on the action …": the paper itself is handed in."""
ASKS_FOR = re.compile(
    r"\b(?:asks?|request\w*|solicit\w*|pid\w+|pedimos|demand\w*|propos\w*|propon\w*)\b.{0,60}"
    r"\b(?:adopt\w*|approv\w*|aprob\w*|aprueb\w*|approuv\w*|establish\w*|etabl\w*|estable\w*)"
)
"""What a sentence asks the meeting to do with an action."""
BYLINE = re.compile(
    r"^\W*(?:(?:joint|draft|new) )?(?:proposal|request|demande|proposition|propuesta|solicitud)\s"
    r"(?:by|of the|from|du|de l\W|de la|des|del|de los|presentada|presentee)\b"
)
""" "Proposal by the Government of Ghana", under a title that only names an action."""
REPORT_BYLINE = re.compile(
    r"^\W*(?:(?:joint|annual|short|brief|final|interim) )?(?:report|rapport|informe|compte rendu"
    r"|memoria|bilan)(?: (?:conjoint|conjunto|final))?\s"
    r"(?:by|of the|from|du|des|de la|de l\W|d\W|del|de los|de las|de|presentad[oa]|presente)\b"
)
""" "Report by the Government of …": whose it is, under a title that does not say what it is."""
SUBMITS = words(
    r"submit\w*|present\w*|send|sends|sending|attach\w*|enclos\w*|transmit\w*|transmett\w*",
    r"transmis\w*|remit\w*|envi\w*|adjunt\w*|ci\W?joint\w*|ci\W?apres|soumis\w*|soumet\w*|adress\w*",
    r"parvenir|deposee?s?|hereby|herewith|this|following|given here|ce|cette|este|esta",
)
HANDED_OVER = re.compile(
    r"\b(?:has|have|ha|han|a|ont)\s(?:\w+\s)?(?:submit|present|prepar|soumis|transmi|envi|remit)\w*"
    r"|\bthe attached|\badjunt[ao]|\bci\W?joint"
)
"""Of a line like this the rest stands in the next one: it is no title."""
