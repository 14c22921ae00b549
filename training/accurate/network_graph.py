"""The second half of the graph: one trained member, from n-gram rows to its log odds of positive."""

import numpy as np

from graph import Graph, quantise
from member import Member


def member_logit(graph: Graph, member: Member, rows: str, lengths: str) -> str:
    """rows: [rows, length, FEATURES]; lengths: int64 [rows, 1] -> log odds, [rows, 1]."""
    weights = {name: value.detach().numpy() for name, value in member.network.state_dict().items()}
    embedded = _embed(graph, member, rows)
    stride = member.network.stride
    root = graph.node('Sqrt', graph.to_float(lengths))
    bag = graph.node('Div', graph.node('ReduceSum', embedded, graph.integers(1), keepdims=0), root)
    x = _linear(graph, weights, 'window', _windows(graph, embedded, stride, member.table.weights.shape[1]))
    inside = _inside(graph, x, lengths, stride)
    for block in range(len(member.network.blocks)):
        x = _block(graph, weights, f'blocks.{block}.', x, inside)
    x = _norm(graph, weights, 'norm', x)
    closed = graph.node('Mul', graph.node('Sub', inside, _float(graph, 1)), _float(graph, 1e4))
    scores = graph.node('Add', _linear(graph, weights, 'attention', x), closed)
    attention = graph.node('Softmax', scores, axis=1)
    pooled = graph.node('MatMul', graph.node('Transpose', attention, perm=[0, 2, 1]), x)
    pooled = graph.node('Reshape', pooled, graph.integers(0, weights['ratings.weight'].shape[1]))
    ratings = graph.node('Add', _linear(graph, weights, 'ratings', pooled), graph.linear(bag, weights['bag.weight'], None))
    positive = graph.node('ReduceLogSumExp', graph.slice(ratings, 8, None, 1), axes=[1], keepdims=1)
    negative = graph.node('ReduceLogSumExp', graph.slice(ratings, 0, 4, 1), axes=[1], keepdims=1)
    offset = member.objective.positive_offset.detach().numpy()
    return graph.node('Add', graph.node('Sub', positive, negative), graph.constant(offset))


def _embed(graph: Graph, member: Member, rows: str) -> str:
    table = member.table.weights.numpy()
    if not graph.eight_bits:
        values = graph.node('Gather', graph.constant(table.astype(np.float32)), rows)
        return graph.node('ReduceSum', values, graph.integers(2), keepdims=0)
    codes, scales = quantise(table, axis=1)
    scales = np.maximum(scales, 1e-6).astype(np.float16)
    values = graph.to_float(graph.node('Gather', graph.constant(codes), rows))
    scale = graph.to_float(graph.node('Gather', graph.constant(scales), rows))
    return graph.node('ReduceSum', graph.node('Mul', values, scale), graph.integers(2), keepdims=0)


def _windows(graph: Graph, embedded: str, stride: int, width: int) -> str:
    length = graph.slice(graph.node('Shape', embedded), 1, 2, 0)
    missing = graph.node('Mod', graph.node('Neg', length), graph.integers(stride))
    zeros = graph.integers(0, 0, 0, 0)
    pads = graph.node('Concat', zeros, missing, graph.integers(0), axis=0)
    padded = graph.node('Pad', embedded, pads)
    blocks = graph.node('Reshape', padded, graph.integers(0, -1, stride * width))
    before = graph.slice(graph.slice(graph.pad(blocks, [0, 1, 0], [0, 0, 0]), 0, -1, 1), -width, None, 2)
    after = graph.slice(graph.slice(graph.pad(blocks, [0, 0, 0], [0, 1, 0]), 1, None, 1), 0, width, 2)
    return graph.node('Concat', before, blocks, after, axis=2)


def _inside(graph: Graph, x: str, lengths: str, stride: int) -> str:
    """[rows, positions, 1]: 1 where the row still has characters, else 0."""
    ends = graph.node('Div', graph.node('Add', lengths, graph.integers(stride - 1)), graph.integers(stride))
    positions = graph.node('Squeeze', graph.slice(graph.node('Shape', x), 1, 2, 0), graph.integers(0))
    places = graph.node('Range', graph.number(0), positions, graph.number(1))
    return graph.node('Unsqueeze', graph.to_float(graph.node('Less', places, ends)), graph.integers(2))


def _block(graph: Graph, weights: dict, name: str, x: str, inside: str) -> str:
    near = graph.node('Mul', _norm(graph, weights, f'{name}norm_near', x), inside)
    padded = graph.pad(near, [0, 1, 0], [0, 1, 0])
    triples = graph.node('Concat', graph.slice(padded, 0, -2, 1), near, graph.slice(padded, 2, None, 1), axis=2)
    x = graph.node('Add', x, _linear(graph, weights, f'{name}near', triples))
    hidden = graph.node('Relu', _linear(graph, weights, f'{name}up', _norm(graph, weights, f'{name}norm_each', x)))
    return graph.node('Add', x, _linear(graph, weights, f'{name}down', hidden))


def _linear(graph: Graph, weights: dict, name: str, x: str) -> str:
    return graph.linear(x, weights[f'{name}.weight'], weights[f'{name}.bias'])


def _norm(graph: Graph, weights: dict, name: str, x: str) -> str:
    scale, bias = graph.constant(weights[f'{name}.weight']), graph.constant(weights[f'{name}.bias'])
    return graph.node('LayerNormalization', x, scale, bias, axis=-1, epsilon=1e-5)


def _float(graph: Graph, value: float) -> str:
    return graph.constant(np.array(value, np.float32))
