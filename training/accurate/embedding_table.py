"""The n-gram embeddings and their optimiser: only the rows a batch touches are read and written."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor


class EmbeddingTable:
    """Row-wise Adagrad: one step size a row, smaller the more the row has been moved.

    Row 0 stands for every n-gram outside the vocabulary; it stays zero.
    """

    def __init__(self, rows: int, width: int, spread: float, seed: int):
        generator = torch.Generator().manual_seed(seed)
        self.weights = torch.randn(rows, width, generator=generator) * spread
        self.weights[0] = 0
        self.squares = torch.zeros(rows, 1)
        self._touched: Tensor | None = None
        self._local: Tensor | None = None

    def look_up(self, rows: np.ndarray) -> Tensor:
        """Sums of embeddings: [rows, length, features] -> [rows, length, width]."""
        return _sums(torch.from_numpy(rows), self.weights)

    def look_up_to_train(self, rows: np.ndarray) -> Tensor:
        """The same, remembering the touched rows for `step`."""
        touched, inverse = np.unique(rows, return_inverse=True)
        self._touched = torch.from_numpy(touched)
        self._local = self.weights[self._touched].requires_grad_()
        return _sums(torch.from_numpy(inverse.reshape(rows.shape)), self._local)

    @torch.no_grad()
    def step(self, learning_rate: float, batch: int) -> None:
        """Moves the touched rows. The gradient of the batch's mean is scaled back to a sum over its reviews."""
        gradient = self._local.grad * batch
        self.squares[self._touched] += gradient.square().mean(1, keepdim=True)
        self.weights[self._touched] -= learning_rate * gradient / (self.squares[self._touched].sqrt() + 1)
        self.weights[0] = 0

    def state(self) -> dict:
        return {'weights': self.weights, 'squares': self.squares}

    def restore(self, state: dict) -> None:
        self.weights, self.squares = state['weights'], state['squares']


def _sums(rows: Tensor, weights: Tensor) -> Tensor:
    features = rows.shape[-1]
    return F.embedding_bag(rows.view(-1, features), weights, mode='sum').view(*rows.shape[:-1], -1)
