"""The first half of the graph: token ids to rows of the n-gram tables, as `ngrams.py` does it."""

from onnx import TensorProto

import numpy as np

from graph import Graph
from ngrams import BARE, BARE_START, FIRST_CHARACTER, MULTIPLIER, PRIME, SPACED, SPACED_START, SPREAD, NgramTable


def characters(graph: Graph, input_ids: str, attention_mask: str) -> tuple[str, str]:
    """Ids without [CLS], and where they are characters: not [SEP], not padding. Both [rows, length]."""
    ids = graph.slice(graph.node('Mul', input_ids, attention_mask), 1, None, 1)
    known = graph.node('GreaterOrEqual', ids, graph.number(FIRST_CHARACTER))
    return ids, graph.node('Or', known, graph.node('Equal', ids, graph.number(1)))


def lengths(graph: Graph, is_character: str) -> str:
    """Characters of each row, at least 1: int64 [rows, 1]."""
    counted = graph.cast(is_character, TensorProto.INT64)
    return graph.node('Max', graph.node('ReduceSum', counted, graph.integers(1), keepdims=1), graph.integers(1))


def ngram_rows(graph: Graph, table: NgramTable, ids: str, is_character: str) -> str:
    """Rows of the n-grams that start at each character: int64 [rows, length, FEATURES]."""
    last = BARE - 1
    padded = graph.pad(ids, [0, 0], [0, last])
    inside = graph.cast(graph.pad(graph.cast(is_character, TensorProto.INT64), [0, 0], [0, last]), TensorProto.BOOL)
    spaced, bare, whole = graph.number(SPACED_START), graph.number(BARE_START), None
    spaced_hashes, bare_hashes = [], []
    for n in range(BARE):
        end = n - last if n < last else None
        token = graph.slice(padded, n, end, 1)
        here = graph.slice(inside, n, end, 1)
        whole = here if whole is None else graph.node('And', whole, here)
        spaced = _hash(graph, spaced, token)
        bare = _hash(graph, bare, graph.node('Div', token, graph.number(2)))
        if n < SPACED:
            spaced_hashes.append(_only(graph, whole, spaced))
        if n >= 1:
            bare_hashes.append(_only(graph, whole, bare))
    return _rows_of(graph, table, graph.node('Concat', *spaced_hashes, *bare_hashes, axis=2))


def _hash(graph: Graph, value: str, token: str) -> str:
    grown = graph.node('Mul', value, graph.number(MULTIPLIER))
    return graph.node('Mod', graph.node('Add', graph.node('Add', grown, token), graph.number(1)), graph.number(PRIME))


def _only(graph: Graph, whole: str, value: str) -> str:
    """The hash where the n-gram is whole, else -1, with an axis for the features."""
    return graph.node('Unsqueeze', graph.node('Where', whole, value, graph.number(-1)), graph.integers(2))


def _rows_of(graph: Graph, table: NgramTable, hashes: str) -> str:
    value = graph.node('Max', hashes, graph.number(0))
    bucket = graph.node('Mod', value, graph.number(len(table.displacements)))
    stored = graph.constant(table.displacements.astype(np.int16))
    displacement = graph.cast(graph.node('Gather', stored, bucket), TensorProto.INT64)
    spread = graph.node('Mul', value, graph.node('Add', displacement, graph.number(SPREAD)))
    slot = graph.node('Mod', graph.node('Mod', spread, graph.number(PRIME)), graph.number(len(table.keys)))
    key = graph.cast(graph.node('Gather', graph.constant(table.keys.astype(np.int32)), slot), TensorProto.INT64)
    found = graph.node('Equal', key, hashes)
    row = graph.node('Add', slot, graph.number(1))
    # A free slot has the key -1, and so has an n-gram that is not whole: only a real hash may match.
    found = graph.node('And', found, graph.node('GreaterOrEqual', hashes, graph.number(0)))
    return graph.node('Where', found, row, graph.number(0))
