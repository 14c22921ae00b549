"""Stage 2: counts all n-grams of the reviews and keeps the frequent ones.

    python3 training/accurate/choose_ngrams.py
"""

import numpy as np

from ngrams import FEATURES, NgramTable, build_table, hash_ngrams
from reviews import Reviews
from settings import settings, work


def main() -> None:
    parts = [Reviews.load('nsmc'), Reviews.load('extra')]
    chosen = []
    for feature in range(FEATURES):
        hashes = np.concatenate([_hashes(part, feature) for part in parts])
        values, counts = np.unique(hashes[hashes >= 0], return_counts=True)
        least = settings['ngrams']['min_count'] if feature else settings['data']['min_character_count']
        chosen.append(values[counts >= least])
        print(f'n-gram kind {feature}: {len(values)} distinct, {len(chosen[-1])} kept', flush=True)
    save(build_table(np.unique(np.concatenate(chosen))))


def _hashes(part: Reviews, feature: int) -> np.ndarray:
    order = np.argsort(part.lengths, kind='stable')
    found = []
    for start in range(0, len(order), 4096):
        found.append(hash_ngrams(part.padded(order[start:start + 4096]))[:, :, feature].reshape(-1).astype(np.int32))
    return np.concatenate(found)


def save(table: NgramTable) -> None:
    np.savez(work('data') / 'ngrams.npz', displacements=table.displacements, keys=table.keys)
    print(f'{(table.keys >= 0).sum()} n-grams in {table.rows} rows, {len(table.displacements)} displacements '
          f'up to {table.displacements.max()}')


def load() -> NgramTable:
    stored = np.load(work('data') / 'ngrams.npz')
    return NgramTable(stored['displacements'], stored['keys'])


if __name__ == '__main__':
    main()
