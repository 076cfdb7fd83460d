"""Characters of Symbol, Wingdings and Webdings, which keep their own code pages in Word files.

Word stores them in the private use area, U+F020 to U+F0FF: the low byte is the place in the font.
"""

import re

PRIVATE = range(0xF020, 0xF100)
UNICODE = range(0x110000)

_SYMBOL_20 = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
SYMBOL = {0x20 + place: character for place, character in enumerate(_SYMBOL_20)} | {
    0xA0 + place: character for place, character in enumerate(_SYMBOL_A0)
}
WINGDINGS = {  # those that people put into forms and lists
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x71: "❑",
    0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "•", 0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x56: "☒",
    0x97: "•", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_PRIVATE_USE = re.compile("[\uf020-\uf0ff]")
_UNFOLDED = {code: SYMBOL.get(code & 0xFF, "") for code in PRIVATE}
FONTS = {
    "symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "webdings": WEBDINGS,
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character of a w:sym with its font and hexadecimal `code`; "" where nobody can tell.

    >>> symbol("Wingdings", "F0FE"), symbol("Symbol", "F061"), symbol("Arial", "00E9")
    ('☑', 'α', 'é')
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    table = FONTS.get(font.strip().casefold())
    if table is not None:
        return table.get(place & 0xFF, "")
    if place in PRIVATE or place not in UNICODE or not chr(place).isprintable():
        return ""
    return chr(place)


def of_font(font: str, text: str) -> str:
    """`text` as a run in that font shows it; letters of a font without a table stay.

    >>> of_font("Wingdings", "\u00fe"), of_font("Wingdings", "\uf0a8"), of_font("Arial", "\u00fe")
    ('☑', '☐', 'þ')
    """
    table = FONTS.get(font.strip().casefold())
    if table is None:
        return text
    return "".join(
        table.get(ord(sign) & 0xFF, "") if ord(sign) in PRIVATE or "!" <= sign <= "\xff" else sign
        for sign in text
    )


def unfold_private(text: str) -> str:
    """`text` with private characters read as the Symbol font; nearly always they are bullets.

    >>> unfold_private("\\uf0b7 Survey")
    '• Survey'
    """
    return text.translate(_UNFOLDED) if _PRIVATE_USE.search(text) else text
