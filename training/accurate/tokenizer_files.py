"""`tokenizer.json` and `tokenizer_config.json`: the same tokens as `Alphabet.encode`, for any Hugging Face tokeniser."""

import json
from pathlib import Path

from alphabet import SPECIAL, Alphabet


def write_tokenizer(folder: Path, alphabet: Alphabet, max_characters: int) -> None:
    """A WordPiece model whose every piece is one character, with or without the space before it."""
    vocabulary = alphabet.tokens()
    tokenizer = {
        'version': '1.0',
        'truncation': None,
        'padding': None,
        'added_tokens': [_special(token, index) for index, token in enumerate(SPECIAL)],
        'normalizer': {
            'type': 'Sequence',
            'normalizers': [
                _replace(r'\s+', ' '),
                {'type': 'Strip', 'strip_left': True, 'strip_right': True},
                {'type': 'Lowercase'},
                _replace(r'(.)(?=\1{3,})', ''),
                {'type': 'Prepend', 'prepend': ' '},
            ],
        },
        # Each character is a word of its own: a long text without spaces costs no more than one with.
        'pre_tokenizer': {'type': 'Split', 'pattern': {'Regex': ' ?.'}, 'behavior': 'Isolated', 'invert': False},
        'post_processor': _template(),
        'decoder': None,
        'model': {
            'type': 'WordPiece',
            'unk_token': '[UNK]',
            'continuing_subword_prefix': '##',
            'max_input_chars_per_word': 100,
            'vocab': vocabulary,
        },
    }
    config = {
        'tokenizer_class': 'BertTokenizer',
        'do_lower_case': True,
        'model_max_length': max_characters + 2,
        **{f'{name}_token': f'[{name.upper()}]' for name in ('pad', 'unk', 'cls', 'sep', 'mask')},
    }
    _write(folder / 'tokenizer.json', tokenizer)
    _write(folder / 'tokenizer_config.json', config)


def _special(token: str, index: int) -> dict:
    flags = {'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False, 'special': True}
    return {'id': index, 'content': token, **flags}


def _replace(pattern: str, content: str) -> dict:
    return {'type': 'Replace', 'pattern': {'Regex': pattern}, 'content': content}


def _template() -> dict:
    def special(token: str) -> dict:
        return {'SpecialToken': {'id': token, 'type_id': 0}}

    single = [special('[CLS]'), {'Sequence': {'id': 'A', 'type_id': 0}}, special('[SEP]')]
    tokens = {t: {'id': t, 'ids': [SPECIAL.index(t)], 'tokens': [t]} for t in ('[CLS]', '[SEP]')}
    pair = single + [{'Sequence': {'id': 'B', 'type_id': 0}}, special('[SEP]')]
    return {'type': 'TemplateProcessing', 'single': single, 'pair': pair, 'special_tokens': tokens}


def _write(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=None, separators=(',', ':')) + '\n', encoding='utf8')
