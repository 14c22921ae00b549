"""Trains and tests the reference on two files and saves it, as `npm run train` does.

    /usr/bin/python3 bench/naive-bayes/train_reference.py ratings_train.txt ratings_test.txt model.joblib

Prints a line of JSON: accuracy and seconds of each stage.
"""

import json
import sys
import time

import joblib
from reference import clean_text, fit, read_ratings
from sklearn.metrics import confusion_matrix

started = time.perf_counter()
train_path, test_path, model_path = sys.argv[1:]
train_texts, train_labels = read_ratings(train_path)
train_texts = [clean_text(text) for text in train_texts]
read = time.perf_counter()
vectoriser, model = fit(train_texts, train_labels)
fitted = time.perf_counter()
test_texts, test_labels = read_ratings(test_path)
predicted = model.predict(vectoriser.transform([clean_text(text) for text in test_texts]))
confusion = confusion_matrix(test_labels, predicted)
tested = time.perf_counter()
joblib.dump((vectoriser, model), model_path)
print(
    json.dumps(
        {
            "accuracy": float(confusion.trace() / confusion.sum()),
            "seconds": {
                "read and clean": read - started,
                "fit": fitted - read,
                "evaluate": tested - fitted,
                "save": time.perf_counter() - tested,
            },
        }
    )
)
