"""Times the reference on many reviews at once and on one, in milliseconds; prints a line of JSON.

    /usr/bin/python3 bench/naive-bayes/predict_reference.py model.joblib ratings_test.txt

`many` and `one` get texts that were cleaned before; `manyRaw` and `oneRaw` clean them too, as the other side does.
"""

import json
import statistics
import sys
import time

import joblib
from reference import clean_text, read_ratings

model_path, test_path = sys.argv[1:]
vectoriser, model = joblib.load(model_path)
raw, _ = read_ratings(test_path)
clean = [clean_text(text) for text in raw]


def predict(texts: list[str]):
    return model.predict_proba(vectoriser.transform(texts))


def median_ms(repeats: int, work) -> float:
    times = []
    for turn in range(repeats):
        started = time.perf_counter()
        work(turn)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


predict(clean[:1000])
print(
    json.dumps(
        {
            "many": median_ms(3, lambda turn: predict(clean)),
            "manyRaw": median_ms(3, lambda turn: predict([clean_text(text) for text in raw])),
            "one": median_ms(300, lambda turn: predict([clean[turn]])),
            "oneRaw": median_ms(300, lambda turn: predict([clean_text(raw[turn])])),
            "positives": int((predict(clean).argmax(axis=1) == 1).sum()),
        }
    )
)
