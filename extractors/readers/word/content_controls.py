"""The prompts of empty content controls: "Click here to enter text" is nobody's answer.

Word marks an empty control with w:showingPlcHdr, but programs that fill forms in leave the mark
behind. So what stands there is a prompt only when it also looks or reads like one.
"""

from extractors.readers.word.namespaces import RUN, RUN_PROPERTIES, TEXT, W
from extractors.readers.word.package import Element
from extractors.readers.word.styles import Styles
from extractors.readers.word.values import is_on, value

OPENINGS = (  # of the prompts that Word offers, in three languages
    "click here", "click or tap", "click to", "choose a", "enter any content", "enter text",
    "cliquez", "choisissez", "entrez du texte",
    "haga clic", "pulse aquí", "elija un", "escriba ",
)  # fmt: skip


def is_prompt(control: Element, styles: Styles) -> bool:
    """Whether a w:sdt shows its prompt and no answer."""
    if not is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
        return False
    words = "".join(text.text or "" for text in control.iter(TEXT)).strip().casefold()
    if not words or words.startswith(OPENINGS):
        return True
    marked = (value(run.find(RUN_PROPERTIES), "rStyle") for run in control.iter(RUN))
    return any(style is not None and styles.is_placeholder(style) for style in marked)
