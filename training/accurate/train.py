"""Stage 3: trains one network of `settings.json`; the same command goes on from the last checkpoint.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 nice -n 19 python3 training/accurate/train.py NETWORK
"""

import sys
import time

import numpy as np
import torch

from checkpoint import Checkpoint
from choose_ngrams import load as load_ngrams
from log import Log
from member import Member
from noise import disturb_spacing, drop_ngrams
from ngrams import hash_ngrams
from reviews import Reviews, epoch_batches
from settings import settings, work

CHECKPOINT_SECONDS = 240
REPORT_SECONDS = 300


def main(name: str) -> None:
    plan = settings['networks'][name]
    folder = work(name)
    log = Log(folder / 'train.log')
    parts = {part: Reviews.load(part) for part in ('nsmc', 'extra', 'validation')}
    member = Member(plan, load_ngrams())
    member.objective.start_from(parts['extra'], plan['phases'][0]['top_rating_share'])
    checkpoint = Checkpoint(folder / 'last.pt')
    at = checkpoint.restore(member) or {'phase': 0, 'epoch': 0, 'batch': 0, 'step': 0}
    log.write({'network': name, 'plan': plan, 'resumed_at': at, 'dense_parameters': member.dense_parameters()})
    for phase_index in range(at['phase'], len(plan['phases'])):
        train_phase(member, plan['phases'][phase_index], phase_index, at, parts, checkpoint, log)
        at = {'phase': phase_index + 1, 'epoch': 0, 'batch': 0, 'step': 0}
        checkpoint.save(member, at)
        checkpoint.keep(folder / f'phase-{phase_index}.pt')


def train_phase(member, phase, phase_index, at, parts, checkpoint, log) -> None:
    seed = member.plan['seed'] * 1000 + phase_index * 100
    steps = sum(len(epoch_batches(parts, phase, seed + epoch)) for epoch in range(phase['epochs']))
    step, saved, reported, losses = at['step'], time.time(), time.time(), {'nsmc': [], 'extra': []}
    if step == 0:
        member.start_phase(phase)
    for epoch in range(at['epoch'], phase['epochs']):
        batches = epoch_batches(parts, phase, seed + epoch)
        for index in range(at['batch'] if epoch == at['epoch'] else 0, len(batches)):
            part, rows = batches[index]
            losses[part].append(train_batch(member, phase, part, parts[part], rows, step, steps, seed))
            step += 1
            now = time.time()
            if now - saved > CHECKPOINT_SECONDS:
                checkpoint.save(member, {'phase': phase_index, 'epoch': epoch, 'batch': index + 1, 'step': step})
                saved = now
            if now - reported > REPORT_SECONDS or step == steps:
                log.write({'phase': phase_index, 'step': step, 'of': steps,
                           'loss': {k: round(float(np.mean(v)), 4) for k, v in losses.items() if v},
                           **member.evaluate(parts['validation'])})
                losses, reported = {'nsmc': [], 'extra': []}, time.time()


def train_batch(member, phase, part, reviews, rows, step, steps, seed) -> float:
    rng = np.random.default_rng([seed, step])
    torch.manual_seed(seed * 1_000_003 + step)
    rate = min(1.0, (step + 1) / phase['warm_up']) * max(0.01, 1 - step / steps)
    tokens = reviews.padded(rows)
    disturb_spacing(tokens, phase['spacing_noise'], rng)
    ngrams = member.ngrams.look_up(hash_ngrams(tokens))
    drop_ngrams(ngrams, phase['ngram_dropout'], rng)
    lengths = torch.from_numpy(np.maximum(1, reviews.lengths[rows]))
    targets = torch.from_numpy(reviews.targets[rows])
    return member.learn(ngrams, lengths, targets, part, rate, phase)


if __name__ == '__main__':
    main(sys.argv[1])
