"""Which of the Convention's languages a text is in."""

from collections import Counter

from extractors.text import TOKEN, fold_word, normalise

MARKS = {
    "en": "the of and to in is are for with that this by be has have it from which will was not",
    "fr": "le les des du et est dans pour une qui que par sur aux au ces sont avec ne pas d l",
    "es": "el los las del y es en para una que por con se su al como más estas son o",
}
"""Words that a page of the language cannot do without."""
_BY_WORD = {
    normalise(word): [
        language for language, words in MARKS.items() if normalise(word) in normalise(words).split()
    ]
    for words in MARKS.values()
    for word in words.split()
}
ENOUGH = 2  # marks; a title of four words has hardly more


def guess_language(text: str) -> str | None:
    """The language most function words belong to; None for a tie or too few words.

    >>> guess_language("Résumé des activités menées pour la protection de l'espèce et des habitats")
    'fr'
    >>> guess_language("Otis tarda") is None
    True
    """
    votes: Counter[str] = Counter()
    for word, times in Counter(TOKEN.findall(text[:20000])).items():
        owners = _BY_WORD.get(fold_word(word), ())
        for language in owners:
            votes[language] += times * (6 // len(owners))
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 6 * ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] * 1.1 >= ranked[0][1]:
        return None
    return ranked[0][0]
