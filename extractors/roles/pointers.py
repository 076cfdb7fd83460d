"""Words that point back at names told before: "those", "which", "likewise"."""

import re

WHICH = re.compile(
    r"\b(?:which|who|that|qui|que|lesquel\w+|las cuales|los cuales)\b\W*(?:\w+\W+)?$"
)
POINTING = re.compile(
    r"\W*(?:(?:of|with|for|to|de|d'|pour|a|con|para) ?)?"
    r"(?:these|those|they|both|all (?:of )?these|neither|none of (?:these|them)|all (?:two|three"
    r"|four|five|six|seven|eight|nine|ten)|ces|ceux-ci|celles-ci|elles|ils|tou(?:te)?s (?:ces|deux)"
    r"|aucun\w* d'e|ni l'un\w* ni|l'un\w* et l|ni uno ni|estos|estas|esos|esas"
    r"|aquell[oa]s|ambos|ambas|ellos|ellas"
    r"|ningun\w* de (?:ellos|ellas|estos|estas))\b"
)
LIKEWISE = re.compile(
    r"^\W*(?:ni|nor|neither|tampoco|de meme|il en va de meme|likewise|the same|lo mismo|idem)\b"
    r"|\b(?:aussi|egalement|non plus|too|as well|either|tambien|tampoco)\W*$"
)
JOINED = re.compile(r"\W*(?:and|et|y|e)\W+(?:(?:is|are|was|were|est|sont|es|son|esta|estan)\W+)?")
