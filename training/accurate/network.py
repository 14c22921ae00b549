"""The network: embeddings of n-grams, a strided window over them, and convolution blocks over what is left.

Most of what a review says is in its short n-grams, so they are looked up, which costs next to nothing per parameter;
the dense layers, which cost the time, see one position for every `stride` characters.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

RATINGS = 10


class Block(nn.Module):
    """Pre-norm residual block: a convolution over three positions, then a feed-forward layer."""

    def __init__(self, width: int, feed_forward: int, dropout: float):
        super().__init__()
        self.norm_near = nn.LayerNorm(width)
        self.near = nn.Linear(3 * width, width)
        self.norm_each = nn.LayerNorm(width)
        self.up = nn.Linear(width, feed_forward * width)
        self.down = nn.Linear(feed_forward * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, inside: Tensor) -> Tensor:
        """x: [rows, positions, width]; inside: [rows, positions, 1], 0 where the row has ended."""
        x = x + self.near(neighbours(self.norm_near(x) * inside))
        return x + self.dropout(self.down(torch.relu(self.up(self.norm_each(x)))))


class Network(nn.Module):
    """Scores of the ten ratings, from n-gram embeddings."""

    def __init__(self, shape: dict):
        super().__init__()
        width, embedding, self.stride = shape['width'], shape['embedding'], shape['stride']
        self.window = nn.Linear(embedding * (self.stride + 2), width)
        self.blocks = nn.ModuleList(
            Block(width, shape['feed_forward'], shape['dropout']) for _ in range(shape['blocks'])
        )
        self.norm = nn.LayerNorm(width)
        self.attention = nn.Linear(width, shape['heads'])
        self.ratings = nn.Linear(width * shape['heads'], RATINGS)
        self.bag = nn.Linear(embedding, RATINGS, bias=False)
        self.dropout = nn.Dropout(shape['dropout'])
        nn.init.normal_(self.ratings.weight, std=0.01)
        nn.init.normal_(self.bag.weight, std=0.1)

    def forward(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """embedded: [rows, length, embedding], zero after each row's end; lengths: [rows], at least 1 -> [rows, 10]."""
        bag = embedded.sum(1) / lengths.float().sqrt().unsqueeze(1)
        x = self.window(self.windows(embedded))  # [rows, positions, width]
        ends = (lengths + self.stride - 1) // self.stride
        inside = (torch.arange(x.shape[1]) < ends[:, None]).float().unsqueeze(2)
        for block in self.blocks:
            x = block(x, inside)
        x = self.norm(x)
        weights = torch.softmax(self.attention(x) + (inside - 1) * 1e4, dim=1)  # [rows, positions, heads]
        pooled = (weights.transpose(1, 2) @ x).flatten(1)
        return self.ratings(self.dropout(pooled)) + self.bag(bag)

    def windows(self, embedded: Tensor) -> Tensor:
        """`stride` characters and one on each side, at every `stride`-th character."""
        rows, length, embedding = embedded.shape
        positions = -(-length // self.stride)
        padded = F.pad(embedded, (0, 0, 0, positions * self.stride - length))
        blocks = padded.reshape(rows, positions, self.stride * embedding)
        before = F.pad(blocks, (0, 0, 1, 0))[:, :-1, -embedding:]
        after = F.pad(blocks, (0, 0, 0, 1))[:, 1:, :embedding]
        return torch.cat([before, blocks, after], dim=2)


def neighbours(x: Tensor) -> Tensor:
    """[rows, positions, width] -> [rows, positions, 3 * width]: the position before, itself, the position after."""
    padded = F.pad(x, (0, 0, 1, 1))
    return torch.cat([padded[:, :-2], x, padded[:, 2:]], dim=2)
