"""What reports propose for their action, in words of their own."""

import tomllib
from pathlib import Path

import pytest

from extractors.forms.report_future import read_future
from tests.builders import sketch

REPORTS = [
    ("In our view the action should run for another three years.", "continuation"),
    ("The hour to close the action has not come: we ask the Parties to keep it in force.",
     "continuation"),
    ("Nous souhaitons que l’action demeure inscrite pour une nouvelle période.", "continuation"),
    ("Y mettre un terme reviendrait à tout perdre. Nous demandons que l’action soit reconduite.",
     "continuation"),
    ("Solicitamos que la Acción Concertada siga vigente por tres años más.", "continuation"),
    ("Le ministère demande que l’action n° 14.4 soit retirée de la liste.", "closure"),
    ("El país ruega que la acción se dé de baja en el registro.", "closure"),
    ("Les mesures étant achevées, il est proposé de clore l’action concertée 13.8.", "closure"),
    ("Aux yeux de la France, l’objet de l’action 14.3 est atteint.", "completion"),
    ("We look upon 14.8 as a piece of finished work, and shall not be presenting a renewal.",
     "completion"),
    ("**What next?**\nCarry over to 2029 with items 3 and 5.", "continuation"),
    ("**¿Y después de Campo Grande?**\nTres años más: los corredores no se cierran solos.",
     "continuation"),
    ("The Concerted Action has not run dry. It is requested that it may be allowed to run up to the"
     " seventeenth meeting with the same activities.", "continuation"),
    ("L’action concertée tient. Il est demandé qu’elle coure jusqu’à la dix-septième session avec"
     " les mêmes activités.", "continuation"),
    ("Se solicita que la acción valga hasta la 17.ª reunión, con iguales tareas.", "continuation"),
    ("El país comunica que la acción 13.4 cesa por su parte y pide que así conste.", "closure"),
    ("Se comunica que la acción 13.4 cesará con este período y se pide tomar nota.", "closure"),
    ("We ask that the activities be continued until the seventeenth meeting.", None),
    ("The Committee had recommended that the action be closed.", None),
    ("Le texte se lisait : « le Maroc souhaite que l’action soit poursuivie ».", None),
    ("It is undecided whether the action should be continued or closed.", None),
    ("**The future**\nIf money is found, the action should continue.", None),
    ("The beach was closed in May and the survey completed in June.", None),
    ("We take no position on the action.", None),
    ("We propose that the action be continued. We propose that the action be closed.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "future"), REPORTS, ids=[text[:60] for text, _ in REPORTS])
def test_only_sentences_on_the_action_s_future_count(text: str, future: str | None) -> None:
    assert read_future(sketch(text), [], extends=False)[0] == future


def test_cells_that_tell_the_state_of_activities_say_nothing_of_the_action() -> None:
    table = [["Activity", "Status"], ["Counts", "Completed"], ["Guides", "Completed"]]
    assert read_future(sketch("Report", table), [], extends=False)[0] is None


def test_a_label_in_a_table_asks_for_the_future() -> None:
    table = [["What was learnt", "Count twice."], ["Further course", "Carry over to 2029."]]
    assert read_future(sketch("Report", table), [], extends=False)[0] == "continuation"


def test_what_speaks_for_two_futures_is_quoted() -> None:
    text = "It is undecided whether the action should be continued or closed."
    future, evidence = read_future(sketch(text), [], extends=False)
    assert future is None
    assert [paragraph.text for paragraph in evidence] == [text]


def test_a_proposal_for_extension_asks_for_continuation() -> None:
    assert read_future(sketch("Text"), [], extends=True)[0] == "continuation"


CASES = tomllib.loads(Path(__file__).with_name("futures.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"].strip()[:60] for case in CASES])
def test_a_future_is_read_however_it_is_said(case: dict[str, str]) -> None:
    assert (read_future(sketch(case["text"]), [], extends=False)[0] or "") == case["future"]


PARAPHRASES = tomllib.loads(
    Path(__file__).with_name("futures_in_other_words.toml").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("text", "future"),
    [(text, future) for future, texts in PARAPHRASES.items() for text in texts],
)
def test_verbs_denials_and_wishes_are_weighed_whatever_the_words(text: str, future: str) -> None:
    read = read_future(sketch(text), [], extends=False)[0]
    assert read == (None if future == "nothing" else future)


WHOLE_REPORTS = tomllib.loads(
    Path(__file__).with_name("futures_of_reports.toml").read_text("utf-8")
)


@pytest.mark.parametrize(
    "case", WHOLE_REPORTS["case"], ids=[c["text"][:60] for c in WHOLE_REPORTS["case"]]
)
def test_a_whole_report_says_what_becomes_of_its_action(case: dict[str, str]) -> None:
    title = "**Report on the implementation of Concerted Action 99.5**"
    document = sketch(f"{title}\n{case['text']}")
    assert (read_future(document, [], extends=False)[0] or "") == case["future"]
