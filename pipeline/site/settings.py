"""What the office sets for its online register, beside the place of it."""

import os
from dataclasses import dataclass
from urllib.parse import quote

LICENCE, DOCUMENTS = "CONCERTED_SITE_LICENCE", "CONCERTED_SITE_DOCUMENTS"
SYMBOL = "{symbol}"  # stands in the address of documents where the symbol goes


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Each is "" where nobody set it: nothing is shown for it then."""

    licence: str = ""  # under which the texts and data are offered, in the words of the office
    documents: str = ""  # address of a document of the Convention, with {symbol} in it

    def address_of(self, symbol: str) -> str:
        """Where the document with a symbol is; "" where nobody said how to find it.

        >>> SiteSettings("", "https://example.org/find?q={symbol}").address_of("UNEP/CMS/Doc.1")
        'https://example.org/find?q=UNEP%2FCMS%2FDoc.1'
        """
        if not symbol or SYMBOL not in self.documents:
            return ""
        return self.documents.replace(SYMBOL, quote(symbol, safe=""))


def site_settings() -> SiteSettings:
    """As the environment says; an address that is none of the web counts as not set."""
    documents = os.environ.get(DOCUMENTS, "").strip()
    is_address = documents.startswith(("https://", "http://")) and not set(documents) & set(
        " \"'<>"
    )
    licence = " ".join(os.environ.get(LICENCE, "").split())
    return SiteSettings(licence, documents if is_address else "")


UNSET = SiteSettings()
