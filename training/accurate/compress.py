"""Fewer numbers an n-gram: the embeddings' directions that the network hardly uses are left out of the shipped file."""

import numpy as np
import torch
import torch.nn.functional as F

from member import Member
from network import Network
from ngrams import hash_ngrams
from reviews import Reviews

SAMPLE = 4000  # reviews; the moments of some 100,000 positions


@torch.no_grad()
def compress(member: Member, reviews: Reviews, width: int) -> None:
    """Replaces the member's embeddings by projections on `width` directions, and its network by one that takes these.

    Everything that reads an embedding is linear (`window` and `bag`), so a projection folds into their weights. The
    directions are the principal ones of the summed embeddings on reviews, each measured by how much `window` makes
    of it: with `G = L L'` the Gram matrix of its weights, the eigenvectors of `L' C L`, C the second moments.
    """
    network, old = member.network, member.plan['embedding']
    if width >= old:
        return
    rows = member.ngrams.look_up(hash_ngrams(reviews.padded(np.arange(SAMPLE))))
    summed = member.table.look_up(rows).reshape(-1, old)
    moments = summed.T @ summed / len(summed)
    slots = network.window.weight.split(old, dim=1)  # one [width of network, old] for each character of the window
    gram = sum(slot.T @ slot for slot in slots) + 1e-6 * torch.eye(old)
    root = torch.linalg.cholesky(gram)
    directions = torch.linalg.eigh(root.T @ moments @ root).eigenvectors[:, -width:]
    into, back = root @ directions, torch.linalg.solve(root.T, directions)  # [old, width] both
    member.table.weights = member.table.weights @ into
    member.plan = {**member.plan, 'embedding': width}
    state = network.state_dict()
    state['window.weight'] = torch.cat([slot @ back for slot in slots], dim=1)
    state['bag.weight'] = F.linear(state['bag.weight'], back.T)
    member.network = Network(member.plan)
    member.network.load_state_dict(state)
