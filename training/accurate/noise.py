"""Noise on spacing and spelling: many reviewers use neither as the book says."""

import numpy as np

from ngrams import FIRST_CHARACTER


def disturb_spacing(tokens: np.ndarray, share: float, rng: np.random.Generator) -> None:
    """In place: a share of the rows loses all spaces inside, another half share gets and loses some at random."""
    draw = rng.random(len(tokens))
    characters = tokens >= FIRST_CHARACTER
    characters[:, 0] = False
    unspaced = characters & (draw < share)[:, None]
    tokens[unspaced] &= ~1
    shaken = characters & ((draw >= share) & (draw < 1.5 * share))[:, None] & (rng.random(tokens.shape) < 0.15)
    tokens[shaken] ^= 1


def drop_ngrams(rows: np.ndarray, share: float, rng: np.random.Generator) -> None:
    """In place: a share of the n-grams goes unseen, so that no prediction hangs on one of them."""
    rows[rng.random(rows.shape, dtype=np.float32) < share] = 0
