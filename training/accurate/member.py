"""One trained network with its embeddings, objective, optimiser and running average."""

import numpy as np
import torch
from torch import Tensor

from embedding_table import EmbeddingTable
from ngrams import NgramTable, hash_ngrams
from network import Network
from objective import Objective
from reviews import Reviews


class Member:
    def __init__(self, plan: dict, ngrams: NgramTable):
        torch.manual_seed(plan['seed'])
        self.plan = plan
        self.ngrams = ngrams
        self.table = EmbeddingTable(ngrams.rows, plan['embedding'], plan['embedding_spread'], plan['seed'])
        self.network = Network(plan)
        self.objective = Objective()
        self.optimiser = self._new_optimiser()

    def dense_parameters(self) -> int:
        return sum(parameter.numel() for parameter in self.network.parameters())

    def start_phase(self, phase: dict) -> None:
        """A new phase has a new schedule, and moves the embeddings as if they had been seen less often."""
        self.optimiser = self._new_optimiser()
        self.table.squares *= phase.get('keep_squares', 1.0)

    def learn(self, ngrams: np.ndarray, lengths: Tensor, targets: Tensor, part: str, rate: float, phase: dict) -> float:
        """One step; returns the batch's loss."""
        self.network.train()
        ratings = self.network(self.table.look_up_to_train(ngrams), lengths)
        loss = self.objective(ratings, targets, part)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for group in self.optimiser.param_groups:
            group['lr'] = phase['learning_rate'] * rate
        self.optimiser.step()
        self.table.step(phase['embedding_rate'] * rate, len(lengths))
        return loss.item()

    @torch.no_grad()
    def logits(self, reviews: Reviews, batch: int = 512) -> np.ndarray:
        """Log odds of positive for every row."""
        self.network.eval()
        order = np.argsort(reviews.lengths, kind='stable')
        logits = np.zeros(len(order), np.float64)
        for start in range(0, len(order), batch):
            rows = order[start:start + batch]
            ngrams = self.ngrams.look_up(hash_ngrams(reviews.padded(rows)))
            lengths = torch.from_numpy(np.maximum(1, reviews.lengths[rows]))
            logits[rows] = self.objective.positive_logit(self.network(self.table.look_up(ngrams), lengths)).numpy()
        return logits

    def evaluate(self, reviews: Reviews) -> dict:
        logits, positive = self.logits(reviews), reviews.is_positive()
        loss = np.logaddexp(0, np.where(positive, -logits, logits)).mean()
        return {'accuracy': round(float(((logits > 0) == positive).mean()), 4), 'validation_loss': round(float(loss), 4)}

    def state(self) -> dict:
        return {
            'plan': self.plan,
            'network': self.network.state_dict(),
            'objective': self.objective.state_dict(),
            'optimiser': self.optimiser.state_dict(),
            'table': self.table.state(),
        }

    def restore(self, state: dict) -> None:
        self.network.load_state_dict(state['network'])
        self.objective.load_state_dict(state['objective'])
        self.optimiser.load_state_dict(state['optimiser'])
        self.table.restore(state['table'])

    def _new_optimiser(self) -> torch.optim.Optimizer:
        matrices = [p for p in self.network.parameters() if p.dim() > 1]
        vectors = [p for p in self.network.parameters() if p.dim() == 1] + list(self.objective.parameters())
        groups = [{'params': matrices, 'weight_decay': 0.01}, {'params': vectors, 'weight_decay': 0.0}]
        return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98))
