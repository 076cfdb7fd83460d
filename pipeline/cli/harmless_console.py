"""Tables and colours on a terminal, with words of files in them that steer nothing."""

import sys
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from pipeline.cli.harmless import harmless


class HarmlessConsole(Console):
    """Rich's console: its own colours reach the terminal, those of the words do not."""

    def __init__(self, *, stderr: bool = False, highlight: bool = True) -> None:
        stream = sys.stderr if stderr else sys.stdout
        super().__init__(file=getattr(stream, "steerable", stream), highlight=highlight)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            text = segment.text if segment.control else harmless(segment.text)
            yield Segment(text, segment.style, segment.control)
