"""Words for what becomes of an action, and what makes them count or not; en, fr and es, folded."""

import re
import tomllib
from pathlib import Path

from extractors.fields.future import tick_marks

_DATA = tomllib.loads((Path(__file__).parent / "data" / "futures.toml").read_text("utf-8"))
_PARTS = {
    name: f"(?:{'|'.join(words.split(chr(10))[:-1])})" for name, words in _DATA["parts"].items()
}


def _alternatives(lines: str) -> str:
    """One pattern of all `lines`, with the parts they name put in."""
    for name, words in _PARTS.items():
        lines = lines.replace(f"{{{name}}}", words)
    return "|".join(lines.strip("\n").split("\n"))


FUTURES = {name: _alternatives(lines) for name, lines in _DATA["futures"].items()}
FUTURES["completion"] = (
    rf"(?:{FUTURES['completion']})\b"
    r"(?! (?:sin (?:haber|que|cumpl|alcanz|esper)|without|before|antes|avant"
    r"|sans (?:que|avoir|attendre)))"
)
"""Done without having been done is closed: "por finalizada sin haber cumplido sus metas"."""
FUTURE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in FUTURES.items()))
_ANY = "|".join(FUTURES.values())
ALTERNATIVES = re.compile(
    rf"\b(?:{_ANY})(?:\W+(?:{_ANY}))*\W+(?:or|ou|o|u)\W+(?:\w+\W+){{0,2}}(?:{_ANY})\b"
)
"""Futures that a form or a sentence offers: "continuation, completion or closure"."""
PROPOSES = re.compile(rf"\b(?:{_alternatives(_DATA['proposing']['verbs'])})\b")
PERFORMS = re.compile(
    r"\b(?:withdraws?|withdrawing|retir(?:a|an|amos|ent|ons)(?= (?:la )?(?:l.)?ac[tc]ion)"
    r"|renonc(?:e|ent|ons)|renunci(?:a|an|amos)|desist(?:e|en|imos)"
    r"|abandon(?:s|ne|nent|nons|a|an|amos)?)\b(?! d.une| to)"
)
"""Verbs by whose very use an action is given up, so that no other need propose it."""
ALLOWS = re.compile(
    r"\b(?:action|accion|it|elle)\b[^,;]{0,40}?(?P<verb>\b(?:can|may|could|will|peut|pourrait"
    r"|puede|podria"
    r"|sera|is|est|esta)\b)"
)
"""Said of the action itself, weaker verbs propose too: "it can be closed"."""
UNDECIDED = re.compile(
    r"\b(?:(?:not|no|nor) (?:yet )?(?:(?:reached|taken|adopted|formed|has|have) )?(?:an? |any )?"
    r"(?:position|view|opinion|decision) (?:on|yet|as yet|at present|so far|$)"
    r"|ha(?:s|ve|d) not (?:yet )?(?:reached|taken|adopted|formed) an? (?:position|view|decision)"
    r"|will (?:\w+ )?(?:decide|be (?:decided|answered|settled))|(?:decider|prononcer"
    r"|repondr)(?:a|ont)"
    r"|(?:decidir|pronunciar|resolver)an?"
    r"|not (?:yet )?(?:been )?decided|undecided|whether|remains? open(?! (?:until|to|for))"
    r"|to be decided|(?:no|takes? no|sans|aucune|ninguna) (?:position|decision|postura)"
    r"|n.a pas (?:encore )?(?:ete )?decide|n.ont pas (?:encore )?decide|reste a (?:decider|savoir"
    r"|determiner)|sera decide\w*|la question de savoir|quant a savoir|is (?:for|up to) .{3,40} to"
    r" (?:say|decide)|(?:revient|appartient) a .{3,40} de (?:dire|decider)"
    r"|corresponde .{3,40} decidir"
    r"|(?:some|certain)\b.{3,90}\bothers\b|certains\b.{3,90}\bd.autres\b"
    r"|algunos\b.{3,90}\botros\b|\bunos\b.{3,90}\botros\b|les uns\b.{3,90}\bles autres"
    r"|no (?:se|nos) pronunci\w+|n\w* (?:nous |se )?prononc\w+ pas|take no side"
    r"|(?:is|are|est|sont|queda\w*|remise?|laissee?s?)"
    r" (?:left|laissee?s?|librad[ao]s?|en manos|entre les mains|a la (?:conference|discretion))\b"
    r"|no (?:se )?ha(?:n|ya)? (?:\w+ )?decidido|no agreement|(?:leave|laiss"
    r"|dej)\w* .{0,40} (?:decid\w*|decisi?on)|decisi?on (?:sobre|on the|quant)|por (?:decidir"
    r"|definir|resolver)|si (?:la accion|l.action)"
    r" (?:continua|debe|doit|se (?:poursuit|prorroga)))\b"
)
"""Several futures are weighed, and none is proposed."""
IF = re.compile(
    r"\W*(?:otherwise|failing (?:that|which)|sinon|a defaut|de lo contrario|en su defecto|if|si"
    r"|unless|should the|in case|en caso|au cas"
    r"|in that event)\b"
)
CONDITION = re.compile(r"\W*(?:if|si|unless|should|were|in case)\b")
UNMET = re.compile(
    r"\b(?:although|even though|though|aunque|bien que|quoique|pese a que|malgre que)\b[^.;]{0,30}?"
    r"\b(?:not|no|ne|n(?=')|without|sin|sans|missed|unmet)\b"
)
""" "Declare it finished, although its aims were not met": closed, not completed."""
OWN_NOUN = re.compile(
    r"\b(?:prorroga|prolongation|reconduction|renouvellement|renewal|extension"
    r"|(?:keep|extend|renew|prolong|close|continue|end) it)\b"
    r"(?! (?:of|de|du|des|del|to)"
    r" (?!(?:la |l.|the |this |esta |cette )?(?:concerted )?(?:action|accion)))"
)
"""Under a request, what an action alone is given: "Se pide una prórroga"."""
ANSWERED = re.compile(
    r"^[^.;:]{0,40}?\b(?:answer\w*|say|says|think|believe|repon\w+|dis(?:ons|ent)|croyons|pensons"
    r"|respond\w+|decimos|creemos|pensamos|yes|no|oui|non|si)\b[^.;:]{0,20}"
)
"""What follows a question: "The authors answer no"."""
NOT_SO = re.compile(r"\b(?:no|not|non|pas)\b")
SO = re.compile(r"\b(?:yes|oui|si|so)\b")
ITS = re.compile(
    r"\b(?:its|su|sa|this) (?=(?:\w+ ){0,1}(?:renew|exten|continu|clos|prorrog|renov|cierr|recond"
    r"|prolong|cl[oô]tur|poursuit|complet|terminat))|\ben (?:demand|propos|sollicit|souhait)\w*"
)
"""Of the action named in the sentence before: "intend to request its renewal"."""
ACTION_SAID = re.compile(
    r"\W*(?:(?:the|this|cette|la|l\W|esta) ?)?(?:concerted )?(?:action|accion|it|elle)\b"
)
NAMED = re.compile(
    r"\b(?:concerted )?(?:(?<!plan d.)(?<!plans d.)(?<!plan de )(?<!planes de )(?<!plan of )"
    r"(?:action|(?:la)?accion))s?\b(?! (?:plan|programme|program|group)s?\b)"
    r"|\b(?:ca|ac)? ?\d{2}\.\d{1,2}\b"
)
"""The action, and no action plan."""
ACTION = re.compile(rf"{NAMED.pattern}|\b(?:it|elle|celle-ci|la|esta)\b")
OLD_WORDS = re.compile(
    r"(?:se lisait|lisait|used to read|did read|decia|rezaba|ha[db]\w* (?:recommended|recomendado)"
    r"|avait recommand[ée]|se oy[óo] decir|said|wrote|writes|answered|recalled|r[ée]pon\w+"
    r"|pr[ée]cis\w+"
    r"|fait savoir|[ée]crit|dijo|escribi\w+|respondi\w+|inform[óo]|record[óo]|recuerda|rappel\w+)"
    r"[^«“\"]{0,160}[«“\"][^»”\"]*[»”\"]",
    re.IGNORECASE,
)
"""A quotation of words that no longer hold, or that others said."""
SUPPOSED = re.compile(
    rf"\b(?:{'|'.join(FUTURES.values())})\b[^.;:]{{0,60}}?"
    r"\b(?:would (?:mean|be(?! (?:\w+ )?(?:glad|grateful|happy|pleased))|amount)"
    r"|reviendrait|serait|equivaudrait|seria|supondria|equivaldria)\b"
)
""" "To close it now would be to stop at the first furrow"."""
TOLD_BESIDE = re.compile(
    r"\b(?:cuy[oa]s?|que|which|that|whose|qui|dont|(?:le|la|les)quel\w*|el cual|la cual)\b"
    r"[^,;.:]{0,60}?"
    r"\b(?:fue|fueron|was|were|fut|furent|avait ete|a ete|ont ete|habia sido|had been)"
    rf" (?:\w+ )?(?:{'|'.join(FUTURES.values())})\b"
)
""" "The agreement, whose plan was renewed in June": told of beside what is asked."""
NOT_YET_SAID = re.compile(
    r"\b(?:not|n.(?:a|ont) pas|no)\b[^.;]{0,20}?\b(?:answer|repl|respon|repond|said|dit|contest)"
)
""" "They have not yet answered"."""
NOT_TO_END = re.compile(
    rf"(?:{PROPOSES.pattern})(?:\W+(?!(?:and|et|y|but|mais|pero|sino)\b)\w+){{0,5}}?"
    rf"\W+(?:not to|not let|ne pas)"
    rf"(?:\W+\w+){{0,4}}?\W*\b(?:{FUTURES['closure']})\b"
)
""" "They ask the Conference not to let the action lapse": it is to go on."""
BUT = re.compile(r"[,;]\s+(?:but|yet|however|mais|toutefois|cependant|pero|sin embargo)\s")
NO_POINT = re.compile(
    r"\b(?:no (?:longer )?(?:any )?"
    r"(?:point|sense|reason|use|purpose|case|grounds|merit) (?:in|to|for)"
    r"|(?:no longer|not any more) (?:necessary|needed|useful|justified|required) to"
    r"|n.y a (?:donc |des lors |ainsi )?(?:plus|guere|aucun\w*) (?:\w+ )?"
    r"(?:lieu|raison|motif|sens) (?:d[e'] ?|a )"
    r"|(?:n.est|n.est plus) (?:plus )?(?:necessaire|utile|justifie) d[e'] ?"
    r"|(?:no tiene|carece de|ya no tiene) sentido|(?:ya no|no) (?:es|resulta) (?:necesario|util)"
    r"|no (?:hay|existen?|ve(?:mos)?|queda) (?:ya )?(?:motivos?|razon(?:es)?|lugar) (?:para|a))"
    rf"(?:[^\w:;.]+\w+){{0,3}}?[^\w:;.]+(?:{FUTURES['continuation']})\b"
)
""" "We see no point in keeping it on the list": closure is asked for."""
BARE = re.compile(
    rf"\b(?:we|proponents?|authors?|governments?|nous|auteurs?|gouvernements?|on|se|proponentes?"
    rf"|gobiernos?)\W+(?:\w+\W+){{0,3}}?(?:{PROPOSES.pattern})\W+(?:(?:its|the|an?|la|le|l|sa|une"
    r"|un|su|el)\W+)?(?P<future>continuation|closure|completion|extension|renewal|cloture"
    r"|poursuite|prolongation|reconduction|achevement|continuacion|prorroga|cierre|conclusion)"
    r"\W*(?:[.,;]|$)"
    r"|^\W*(?:(?:the|la|l|le|el)\W+)?(?P<first>continuation|closure|completion|extension|renewal"
    r"|cloture|poursuite|prolongation|reconduction|achevement|continuacion|prorroga|cierre)\W+"
    r"(?:(?:is|est|se|therefore|thus|donc)\W+){1,2}(?:proposed|recommended|requested|proposee?"
    r"|recommandee?|demandee?|propone|recomienda|solicita|pide)\W*(?:[.,;]|$)"
)
""" "The proponents recommend closure": of what, goes without saying."""
OTHERS_WISH = re.compile(
    r"^\W*(?:(?:some|many|several|most|certain|two|three|four|certains?|plusieurs|deux|trois|quatre"
    r"|algun[oa]s|vari[oa]s|otr[oa]s|dos|tres|cuatro|un[oa]s)\W+\w+"
    r"|(?:(?:the|all|local|both|les|tous|los|las)\W+)*(?:ngos?|ongs?|fishers?|fishermen|pecheurs"
    r"|pescadores|donors?|bailleurs|donantes|communities|communautes|comunidades|stakeholders"
    r"|hunters|chasseurs|cazadores|scientists|scientifiques|cientificos|tour operators))"
    rf"(?:[\s'’-]+[\w'’-]+){{0,6}}?[\s'’-]+(?:{PROPOSES.pattern})"
)
""" "Three Range States hope …", "the fishers ask …": what they wish is not yet proposed."""
DIVIDES = re.compile(r"[,;]\s+")
AND_THAT = re.compile(r"(?:,|\b(?:and|et|y|e)) (?:that|qu[e'])\b")
""" "… that the closed season be extended and that the action be continued": two things asked."""
OWN_WISH = re.compile(
    r"\b(?:we|our|us|proponents?|authors?|government|nous|notre|auteurs?|gouvernement|nosotros"
    r"|proponentes?|gobierno|joins?|agree[ds]?|ministr\w+|ministerio)\b"
)
DENIED = re.compile(
    r"\b(?:too early|premature\w*|prematur[oa]|trop tot|demasiado pronto|(?:es )?pronto para"
    r"|trop tot pour|not|no(?!\W*\d)|never"
    r"|ne|n(?=')|without|sans|sin|rather than|instead of|plutot que"
    r"|au lieu de"
    r"|en lugar de|against|no (?:reason|case|need|grounds) (?:to|for)"
    r"|n.y a (?:pas|plus|guere|aucun\w*) (?:lieu|raison|motif) d[e']"
    r"|no hay (?:motivos?|razon(?:es)?|lugar) (?:para|a)|oppos\w* to|s.oppos\w* a|se opon\w* a"
    r"|contre|en contra de)"
    rf"\b(?:[^\w:;]+\w+){{0,4}}?[^\w:;]+(?:{'|'.join(FUTURES.values())})\b(?:\s+(?:pas|plus)\b)?"
)
NOTHING_BUT = re.compile(
    r"\bno (?:cabe|queda|resta|hay)(?: \w+){0,3} (?:sino|mas que)\b"
    r"|\bne (?:reste|resterait|voyons|voit|peu\w+)(?: \w+){0,3} qu(?:e\b|')"
    r"|\b(?:nothing (?:remains|is left)(?: \w+){0,3}|no (?:choice|alternative|\w+ course))"
    r" but(?: to)?\b"
)
""" "No cabe sino cerrar la acción": what seems denied is asked for."""
UNASKED = re.compile(
    rf"\b(?:not|ne|no|n(?='))(?:[\s'’-]+(?!(?:we|nous|but|mais|pero|and|et"
    rf"|y)\b)\w+){{0,4}}?[\s'’-]+"
    rf"(?:{PROPOSES.pattern})(?:[^\w:;]+(?!but|mais|sino)\w+){{0,9}}?"
    rf"[^\w:;]+(?:{'|'.join(FUTURES.values())})\b"
    r"(?!.{0,80}\b(?:sino|but|mais|rather)\b)"
)
""" "We do not ask for the action to be renewed"."""
REFUSED = re.compile(
    rf"\b(?:{'|'.join(FUTURES.values())})\b(?: +(?!and|but|et|mais|y|pero)\w+){{0,6}}? +"
    r"(?:not|pas|plus|no|no longer)\b(?=\s*(?:[.;,]|$)| +(?:(?:be|being|yet) +)*(?:come|ripe"
    r"|venue?|llegad"
    r"|propos|recom|request|demand"
    r"|solicit|suggest|want|necess|warrant|appropr|justif|at this))(?: +\w+){0,2}"
)
""" "Closure is not proposed": what is denied stands before."""
_ON = r"(?:\W+(?!(?:and|et|y|but|mais|pero|sino)\b)\w+)"
NOT_AGAIN = re.compile(
    rf"(?:{PROPOSES.pattern}){_ON}{{0,3}}?\W+(?:(?:that|que|de|to){_ON}{{0,5}}?\W+)?"
    rf"(?:not|ne pas|no|ne (?:soit|sera) (?:pas|plus)|no longer){_ON}{{0,2}}?\W+"
    rf"(?:{FUTURES['continuation']})\b"
)
""" "It is proposed not to renew it": asked for is the end, not denied a wish."""
COMPLETED = re.compile(
    r"\b(?:(?:concerted )?(?:action|accion)(?: (?:concertee|concertada))?(?: \d+\.\d+)?|it|elle"
    r"|this)"
    r"[^,;.]{0,25}?\b(?P<verb>(?:has been|is|est|a ete|ha sido|queda|se considera|est (?:arrivee"
    r"|parvenue)"
    r"|can|may|peut|puede)\b)"
)
"""Said of the action itself that it is done."""
PAST = re.compile(
    r"\b(?:continues|continua|se poursuit|suit|prosigue|sigue(?! siendo)|was|were|would(?! like"
    r"| be gr| wel| pref)|had|has been|have been|fue(?:ron)?|habia"
    r"|avai(?:t|ent)|(?:a|ont) ete|ha sido|fut"
    r"|(?:prorrog|renov|ampli|prolong|decidi|cerr|continu)o|decided|extended in|decida"
    r"|(?:years?|months?|ans|anos) (?:more )?(?:to run|left|a courir|por delante))\b"
)
"""What became of the action once or becomes of it now, and what would."""
OF_ACTIVITIES = re.compile(
    r"\b(?:activit(?:y|ies|es?)|actividad(?:es)?|tasks?|tareas?|taches?|items?|components?"
    r"|componentes?"
    r"|composantes?|mesures?|medidas?|work packages?|volets?)\b"
)
BESIDE_ACTION = re.compile(
    rf"\b(?:with|without|avec|sans|con|sin)\W+(?:[\w'’]+\W+){{0,3}}?(?:{OF_ACTIVITIES.pattern})"
    r"|\b(?:our|its|their|the|notre|leur|sa|nuestra|su|la) (?:task|tache|tarea)\b"
    r"(?=\W+(?:under|within|au titre|dans|en)\b)"
)
""" "Allowed to run on with the same activities", "our task under it": said of the action."""
YES = r"yes|oui|si"
NO = r"no|non"
SAID_YES = re.compile(rf"(?:[:?–-]|\s-)\s*(?P<answer>{YES}|{NO})\b(?P<more>[^\n]*)")
TICKED = re.compile(rf"{tick_marks.TICKED}|{tick_marks.CROSSED}|[ \t]*[xX]")
BOX = re.compile(rf"{tick_marks.SIGN}|^[ \t]*(?:[xX]|_+)(?=[ \t]+\w)", re.MULTILINE)
CLAUSE = re.compile(
    r"[,;:]\s+(?:and |et |y )?|\s+(?:and|et|y)\s+(?=(?:the|it|l|la|elle|esta|this)\b)"
)
OF_OTHERS = re.compile(
    r"[ ’']+(?:(?:of|to|de|du|des|del|d)\W+(?:(?:the|our|its|la|le|les|l|el|los|las|sa|su)\W+)?"
    r"|(?:the|our|la|le|les|el|los|las)\W+|l')(?:(?:concerted|present)\W+)?"
    r"(?!(?:concerted|present|action|accion|text|mandat|term|plazo|delai|period|trien|cycl|ciclo|cop"
    r"|two|three|four|deux|trois|quatre|dos|tres|cuatro|une?|one|years?|ans|annee|anos|all|tout|tod"
    r"|same|meme|mism|next|prochain|proxim|this|cette|esta|file|dossier|expedient|book|work)"
    r"|travail|trabajo|\w{1,2}\b)[^\W\d]"
)
"""Behind a future, that it is another thing's: "Continuation of the counts", "Complete the map"."""
ANSWER = re.compile(
    r"^\W*(?:[^:]{0,60}:\W*)?(?:the |la |le |el |l\W)?(?:to be |a |por )?(?:action (?:to be|a) )?"
    rf"(?P<future>{'|'.join(FUTURES.values())})"
)
"""A line that begins with the future, or with a label and the future."""

BARE_REQUEST = re.compile(
    r"^\W*(?:(?:mark(?:ed)?|consider|list|que|that|it|to|be|as|a|en|comme) ){0,3}"
    rf"(?P<future>{'|'.join(FUTURES.values())})\W*"
    r"(?:$|[,.;]|\b(?:to|until|with|jusqu|hasta|con|avec|it|(?:the |l.|la )?(?:concerted )?"
    r"(?:action|accion))\b)"
)
""" "Extend, with two activities added", under a heading that asks."""


def only_future(folded: str) -> str | None:
    """The future that folded words name, if they name one and no other."""
    futures = {match.lastgroup for match in FUTURE.finditer(folded)}
    return futures.pop() if len(futures) == 1 else None


def futures_in(folded: str) -> list[str]:
    """Every future that folded words name, each once."""
    return list(dict.fromkeys(str(match.lastgroup) for match in FUTURE.finditer(folded)))
