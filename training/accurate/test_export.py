"""python3 -m unittest discover -s training/accurate"""

import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer

from alphabet import Alphabet
from cleaning import clean, normalise
from compress import compress
from export import build
from member import Member
from ngrams import build_table, hash_ngrams
from onnx_model import OnnxModel
from reviews import NEGATIVE, Reviews
from tokenizer_files import write_tokenizer

PLAN = {
    'seed': 3, 'embedding': 8, 'embedding_spread': 0.5, 'stride': 3, 'width': 16, 'blocks': 2, 'feed_forward': 2,
    'heads': 2, 'dropout': 0.1,
}


class Export(unittest.TestCase):
    def test_the_graph_gives_the_networks_logits_whatever_the_batch(self):
        reviews = random_reviews(60)
        hashes = hash_ngrams(reviews.padded(np.arange(60)))
        table = build_table(np.unique(hashes[hashes >= 0])[::2])
        members = [Member(PLAN, table), Member({**PLAN, 'seed': 4, 'stride': 2}, table)]
        expected = np.mean([member.logits(reviews) for member in members], axis=0) / 1.5
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'model.onnx'
            onnx.save(build(members, 1.5), str(path))
            model = OnnxModel(path)
            onnx.save(build(members, 1.5, eight_bits=False), str(path.with_name('plain.onnx')))
            plain = OnnxModel(path.with_name('plain.onnx')).logits(reviews)
            one_by_one, together = model.logits(reviews, batch=1), model.logits(reviews, batch=60)
        self.assertLess(np.abs(one_by_one - together).max(), 1e-5)
        self.assertGreater(expected.std(), 0.05)
        self.assertLess(np.abs(one_by_one - expected).max(), 0.05 * expected.std())
        self.assertLess(np.abs(plain - expected).max(), 1e-4)

    def test_compressing_to_the_directions_that_carry_anything_changes_no_logit(self):
        reviews = random_reviews(5000)
        hashes = hash_ngrams(reviews.padded(np.arange(200)))
        member = Member(PLAN, build_table(np.unique(hashes[hashes >= 0])[::2]))
        member.table.weights = member.table.weights[:, :5] @ torch.randn(5, 8)
        before = member.logits(reviews)
        compress(member, reviews, 5)
        self.assertEqual(member.table.weights.shape[1], 5)
        self.assertGreater(before.std(), 0.05)
        self.assertLess(np.abs(member.logits(reviews) - before).max(), 1e-3 * before.std())

    def test_the_tokeniser_file_gives_the_ids_that_training_saw(self):
        alphabet = Alphabet(list('가나다라마.ㅋ!a'))
        texts = ['가나 다라', 'ㅋㅋㅋㅋㅋㅋㅋㅋ 나A', '힣가 怪다.....', '', '가\t나\u3000다 ', '라' * 300]
        with tempfile.TemporaryDirectory() as folder:
            write_tokenizer(Path(folder), alphabet, 140)
            tokenizer = Tokenizer.from_file(str(Path(folder) / 'tokenizer.json'))
        for text in texts:
            expected = alphabet.encode(normalise(clean(text)), 1000)
            self.assertEqual(tokenizer.encode(clean(text)).ids, [2, *expected, 3])


def random_reviews(rows: int) -> Reviews:
    rng = np.random.default_rng(5)
    offsets = np.concatenate([[0], np.cumsum(rng.integers(0, 40, rows))])
    tokens = rng.integers(6, 30, offsets[-1]).astype(np.int16)
    tokens[rng.random(len(tokens)) < 0.05] = 1
    return Reviews(tokens, offsets, rng.integers(0, 2, rows) + NEGATIVE)


if __name__ == '__main__':
    unittest.main()
