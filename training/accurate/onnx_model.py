"""Runs an exported model on reviews that are token ids already."""

from pathlib import Path

import numpy as np
import onnxruntime

from reviews import Reviews

CLS, SEP = 2, 3


class OnnxModel:
    def __init__(self, path: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])

    def logits(self, reviews: Reviews, batch: int = 64) -> np.ndarray:
        """Log odds of positive for every row."""
        order = np.argsort(reviews.lengths, kind='stable')
        logits = np.zeros(len(order), np.float64)
        for start in range(0, len(order), batch):
            rows = order[start:start + batch]
            ids = framed(reviews, rows)
            both = self.session.run(['logits'], {'input_ids': ids, 'attention_mask': (ids > 0).astype(np.int64)})[0]
            logits[rows] = both[:, 1] - both[:, 0]
        return logits


def framed(reviews: Reviews, rows: np.ndarray) -> np.ndarray:
    """Rows with [CLS] before and [SEP] after, padded with 0, as a tokeniser gives them."""
    padded, lengths = reviews.padded(rows), reviews.lengths[rows]
    ids = np.zeros((len(rows), int(max(1, lengths.max())) + 2), np.int64)
    ids[:, 0] = CLS
    ids[:, 1:1 + padded.shape[1]] = padded
    ids[np.arange(len(rows)), lengths + 1] = SEP
    return ids
