"""What is learnt: the rating of rated reviews, and which group of ratings (1 to 4, or 9 and 10) an NSMC row is in."""

import numpy as np
import torch
from torch import Tensor, nn

from reviews import POSITIVE, Reviews


class Objective(nn.Module):
    """Offsets that take up how often each rating occurs in each part, so that the network need not.

    NSMC has as many negative as positive rows; among the extra reviews ratings 9 and 10 outnumber 1 to 4 by far. A
    network that learnt both frequencies in one set of weights would lean to positive on NSMC.
    """

    def __init__(self):
        super().__init__()
        self.rating_offsets = nn.Parameter(torch.zeros(10))
        self.positive_offset = nn.Parameter(torch.zeros(1))

    def start_from(self, extra: Reviews, top_rating_share: float) -> None:
        counts = np.bincount(extra.targets, minlength=11)[1:11].astype(np.float64) + 1
        counts[8:] *= top_rating_share
        with torch.no_grad():
            self.rating_offsets.copy_(torch.from_numpy(np.log(counts / counts.sum())))

    def positive_logit(self, ratings: Tensor) -> Tensor:
        """Log odds of positive on NSMC: [rows, 10] -> [rows]. The ratings 5 to 8 don't occur there and don't count."""
        return torch.logsumexp(ratings[:, 8:], 1) - torch.logsumexp(ratings[:, :4], 1) + self.positive_offset

    def forward(self, ratings: Tensor, targets: Tensor, part: str) -> Tensor:
        """Mean loss of a batch of one part, in nats."""
        if part == 'extra':
            return nn.functional.cross_entropy(ratings + self.rating_offsets, targets - 1)
        labels = (targets == POSITIVE).float()
        return nn.functional.binary_cross_entropy_with_logits(self.positive_logit(ratings), labels)
