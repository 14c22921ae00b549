"""python3 -m unittest discover -s training/accurate"""

import unittest

import numpy as np

from ngrams import FEATURES, build_table, hash_ngrams


class Ngrams(unittest.TestCase):
    def test_every_chosen_hash_has_a_row_of_its_own_and_no_other_hash_has_one(self):
        hashes = np.unique(np.random.default_rng(1).integers(0, 2**31 - 1, 20_000))
        chosen, others = hashes[::2], hashes[1::2]
        table = build_table(chosen)
        rows = table.look_up(chosen)
        self.assertEqual(len(np.unique(rows)), len(chosen))
        self.assertTrue((rows > 0).all())
        self.assertTrue((rows < table.rows).all())
        self.assertEqual(table.look_up(others).max(), 0)
        self.assertEqual(table.look_up(np.array([-1]))[0], 0)

    def test_equal_ngrams_hash_alike_and_spacing_is_seen_by_the_first_four_kinds_only(self):
        spaced, joined = np.array([[11, 20, 31, 40, 50]]), np.array([[11, 20, 30, 40, 50]])
        first, second = hash_ngrams(spaced)[0, 0], hash_ngrams(joined)[0, 0]
        self.assertEqual((first == second).tolist(), [True, True, False, False, True, True, True, True])

    def test_no_ngram_reaches_over_the_end_of_its_row(self):
        padded = hash_ngrams(np.array([[11, 20, 0, 0, 0, 0]]))
        alone = hash_ngrams(np.array([[11, 20]]))
        self.assertEqual(padded[0, :2].tolist(), alone[0].tolist())
        self.assertEqual((padded[0, 0] >= 0).sum(), 3)
        self.assertEqual(padded.shape[2], FEATURES)
        self.assertTrue((padded[0, 2:] == -1).all())


if __name__ == '__main__':
    unittest.main()
