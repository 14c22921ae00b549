"""Temperature scaling and the error it is judged by."""

import numpy as np


def fit_temperature(logits: np.ndarray, positive: np.ndarray) -> float:
    """The temperature with the least log loss: golden-section search over its logarithm, 0.25 to 4.

    @see Guo et al., On Calibration of Modern Neural Networks (2017).
    """
    low, high = np.log(0.25), np.log(4.0)
    ratio = (np.sqrt(5) - 1) / 2
    for _ in range(60):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _log_loss(logits / np.exp(left), positive) < _log_loss(logits / np.exp(right), positive):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def expected_calibration_error(logits: np.ndarray, positive: np.ndarray, bins: int = 15) -> float:
    """Mean gap between confidence and accuracy over equal-width bins of the winner's probability, weighted by rows."""
    confidence = 1 / (1 + np.exp(-np.abs(logits)))
    right = (logits > 0) == positive
    bin_of = np.minimum(((confidence - 0.5) * 2 * bins).astype(int), bins - 1)
    gaps = [abs(right[bin_of == b].sum() - confidence[bin_of == b].sum()) for b in range(bins)]
    return float(np.sum(gaps) / len(logits))


def _log_loss(logits: np.ndarray, positive: np.ndarray) -> float:
    return float(np.logaddexp(0, np.where(positive, -logits, logits)).mean())
