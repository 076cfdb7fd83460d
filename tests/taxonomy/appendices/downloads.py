"""The download “CMS listings” of Species+ as its description has it, of any number of taxa."""

import csv
import io
from collections.abc import Mapping, Sequence

_HEADER = """
Id,Phylum,Class,Order,Family,Genus,ScientificName,Author,Rank,Agreement,Listing,Listed under,
Date,Note,All_DistributionFullNames,All_DistributionISOCodes,NativeDistributionFullNames,
Introduced_Distribution,Introduced(?)_Distribution,Reintroduced_Distribution,
Extinct_Distribution,Extinct(?)_Distribution,Distribution_Uncertain
"""
HEADER = _HEADER.replace("\n", "").split(",")
STATES = {"Kenya": "KE", "Mongolia": "MN", "Hong Kong, SAR": "HK", "Côte d'Ivoire": "CI",
          "Bolivia (Plurinational State of)": "BO", "Spain": "ES"}  # fmt: skip
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "tu")


def taxon(name: str, family: str, listing: str = "II", under: str = "", **more: str) -> list[str]:
    """A row of a taxon that lives in Kenya and Mongolia, unless `more` says otherwise.

    `more` goes by the first word of a column in small letters: date, note, native, extinct, codes.
    """
    days = "\n".join(f"**{appendix}** 08/02/2015" for appendix in listing.split("/"))
    notes = "\n".join(f"**{appendix}** " for appendix in listing.split("/"))
    native = more.get("native", "Kenya,Mongolia")
    extinct, introduced = more.get("extinct", ""), more.get("introduced", "")
    everywhere = ",".join(filter(None, (native, introduced, extinct)))
    codes = ",".join(iso for state, iso in STATES.items() if state in everywhere)
    return [
        *("7", "Chordata", "Aves", "Ruritaniformes", family, name.split()[0], name, "Test, 1900"),
        *(more.get("rank", "SPECIES"), more.get("agreement", "CMS"), listing, under or name),
        *(more.get("date", days), more.get("note", notes), everywhere, more.get("codes", codes)),
        *(native, introduced, "", "", extinct, "", ""),
    ]


def many(count: int) -> list[list[str]]:
    """So many taxa: of every ten, five are members of a listed family, one stands on both."""
    rows = []
    for n in range(count):
        name = f"{_word(n // 10 + 100).capitalize()} {_word(n + 1000)}us"
        family = f"{_word(n // 40 + 50).capitalize()}idae"
        match n % 10:
            case 0 | 1 | 2 | 3 | 4:
                rows.append(taxon(name, family, under=f"{family} spp."))
            case 5:
                rows.append(taxon(name, family, "I/II", f"{name},{family} spp."))
            case 6:
                note = "**I** [auto] only Asian populations\n**II** "
                rows.append(taxon(name, family, "I/II", note=note))
            case _:
                rows.append(taxon(name, family, "II", extinct="Spain"))
        rows += [taxon(name, family, "", agreement="AEWA", date="01/11/1999")] * (n % 50 == 0)
    return rows


def written(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    """The file, with its header."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


def as_rows(rows: Sequence[Sequence[str]]) -> list[Mapping[str, str]]:
    """The rows as a reader of CSV gives them."""
    return list(csv.DictReader(io.StringIO(written(rows))))


def _word(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in str(number))
