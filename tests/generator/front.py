"""The first page: header block, title, summary box, in the looks that were seen."""

from datetime import date
from random import Random

from tests.generator.blocks import Block, Grid, Truth, box, line
from tests.generator.plan import Plan
from tests.generator.wordings import TEXTS


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
    truth.title = TEXTS["titles"]["+".join(plan.kinds)][language]
    original = TEXTS["original"][language].format(TEXTS["language_names"][language][truth.original])
    written = _written(day, language, chance)
    block = _header_block(plan.header, TEXTS["logo"][language], symbol, written, original)
    meeting_line = TEXTS["meeting"][language].format(n=meeting)
    agenda = TEXTS["agenda"][language].format(item)
    if plan.header == "glued":
        block.append(line(f"{meeting_line}{TEXTS['place'][language]}{agenda}", bold=True))
    else:
        block += [line(meeting_line, bold=True), line(TEXTS["place"][language]), line(agenda)]
    title = truth.title + chance.choice(("", "*", "1"))
    half = title.rfind(" ", 0, len(title) // 2 + 12)
    titles = [title[:half], title[half + 1 :]] if chance.random() < 0.3 else [title]
    block += [line(part, bold=True) for part in titles]
    heading, text = TEXTS["summary"][language]
    return [*block, line(heading, bold=chance.random() < 0.5), line(text)]


def _header_block(look: str, logo: list[str], symbol: str, day: str, original: str) -> list[Block]:
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
    month = TEXTS["months"][language][day.month - 1]
    if language == "es":
        return f"{day.day} de {month} {chance.choice(('', 'de '))}{day.year}"
    first = "er" if language == "fr" and day.day == 1 else ""
    return f"{day.day}{first} {month} {day.year}"
