"""Stage 1: reads the reviews, keeps a validation part, and writes everything as token ids.

    python3 training/accurate/prepare.py
"""

import gzip
import hashlib
import json

import numpy as np
import pandas as pd

from alphabet import Alphabet
from cleaning import clean, normalise
from reviews import NEGATIVE
from settings import settings, work


def main() -> None:
    data = settings['data']
    train = read_labelled(f'{data["folder"]}/ratings_train.txt')
    extra = read_rated(f'{data["folder"]}/reviews_extra.tsv.gz')
    is_validation = np.array([fold_of(row_id, data['folds']) == 0 for row_id in train['id']])
    validation_texts = set(train['text'][is_validation])
    # The extra reviews hold no text of the test rows; they shall hold none of the validation rows either.
    extra = extra[~extra['text'].isin(validation_texts)]
    alphabet = Alphabet.of(list(train['text'][~is_validation]) + list(extra['text']), data['min_character_count'])
    folder = work('data')
    write(folder / 'nsmc', train[~is_validation], NEGATIVE, alphabet)
    write(folder / 'validation', train[is_validation], NEGATIVE, alphabet)
    write(folder / 'extra', extra, 0, alphabet)
    (folder / 'alphabet.json').write_text(json.dumps(alphabet.characters, ensure_ascii=False), encoding='utf8')
    print(f'{alphabet.size} tokens')


def read_documents(path: str) -> pd.DataFrame:
    """NSMC as the reference reads it: pandas' default quoting and missing values, the latter as empty text."""
    return pd.read_csv(path, sep='\t').fillna('')


def read_labelled(path: str) -> pd.DataFrame:
    rows = read_documents(path)
    texts = [normalise(clean(text)) for text in rows['document']]
    return pd.DataFrame({'id': rows['id'], 'text': texts, 'target': rows['label']})


def read_rated(path: str) -> pd.DataFrame:
    with gzip.open(path, 'rt', encoding='utf8', newline='\n') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines][1:]
    frame = pd.DataFrame(rows, columns=['id', 'rating', 'document'])
    return pd.DataFrame({
        'id': frame['id'].astype(np.int64),
        'text': [normalise(clean(t)) for t in frame['document']],
        'target': frame['rating'].astype(np.int64),
    })


def fold_of(row_id: int, folds: int) -> int:
    """A row's fold, by its id alone: the same on every machine and in every order."""
    return int.from_bytes(hashlib.md5(str(row_id).encode()).digest()[:4], 'big') % folds


def write(path, rows: pd.DataFrame, target_offset: int, alphabet: Alphabet) -> None:
    encoded = [alphabet.encode(text, settings['data']['max_characters']) for text in rows['text']]
    lengths = np.array([len(ids) for ids in encoded], dtype=np.int64)
    np.savez(
        path.with_suffix('.npz'),
        tokens=np.concatenate([np.array(ids, dtype=np.int16) for ids in encoded]),
        offsets=np.concatenate([[0], np.cumsum(lengths)]),
        targets=(rows['target'].to_numpy() + target_offset).astype(np.int8),
        ids=rows['id'].to_numpy().astype(np.int64),
    )
    print(f'{path.name}: {len(rows)} rows, {lengths.sum()} tokens, {lengths.mean():.1f} a row')


if __name__ == '__main__':
    main()
