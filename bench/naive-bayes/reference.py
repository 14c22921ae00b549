"""The reference model: the corpus read by pandas, scikit-learn's CountVectorizer and MultinomialNB.

Written for Debian 12's python3-sklearn 1.2.1, python3-numpy 1.24.2, python3-pandas 1.5.3 and Python 3.11. NumPy from
1.25 on sorts ties in another order and so keeps other words.
"""

import unicodedata

import pandas
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB

MAX_TERMS = 100_000


def clean_text(text: str) -> str:
    """White space becomes single spaces; U+0000, U+FFFD and categories C* go, Zs becomes a space."""
    kept = []
    for character in " ".join(text.split()):
        if character in "\t\n\r":
            kept.append(character)
            continue
        category = unicodedata.category(character)
        if character in "\0\ufffd" or category[0] == "C":
            continue
        kept.append(" " if category == "Zs" else character)
    return "".join(kept)


def read_ratings(path: str) -> tuple[list[str], list[int]]:
    """Raw documents and their labels."""
    ratings = pandas.read_csv(path, sep="\t").fillna("")
    return ratings["document"].tolist(), ratings["label"].tolist()


def fit(texts: list[str], labels: list[int]) -> tuple[CountVectorizer, MultinomialNB]:
    """Fits on cleaned texts."""
    vectoriser = CountVectorizer(max_features=MAX_TERMS)
    vectoriser.fit(texts)
    model = MultinomialNB()
    model.fit(vectoriser.transform(texts), labels)
    return vectoriser, model
