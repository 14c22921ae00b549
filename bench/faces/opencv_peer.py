"""OpenCV as a peer of compare.ts: one question a line on standard input, one JSON answer a line.

    {"xml": …, "gray": …, "width": …, "height": …, "minSize": …, "threads": …, "clock": "wall" | "cpu"}
    {"jpeg": …, "xml": …, "minSize": …, "threads": …, "clock": …}   the whole way from the file's bytes

The answer holds the milliseconds of the call alone and the boxes.
"""

import json
import pathlib
import sys
import time

import cv2
import numpy as np

clocks = {"wall": time.perf_counter, "cpu": time.process_time}
cascades, images = {}, {}


def cascade_of(xml):
    if xml not in cascades:
        cascades[xml] = cv2.CascadeClassifier(xml)
    return cascades[xml]


def gray_of(asked):
    if asked["gray"] not in images:
        pixels = np.fromfile(asked["gray"], np.uint8)
        images[asked["gray"]] = pixels.reshape(asked["height"], asked["width"])
    return images[asked["gray"]]


def work(asked, cascade, clock):
    if "jpeg" in asked:
        data = np.frombuffer(pathlib.Path(asked["jpeg"]).read_bytes(), np.uint8)
        began = clock()
        gray = cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2GRAY)
    else:
        gray = gray_of(asked)
        began = clock()
    found = cascade.detectMultiScale(gray, 1.1, 5, 0, (asked["minSize"],) * 2)
    return (clock() - began) * 1000, np.asarray(found).reshape(-1, 4).tolist()


print(json.dumps({"name": f"OpenCV {cv2.__version__}"}), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    cv2.setNumThreads(question["threads"])
    milliseconds, boxes = work(question, cascade_of(question["xml"]), clocks[question["clock"]])
    print(json.dumps({"milliseconds": milliseconds, "boxes": boxes}), flush=True)
