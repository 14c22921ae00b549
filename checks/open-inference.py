"""Talks to a running Lectern with NVIDIA's tritonclient, which sends and asks for binary tensors.

A recipe for maintainers, no part of the product and of no test:

    python3 -m venv /tmp/triton && /tmp/triton/bin/pip install 'tritonclient[http]'
    npm run build && node dist/server.js --port 3000 &
    /tmp/triton/bin/python checks/open-inference.py 127.0.0.1:3000

Prints a line a check and ends with 1 at the first that fails.
"""

import sys
from importlib.metadata import version

import numpy as np
import tritonclient.http as triton
from tritonclient.utils import InferenceServerException

REVIEWS = ["정말 재미있는 영화입니다.", "정말 재미가 없습니다.", ""]
EXPECTED = [b"positive", b"negative"]


def text_input(reviews, binary):
    tensor = triton.InferInput("text", [len(reviews)], "BYTES")
    tensor.set_data_from_numpy(np.array([review.encode() for review in reviews], dtype=np.object_), binary_data=binary)
    return tensor


def check(what, holds, seen=""):
    print("ok  " if holds else "FAIL", what, seen)
    if not holds:
        sys.exit(1)


def refused(what, call, status):
    try:
        call()
    except InferenceServerException as error:
        check(what, error.status() == str(status) and error.message(), f"{error.status()}: {error.message()}")
        return
    check(what, False, "no error")


def check_server(client):
    check("the server is live", client.is_server_live())
    check("the server is ready", client.is_server_ready())
    metadata = client.get_server_metadata()
    check("the server says that it takes binary tensors", "binary_tensor_data" in metadata["extensions"], metadata)
    check("a model that isn't there isn't ready", not client.is_model_ready("nobody"))


def check_model(client, model):
    check(f"{model} is ready", client.is_model_ready(model) and client.is_model_ready(model, "1"))
    metadata = client.get_model_metadata(model)
    check(f"{model} takes texts", metadata["inputs"] == [{"name": "text", "datatype": "BYTES", "shape": [-1]}], metadata)

    binary = client.infer(model, [text_input(REVIEWS, True)], request_id="7")
    labels = binary.as_numpy("label")
    check(f"{model}: binary both ways", list(labels[:2]) == EXPECTED, labels)
    check(f"{model}: the id comes back", binary.get_response()["id"] == "7")
    probabilities = binary.as_numpy("probabilities")
    whole = probabilities.shape == (3, 2) and probabilities.dtype == np.float64 and np.allclose(probabilities.sum(1), 1)
    check(f"{model}: probabilities are a matrix whose rows sum to 1", whole, probabilities.tolist())

    outputs = [triton.InferRequestedOutput(name, binary_data=False) for name in ("confidence", "label")]
    json = client.infer(model, [text_input(REVIEWS, False)], outputs=outputs)
    names = [output["name"] for output in json.get_response()["outputs"]]
    check(f"{model}: JSON both ways, only the outputs asked for", names == ["confidence", "label"], names)
    same = np.array_equal(json.as_numpy("confidence"), binary.as_numpy("confidence"))
    check(f"{model}: JSON and binary say the same number", same, json.as_numpy("confidence"))

    mixed = [triton.InferRequestedOutput("label", binary_data=True), triton.InferRequestedOutput("confidence", False)]
    both = client.infer(model, [text_input(REVIEWS, True)], outputs=mixed)
    check(f"{model}: binary and JSON outputs in one answer", np.array_equal(both.as_numpy("label"), labels))

    for algorithm in ("gzip", "deflate"):
        packed = client.infer(
            model,
            [text_input(REVIEWS, True)],
            request_compression_algorithm=algorithm,
            response_compression_algorithm=algorithm,
        )
        check(f"{model}: {algorithm}", np.array_equal(packed.as_numpy("label"), labels))

    later = [client.async_infer(model, [text_input(REVIEWS, True)]) for _ in range(8)]
    check(f"{model}: eight at once", all(list(one.get_result().as_numpy("label")[:2]) == EXPECTED for one in later))
    scores = client.infer(model, [text_input(REVIEWS, True)], parameters={"signature_name": "classify"})
    check(f"{model}: another signature", scores.get_response()["outputs"][0]["name"] != "label", scores.get_response())
    timed = client.infer(model, [text_input(REVIEWS, True)], timeout=5_000_000)
    check(f"{model}: a timeout of 5 s", np.array_equal(timed.as_numpy("label"), labels))


def check_errors(client):
    model = "sentiment-fast"
    one = [text_input(["가"], True)]
    refused("no such model", lambda: client.infer("nobody", one), 404)
    refused("no such version", lambda: client.infer(model, one, model_version="99"), 404)
    refused("the input twice", lambda: client.infer(model, one + one), 400)
    refused("no such output", lambda: client.infer(model, one, outputs=[triton.InferRequestedOutput("x")]), 400)
    number = triton.InferInput("text", [1], "INT32")
    number.set_data_from_numpy(np.array([1], dtype=np.int32))
    refused("another datatype", lambda: client.infer(model, [number]), 400)
    square = triton.InferInput("text", [1, 1], "BYTES")
    square.set_data_from_numpy(np.array([[b"a"]], dtype=np.object_))
    refused("another shape", lambda: client.infer(model, [square]), 400)
    refused("a sequence", lambda: client.infer(model, one, sequence_id=1), 400)
    many = [text_input(["가"] * 5000, True)]
    refused("too many rows", lambda: client.infer(model, many), 413)
    check("the server is alive", client.is_server_live())


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: open-inference.py HOST:PORT")
    print(f"tritonclient {version('tritonclient')}, numpy {np.__version__}")
    client = triton.InferenceServerClient(sys.argv[1], concurrency=8)
    check_server(client)
    for model in ("sentiment-fast", "sentiment-accurate"):
        check_model(client, model)
    check_errors(client)
    client.close()


if __name__ == "__main__":
    main()
