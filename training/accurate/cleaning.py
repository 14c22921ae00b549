"""The cleaning and the normalising that happen before a review becomes tokens."""

import re
import unicodedata

# Python's str.split() splits exactly where the project's own cleaning does (U+001C to U+001F and U+0085 included).
_REPEATS = re.compile(r'(.)(?=\1{3,})')


def clean(text: str) -> str:
    """The same text as `lib/text/clean-text.ts` gives: white space squeezed, control characters dropped."""
    joined = ' '.join(text.split())
    if joined.isascii() and joined.isprintable():
        return joined
    return ''.join(_kept(character) for character in joined)


def normalise(text: str) -> str:
    """What `tokenizer.json` does first: lower case, and at most three of one character in a row.

    `ㅋㅋㅋㅋㅋㅋㅋㅋ` says no more than `ㅋㅋㅋ`, and costs the network five more positions.
    """
    return _REPEATS.sub('', text.lower())


def _kept(character: str) -> str:
    if character in '\t\n\r':
        return character
    if character in '\0\ufffd':
        return ''
    category = unicodedata.category(character)
    if category == 'Zs':
        return ' '
    return '' if category[0] == 'C' else character
