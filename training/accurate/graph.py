"""A small builder of ONNX graphs: every method adds one node and returns the name of its output."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class Graph:
    def __init__(self, eight_bits: bool = True):
        """Without `eight_bits` weights stay float32: what quantising costs is measured against that."""
        self.eight_bits = eight_bits
        self.nodes, self.initializers, self._shared = [], [], {}

    def node(self, kind: str, *inputs: str, **attributes) -> str:
        output = f'{kind.lower()}_{len(self.nodes)}'
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, value: np.ndarray) -> str:
        """An initializer; equal small ones are stored once."""
        value = np.ascontiguousarray(value)
        key = (value.dtype.str, value.shape, value.tobytes()) if value.size < 64 else None
        if key in self._shared:
            return self._shared[key]
        name = f'constant_{len(self.initializers)}'
        self.initializers.append(numpy_helper.from_array(value, name))
        if key is not None:
            self._shared[key] = name
        return name

    def integers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def number(self, value: int) -> str:
        return self.constant(np.array(value, np.int64))

    def cast(self, name: str, kind: int) -> str:
        return self.node('Cast', name, to=kind)

    def to_float(self, name: str) -> str:
        return self.cast(name, TensorProto.FLOAT)

    def slice(self, name: str, start: int, end: int | None, axis: int) -> str:
        last = 2**31 if end is None else end
        return self.node('Slice', name, self.integers(start), self.integers(last), self.integers(axis))

    def pad(self, name: str, before: list[int], after: list[int]) -> str:
        return self.node('Pad', name, self.integers(*before, *after))

    def quantised(self, weights: np.ndarray) -> str:
        """A matrix [inputs, outputs] in 8 bits, one scale an output; the runtime widens it once, when it loads."""
        if not self.eight_bits:
            return self.constant(weights.astype(np.float32))
        codes, scales = quantise(weights, axis=0)
        return self.node('Mul', self.to_float(self.constant(codes)), self.constant(scales))

    def linear(self, name: str, weights: np.ndarray, bias: np.ndarray | None) -> str:
        """weights as torch keeps them: [outputs, inputs]."""
        product = self.node('MatMul', name, self.quantised(weights.T))
        return product if bias is None else self.node('Add', product, self.constant(bias))

    def model(self, inputs: dict[str, list], outputs: dict[str, list], producer: str) -> onnx.ModelProto:
        graph = helper.make_graph(
            self.nodes,
            'review',
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.initializers,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', OPSET)], producer_name=producer)
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model


def quantise(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Codes -127 to 127 and the scales that undo them, one for each slice along `axis` (kept as a dimension of 1)."""
    scales = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-8) / 127
    return np.rint(weights / scales).astype(np.int8), scales.astype(np.float32)
