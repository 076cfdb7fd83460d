"""`python -m tests.tools.section_words FOLDER…`: learn what tells the sections of the form apart.

Each folder holds annotated submissions (NAME.truth.json beside the file). The wordings and the
guidance of the form, headings as translators might word them, and `section_texts.toml` are learnt
from too; without a folder only these are, and the result is poorer. Writes `section_words.csv`;
with `--validate` it writes nothing and says how well a fifth of the submissions is told from the
rest.
"""

import csv
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.submissions.sections import section_evidence
from pipeline.submissions.sections.section_evidence import (
    NO_SECTION,
    TABLE,
    SectionWeights,
    features,
)
from tests.builders import PROPOSAL
from tests.tools.annotated_texts import AnnotatedText, annotated_documents
from tests.tools.section_texts import section_texts

PENALTY = 0.0005  # on the squares of the weights: found by cross-validation
ROUNDS = 200
FEWEST = 2  # texts that must show a feature
SMALLEST = 0.05  # a feature that speaks less than this for every section is left out
FOLDS = 5


def learn(texts: Sequence[AnnotatedText]) -> SectionWeights:
    """A multinomial logistic regression, by gradient descent with momentum."""
    shown = [features(text.heading, text.body) for text in texts]
    counted = Counter(name for words in shown for name in words)
    names = sorted(name for name, count in counted.items() if count >= FEWEST)
    sections = sorted({id_ for text in texts for id_ in text.ids or (NO_SECTION,)})
    values = np.array([[words.get(name, 0.0) for name in names] for words in shown])
    truth = np.array([[_share(text, id_) for id_ in sections] for text in texts])
    steepest = np.linalg.eigvalsh(values @ values.T)[-1]
    step = 1 / (0.5 * steepest / len(texts) + PENALTY)
    weights = np.zeros((len(names), len(sections)))
    speed = np.zeros_like(weights)
    for _ in range(ROUNDS):
        scores = values @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        speed = 0.9 * speed - step * (values.T @ (likely - truth) / len(texts) + PENALTY * weights)
        weights = weights + speed
    kept = {
        name: tuple(round(float(w), 2) for w in row)
        for name, row in zip(names, weights, strict=True)
        if max(map(abs, row)) >= SMALLEST
    }
    common = (truth.sum(0) + 20) / (truth.sum() + 20 * len(sections))
    return SectionWeights(tuple(sections), tuple(round(float(c), 4) for c in common), kept)


def _share(text: AnnotatedText, id_: str) -> float:
    ids = text.ids or (NO_SECTION,)
    return (id_ in ids) / len(ids)


def own_texts() -> list[AnnotatedText]:
    """What is learnt from beside papers.

    The headings of the form with its guidance, headings as others might word them, and texts
    written for this.
    """
    texts = [AnnotatedText(tuple(filter(None, [id_])), "", text) for id_, text in section_texts()]
    for section in PROPOSAL.sections:
        for language in ("en", "fr", "es"):
            guidance = " ".join(section.guidance.get(language, ()))
            wordings = dict.fromkeys(w.text for w in section.wordings if w.language == language)
            texts += [AnnotatedText((section.id,), text, guidance) for text in [*wordings][:12]]
    return texts


def write(weights: SectionWeights, place: Path = TABLE) -> None:
    """Keep weights as the data of the program."""
    place.parent.mkdir(exist_ok=True)
    with place.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", *weights.sections])
        table.writerow(["common", *weights.common])
        table.writerows([name, *row] for name, row in weights.weights.items())


def validate(documents: Sequence[Sequence[AnnotatedText]]) -> str:
    """How often the right section is the likeliest, and among the three likeliest."""
    first = third = count = 0
    surprise = 0.0
    for fold in range(FOLDS):
        learnt = [
            text
            for n, document_texts in enumerate(documents)
            if n % FOLDS != fold
            for text in document_texts
        ]
        weights = learn([*learnt, *own_texts()])
        section_evidence.section_weights = lambda found=weights: found  # type: ignore[assignment]
        for text in (text for document_texts in documents[fold::FOLDS] for text in document_texts):
            odds = section_evidence.section_odds(text.heading, text.body)
            shares = {id_: odds[id_] * c for id_, c in zip(odds, weights.common, strict=True)}
            order = sorted(shares, key=lambda id_: -shares[id_])
            right = text.ids or (NO_SECTION,)
            first, third = first + (order[0] in right), third + bool({*order[:3]} & {*right})
            surprise -= math.log(max(shares.get(id_, 1e-9) for id_ in right))
            count += 1
    return f"{count} texts: {first / count:.3f}, {third / count:.3f}; {surprise / count:.3f} nats"


def main(arguments: Sequence[str]) -> None:
    folders = [
        Path(document_texts) for document_texts in arguments if document_texts != "--validate"
    ]
    documents = [texts for folder in folders for _, texts in annotated_documents(folder)]
    if "--validate" in arguments:
        sys.stdout.write(validate(documents) + "\n")
    else:
        write(
            learn(
                [*(text for document_texts in documents for text in document_texts), *own_texts()]
            )
        )


if __name__ == "__main__":
    main(sys.argv[1:])
