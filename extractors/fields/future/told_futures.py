"""What became of an action once, or was only thought of; en, fr and es, folded."""

import re

_ONCE = (
    r"ago\W+(?:\w+\W+){1,3}?(?:wrote|said|asked|proposed|hoped|thought|believed|recommended|wished)"
    r"|il y a (?:\w+ ){1,3}(?:ans|mois)\W+(?:\w+\W+){1,3}?(?:(?:ecriv|demand|propos|souhait|pens"
    r"|recommand)(?:ions|ait|aient)|(?:avons|ont|a) (?:ecrit|demande|propose|souhaite|recommande))"
    r"|hace (?:\w+ ){1,3}(?:anos|meses)\W+(?:\w+\W+){0,3}?(?:escrib|ped|propus|recomend|dij|solicit"
    r"|pens|quis)(?:imos|iamos|amos|abamos|io|ieron|aron|eron)"
)
""" "Four years ago we wrote that the action should go on"."""
_ASKED_FOR_THEN = (
    r"(?:propos|demand|recommand|souhait|sollicit|pens|preconis|compt|desir|voul)(?:ait|aient|ions)"
    r"|(?:propon|ped|quer|pretend)ia(?:n|mos)?|(?:solicit|recomend|dese|pens|aconsej)aba(?:n|mos)?"
    r"|(?:was|were|had) (?:\w+ )?(?:minded|inclined|tempted|going|about) to"
    r"|(?:draft|letter|note|version|minutes)\b[^.;]{0,60}?\b(?:asked|proposed|requested"
    r"|recommended|urged)"
    r"|(?:asked|proposed|requested|recommended|urged|propos\w*|demand\w*|pid\w+|propus\w*"
    r"|solicit\w*) (?:\w+ )?(?:in|by|par|dans|en|por) (?:its|his|her|their|our|sa|la|une|notre|leur"
    r"|su|nuestra|una) (?:\w+ )?(?:letter|note|lettre|carta|nota) (?:of|dated|de|du)"
)
""" "Nous pensions demander la clôture", "proposed in its letter of 2023": once, not now."""
_FIRST_OR_EITHER_WAY = (
    r"(?:before|avant d\W?e?|antes de) ?(?:\w+ )?(?:ask|propos|request|recommend|demand|sollicit"
    r"|ped|solicit|propon)\w*"
    r"|(?:or|ou|o|u) (?:not|non|no)(?=\W*(?:$|[,;.]))"
    r"|(?:until|jusqu\W?a|hasta) (?:its|the|son|le|su|el) (?:present |current )?"
    r"(?:term|end|expiry|terme|echeance|termino|vencimiento)\b"
)
""" "Before asking for a renewal"; "whether it is renewed or not"; "goes on until its term"."""
_ASKED_BY_THEMSELVES = (
    r"(?:asked|asking) (?:themselves|ourselves|itself)|s[e'] ?(?:est|sont) (?:\w+ )?demande\w*"
    r"|nous sommes (?:\w+ )?demande\w*|(?:se|nos) (?:ha|han|hemos) preguntado|se pregunt(?:aron|o)"
    r"|nos preguntamos"
)
TOLD = re.compile(
    r"\b(?:had (?:been )?(?:propos|recommend|ask|request|advis|suggest|urg|call|wish|want)"
    r"|(?:avait|avaient|aurait|auraient|aurions) (?:\w+ ){0,2}?"
    r"(?:propos|recommand|demand|aim|souhait|prefer|voulu|conseill|sugger|appel)"
    r"|(?:habia|habria|hubiera|hubiese)(?:n|mos)? (?:\w+ )?"
    r"(?:recomend|propuest|pedid|prefer|querid|desead|aconsej|sugerid|solicitad)"
    r"|would (?:\w+ )?have (?:prefer|liked|wished|wanted|asked|proposed|requested)|se penso"
    r"|(?:propos\w*|propus\w*|recomm?[ae]nd\w*) (?:en|in) (?:19|20)\d\d\b"
    r"|(?:a|ont) examine|was considered|were considered|thought of|heard (?:it )?said|se oyo decir"
    r"|with or without|avec ou sans|con o sin|for having|pour avoir|por haber"
    rf"|{_ONCE}|{_ASKED_BY_THEMSELVES}|{_ASKED_FOR_THEN}|{_FIRST_OR_EITHER_WAY}"
    r"|(?:proposal|idea|option|suggestion|plan|proposition|idee|propuesta|opcion)\b[^.;]{0,80}?"
    r"\b(?:was|were|has been|a ete|fut|fue|ha sido)\W+(?:\w+\W+){0,3}?"
    r"(?:withdrawn|dropped|rejected|set aside|abandoned|not (?:retained|taken up)|discarded"
    r"|retiree?|ecartee?|abandonnee?|rejetee?|retirad[ao]|descartad[ao]|desechad[ao]))"
)
"""What was proposed once, or weighed, and is not what the report proposes."""
