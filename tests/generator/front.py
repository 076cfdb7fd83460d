"""The first page: header block, title, summary box, in the looks that were seen."""

from datetime import date
from random import Random

from tests.generator.blocks import Block, Grid, Truth, box, line
from tests.generator.plan import Plan

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}  # fmt: skip
LOGO = {
    "en": ("CONVENTION ON", "MIGRATORY", "SPECIES"),
    "fr": ("CONVENTION SUR", "LES ESPÈCES", "MIGRATRICES"),
    "es": ("CONVENCIÓN SOBRE", "LAS ESPECIES", "MIGRATORIAS"),
}
ORIGINAL = {
    "en": "Original: {}", "fr": "Original : {}", "es": "Original: {}",
}  # fmt: skip
LANGUAGE_NAMES = {
    "en": {"en": "English", "fr": "French", "es": "Spanish"},
    "fr": {"en": "Anglais", "fr": "Français", "es": "Espagnol"},
    "es": {"en": "Inglés", "fr": "Francés", "es": "Español"},
}
MEETING = {
    "en": "{n}th MEETING OF THE CONFERENCE OF THE PARTIES",
    "fr": "{n} ème SESSION DE LA CONFÉRENCE DES PARTIES",
    "es": "{n}ª REUNIÓN DE LA CONFERENCIA DE LAS PARTES",
}
PLACE = {
    "en": "Samarkand, Uzbekistan, 12 - 17 February 2024",
    "fr": "Samarcande, Ouzbékistan, 12 – 17 février 2024",
    "es": "Samarcanda. Uzbekistán, 12 – 17 de febrero 2024",
}
AGENDA = {"en": "Agenda Item {}", "fr": "Point {} de l’ordre du jour", "es": "Punto {} del orden del día"}
TITLES = {
    "proposal": {
        "en": "PROPOSAL FOR A CONCERTED ACTION FOR THE GREAT BUSTARD (Otis tarda) ALREADY LISTED ON APPENDIX I AND II OF THE CONVENTION",
        "fr": "PROPOSITION D’ACTION CONCERTÉE POUR LA GRANDE OUTARDE (Otis tarda) DÉJÀ INSCRITE AUX ANNEXES I ET II DE LA CONVENTION",
        "es": "PROPUESTA DE ACCIÓN CONCERTADA PARA LA AVUTARDA (Otis tarda) YA INCLUIDA EN LOS APÉNDICES I Y II DE LA CONVENCIÓN",
    },
    "extension_proposal": {
        "en": "PROPOSAL FOR THE EXTENSION OF THE CONCERTED ACTION FOR THE GREAT BUSTARD (Otis tarda)",
        "fr": "PROPOSITION DE PROLONGATION DE L’ACTION CONCERTÉE POUR LA GRANDE OUTARDE (Otis tarda)",
        "es": "PROPUESTA DE PRÓRROGA DE LA ACCIÓN CONCERTADA PARA LA AVUTARDA (Otis tarda)",
    },
    "progress_report+extension_proposal": {
        "en": "REPORT ON THE IMPLEMENTATION OF THE CONCERTED ACTION FOR THE GREAT BUSTARD (Otis tarda) AND PROPOSAL FOR ITS EXTENSION",
        "fr": "RAPPORT SUR LA MISE EN ŒUVRE DE L’ACTION CONCERTÉE POUR LA GRANDE OUTARDE (Otis tarda) ET PROPOSITION DE PROLONGATION",
        "es": "INFORME SOBRE LA APLICACIÓN DE LA ACCIÓN CONCERTADA PARA LA AVUTARDA (Otis tarda) Y PROPUESTA DE PRÓRROGA",
    },
}  # fmt: skip
SUMMARY = {
    "en": ("Summary:", "The Government of Mongolia has submitted the attached proposal for a Concerted Action for the Great Bustard (Otis tarda) in accordance with the process elaborated in Resolution 12.28."),
    "fr": ("Résumé :", "Le Gouvernement de la Mongolie a soumis la proposition d’action concertée ci-jointe pour la grande outarde (Otis tarda) conformément au processus décrit dans la résolution 12.28."),
    "es": ("Resumen:", "El Gobierno de Mongolia ha presentado la propuesta adjunta de acción concertada para la avutarda (Otis tarda) de conformidad con el proceso descrito en la Resolución 12.28."),
}  # fmt: skip


def front_page(plan: Plan, chance: Random, truth: Truth) -> list[Block]:
    """The blocks of the first page; writes what is true of them into `truth`."""
    language, meeting = plan.language, chance.choice((12, 13, 14, 15))
    day = date(chance.randint(2016, 2025), chance.randint(1, 12), chance.randint(1, 28))
    item = f"{chance.randint(20, 33)}.{chance.randint(1, 3)}"
    symbol = f"UNEP/CMS/COP{meeting}/Doc.{item}.{chance.randint(1, 14)}"
    if plan.header == "glued":
        # "Doc.26.127 May" may be the 27th or the 7th; nobody can tell, so it is not asked.
        symbol = f"UNEP/CMS/COP{meeting}/Doc.{item}.{chance.randint(1, 9)}"
        day = day.replace(day=max(day.day, 10))
    else:
        symbol += chance.choice(("", "", "", "/Rev.1", "/Add.2", ".a"))
    truth.original = chance.choice(("en", language))
    truth.symbol, truth.meeting, truth.day, truth.agenda = symbol, f"COP{meeting}", day, item
    truth.title = TITLES["+".join(plan.kinds)][language]
    original = ORIGINAL[language].format(LANGUAGE_NAMES[language][truth.original])
    written = _written(day, language, chance)
    block = _header_block(plan.header, LOGO[language], symbol, written, original)
    meeting_line = MEETING[language].format(n=meeting)
    agenda = AGENDA[language].format(item)
    if plan.header == "glued":
        block.append(line(f"{meeting_line}{PLACE[language]}{agenda}", bold=True))
    else:
        block += [line(meeting_line, bold=True), line(PLACE[language]), line(agenda)]
    title = truth.title + chance.choice(("", "*", "1"))
    half = title.rfind(" ", 0, len(title) // 2 + 12)
    titles = [title[:half], title[half + 1 :]] if chance.random() < 0.3 else [title]
    block += [line(part, bold=True) for part in titles]
    heading, text = SUMMARY[language]
    return [*block, line(heading, bold=chance.random() < 0.5), line(text)]


def _header_block(
    look: str, logo: tuple[str, ...], symbol: str, day: str, original: str
) -> list[Block]:
    if look == "glued":
        return [line(" ".join(logo)), line(f"{symbol}{day}"), line(original)]
    if look == "cop13":
        return [
            line(f"{logo[0]} {symbol} {logo[1]} {day} {original} {logo[2]}"),
        ]
    if look == "cop13_table":
        return [Grid(((box(*logo), box(symbol, day, original)),), ruled=False)]
    if look == "french_spaces":
        spaced = symbol.replace("Doc.", "Doc. ").replace("CMS/", "CMS/ ")
        return [line(" ".join(logo)), line(spaced), line(day), line(original)]
    right = box("Distribution: General", symbol, day, original)
    return [Grid(((box("CMS", " ".join(logo)), right),), ruled=False)]


def _written(day: date, language: str, chance: Random) -> str:
    month = MONTHS[language][day.month - 1]
    if language == "es":
        return f"{day.day} de {month} {chance.choice(('', 'de '))}{day.year}"
    first = "er" if language == "fr" and day.day == 1 else ""
    return f"{day.day}{first} {month} {day.year}"
