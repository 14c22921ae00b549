"""Reckons the reference's answers anew for every text of lib/handlers/fixtures/naive-bayes-oracle.json.

    /usr/bin/python3 bench/naive-bayes/make-oracle.py ratings_train.txt ratings_test.txt \
        lib/handlers/fixtures/naive-bayes-oracle.json

The texts stay as they are in the file; clean texts, tokens, probabilities and counts are written anew. The reviews are
rows of ratings_test.txt.
"""

import json
import platform
import sys

import numpy
import pandas
import sklearn
from reference import MAX_TERMS, clean_text, fit, read_ratings
from sklearn.metrics import accuracy_score, confusion_matrix

train_path, test_path, oracle_path = sys.argv[1:]
with open(oracle_path, encoding="utf-8") as file:
    texts = json.load(file)

train_texts, train_labels = read_ratings(train_path)
test_texts, test_labels = read_ratings(test_path)
vectoriser, model = fit([clean_text(text) for text in train_texts], train_labels)
predicted = model.predict(vectoriser.transform([clean_text(text) for text in test_texts]))
analyse = vectoriser.build_analyzer()


def probabilities(text: str) -> list[float]:
    return model.predict_proba(vectoriser.transform([clean_text(text)]))[0].tolist()


missing = {row[0] for row in texts["reviews"]} - set(test_texts)
if missing:
    sys.exit(f"{len(missing)} reviews are not in {test_path}")

oracle = {
    "source": "bench/naive-bayes/make-oracle.py on the Naver sentiment movie corpus (CC0), "
    f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}, pandas {pandas.__version__}, "
    f"Python {platform.python_version()}",
    "accuracy": accuracy_score(test_labels, predicted),
    "confusion": confusion_matrix(test_labels, predicted).tolist(),
    "vocabularySize": min(MAX_TERMS, len(vectoriser.vocabulary_)),
    "tokensPerClass": [int(count) for count in model.feature_count_.sum(axis=1)],
    "classLogPrior": model.class_log_prior_.tolist(),
    "edgeCases": [
        {
            "text": text,
            "clean": clean_text(text),
            "tokens": analyse(clean_text(text)),
            "known": [token for token in analyse(clean_text(text)) if token in vectoriser.vocabulary_],
            "probabilities": probabilities(text),
        }
        for text in (case["text"] for case in texts["edgeCases"])
    ],
    # Text, probability of negative, probability of positive.
    "reviews": [[text, *probabilities(text)] for text in (row[0] for row in texts["reviews"])],
}


def line(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)


with open(oracle_path, "w", encoding="utf-8") as file:
    lists = ("edgeCases", "reviews")
    parts = [f"{line(name)}: {line(value)}" for name, value in oracle.items() if name not in lists]
    for name in lists:
        rows = ",\n".join(line(row) for row in oracle[name])
        parts.append(f"{line(name)}: [\n{rows}\n]")
    file.write("{\n" + ",\n".join(parts) + "\n}\n")
