"""The vocabulary: single characters, each in two forms, after a space and not after one."""

from collections import Counter
from collections.abc import Iterable

SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3


class Alphabet:
    """Token ids of characters.

    Ids come in pairs: `FIRST + 2 * k` is character `k` inside a word, one more is the same character with the space
    before it. So a text has as many tokens as characters that are not spaces, and spacing is not lost.
    """

    FIRST = 6  # even, so that id // 2 is the same for both forms of one character; id 5 is [MASK]'s odd neighbour

    def __init__(self, characters: list[str]):
        self.characters = characters
        self._index = {character: index for index, character in enumerate(characters)}

    @property
    def size(self) -> int:
        return self.FIRST + 2 * len(self.characters)

    @classmethod
    def of(cls, texts: Iterable[str], min_count: int) -> 'Alphabet':
        """Every character seen `min_count` times, the most frequent first."""
        counts = Counter()
        for text in texts:
            counts.update(text)
        counts.pop(' ', None)
        seen = [c for c, n in counts.items() if n >= min_count]
        return cls(sorted(seen, key=lambda c: (-counts[c], c)))

    def encode(self, text: str, max_characters: int) -> list[int]:
        """Token ids of a normalised text, without [CLS] and [SEP]; 1 ([UNK]) for characters never seen."""
        ids = []
        spaced = 1  # a text begins as if after a space: its first word looks like every other word
        for character in text:
            if character == ' ':
                spaced = 1
                continue
            index = self._index.get(character)
            ids.append(1 if index is None else self.FIRST + 2 * index + spaced)
            spaced = 0
            if len(ids) == max_characters:
                break
        return ids

    def tokens(self) -> dict[str, int]:
        """The vocabulary as `tokenizer.json` lists it."""
        table = {token: index for index, token in enumerate(SPECIAL)}
        table['[unused]'] = 5
        for index, character in enumerate(self.characters):
            table[character] = self.FIRST + 2 * index
            table[' ' + character] = self.FIRST + 2 * index + 1
        return table
