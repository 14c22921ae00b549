"""Asks OpenCV for the numbers in lib/vision/fixtures/opencv-reference.json.

    node bench/faces/run.mjs write-images /tmp/faces
    python3 bench/faces/make-reference.py /tmp/faces /usr/share/opencv4 > lib/vision/fixtures/opencv-reference.json

    node bench/faces/run.mjs write-images /tmp/photos PHOTOS
    python3 bench/faces/make-reference.py /tmp/photos /usr/share/opencv4 PHOTOS > lib/vision/fixtures/opencv-photos.json

Made with OpenCV 4.6.0 (Debian 12: python3-opencv, opencv-data). One thread: with more, OpenCV's own order changes from
call to call. Rectangles are int16 and weights float64, both in base64, so that not a bit is lost.
"""

import base64
import json
import pathlib
import sys

import cv2
import numpy as np


def rectangles(found):
    return base64.b64encode(np.asarray(found, np.int16).reshape(-1).tobytes()).decode()


def weights(found):
    return base64.b64encode(np.asarray(found, np.float64).reshape(-1).tobytes()).decode()


def answer(image, cascade, case):
    low, high = (case["minSize"],) * 2, (case["maxSize"],) * 2
    limits = (0, low, high)
    raw, _, raw_weights = cascade.detectMultiScale3(image, case["scaleFactor"], 0, *limits, True)
    grouped, _, grouped_weights = cascade.detectMultiScale3(
        image, case["scaleFactor"], case["minNeighbors"], *limits, True
    )
    plain, counts = cascade.detectMultiScale2(image, case["scaleFactor"], case["minNeighbors"], *limits)
    assert np.array_equal(plain, grouped)
    return {
        **case,
        "candidates": rectangles(raw),
        "candidateWeights": weights(raw_weights),
        "boxes": rectangles(grouped),
        "neighbors": [int(count) for count in np.asarray(counts).reshape(-1)],
        "levelWeights": weights(grouped_weights),
    }


def check_luma(images, photos):
    """The photos' luma, decoded and weighed by the project, must be OpenCV's own."""
    for name, image in images.items():
        colour = cv2.imread(str(pathlib.Path(photos) / f"{name}.jpg"))
        assert np.array_equal(image, cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)), name


def main(folder, data, photos=None):
    cv2.setNumThreads(1)
    folder = pathlib.Path(folder)
    asked = json.loads((folder / "cases.json").read_text())
    images = {
        name: np.fromfile(folder / f"{name}.gray", np.uint8).reshape(height, width)
        for name, (width, height) in asked["sizes"].items()
    }
    if photos:
        check_luma(images, photos)
    answers = []
    for case in asked["cases"]:
        kind = "haarcascades" if case["cascade"].startswith("haar") else "lbpcascades"
        cascade = cv2.CascadeClassifier(str(pathlib.Path(data) / kind / f"{case['cascade']}.xml"))
        answers.append(json.dumps(answer(images[case["image"]], cascade, case), separators=(",", ":")))
    print(f'{{"opencv":"{cv2.__version__}","cases":[\n' + ",\n".join(answers) + "\n]}")


main(*sys.argv[1:])
