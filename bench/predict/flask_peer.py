"""The peer of bench/predict: one review model behind Flask, in the design the course teaches.

A handler with initialize, preprocess, inference, postprocess and handle; scikit-learn's CountVectorizer and
MultinomialNB; one route. Trained once from the NSMC files and kept with joblib.

  python3 flask_peer.py train NSMC_FOLDER CACHE_FILE
  python3 flask_peer.py serve CACHE_FILE PORT          Flask's own server, one thread per connection
  gunicorn 'flask_peer:app_from("CACHE_FILE")'
"""

import sys
import unicodedata

import joblib
import pandas as pd
from flask import Flask, request
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB


def clean_text(text):
    kept = []
    for character in " ".join(text.split()):
        category = unicodedata.category(character)
        if character in "\t\n\r" or category == "Zs":
            kept.append(" ")
        elif character != "\ufffd" and not category.startswith("C"):
            kept.append(character)
    return "".join(kept)


class ReviewHandler:
    labels = ("negative", "positive")

    def __init__(self):
        self.vectoriser = None
        self.model = None

    def initialize(self, path):
        self.vectoriser, self.model = joblib.load(path)

    def preprocess(self, texts):
        return self.vectoriser.transform([clean_text(text) for text in texts])

    def inference(self, counts):
        return self.model.predict_proba(counts)

    def postprocess(self, probabilities):
        best = probabilities.argmax(axis=1)
        return [(self.labels[label], float(row[label])) for label, row in zip(best, probabilities)]

    def handle(self, texts):
        return self.postprocess(self.inference(self.preprocess(texts)))


def app_from(path):
    app = Flask(__name__)
    handler = ReviewHandler()
    handler.initialize(path)

    @app.route("/predict", methods=["POST"])
    def predict():
        text = request.get_json()["text"]
        texts = [text] if isinstance(text, str) else text
        answers = zip(texts, handler.handle(texts))
        return {
            str(index): {"text": one, "label": label, "confidence": confidence}
            for index, (one, (label, confidence)) in enumerate(answers)
        }

    return app


def train(folder, path):
    rows = pd.read_csv(f"{folder}/ratings_train.txt", sep="\t").fillna("")
    vectoriser = CountVectorizer(max_features=100_000)
    counts = vectoriser.fit_transform(rows["document"].map(clean_text))
    joblib.dump((vectoriser, MultinomialNB().fit(counts, rows["label"])), path)


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(sys.argv[2], sys.argv[3])
    else:
        # A line per request on the terminal would be part of what is measured.
        import logging

        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        app_from(sys.argv[2]).run("127.0.0.1", int(sys.argv[3]), threaded=True)
