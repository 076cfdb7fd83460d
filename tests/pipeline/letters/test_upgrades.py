"""An upgrade of the program brings templates of its own: those of a colleague stay in use."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from pipeline.i18n import LANGUAGES
from pipeline.letters import templates
from pipeline.letters.kinds import LetterKind
from pipeline.letters.templates import own_template, shipped_template, template_path
from pipeline.reports import paper_template
from pipeline.reports.paper_template import (
    own_paper_template,
    paper_template_path,
    shipped_paper_template,
)


def edited(path: Path, copy: Path, words: str) -> bytes:
    """A copy of a template with words of somebody below it."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    word = Document(str(path))
    word.add_paragraph(words)
    word.save(str(copy))
    return copy.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_the_template_of_a_letter(
    kind: LetterKind, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    kept = edited(shipped_template(kind, language), own_template(kind, language), "Ana")
    newer = shutil.copytree(templates.SHIPPED, tmp_path / "newer")
    monkeypatch.setattr(templates, "SHIPPED", newer)
    edited(shipped_template(kind, language), shipped_template(kind, language), "Upgrade")
    used = template_path(kind, language)
    assert (used, used.read_bytes()) == (own_template(kind, language), kept)
    other = next(each for each in LetterKind if each is not kind)
    assert template_path(other, language).is_relative_to(newer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_of_papers(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    kept = edited(shipped_paper_template(language), own_paper_template(language), "Ana")
    newer = shutil.copytree(paper_template.SHIPPED, tmp_path / "newer")
    monkeypatch.setattr(paper_template, "SHIPPED", newer)
    edited(shipped_paper_template(language), shipped_paper_template(language), "Upgrade")
    used = paper_template_path(language)
    assert (used, used.read_bytes()) == (own_paper_template(language), kept)
