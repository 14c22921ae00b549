"""Stage 5, once and at the end: the exported model on NSMC's test rows.

    python3 training/accurate/judge.py

Nothing may be trained or chosen by what it prints. It uses `tokenizer.json` itself, so the whole model is judged.
"""

import numpy as np
from tokenizers import Tokenizer

from calibration import expected_calibration_error
from cleaning import clean
from log import Log
from onnx_model import CLS, SEP, OnnxModel
from prepare import read_documents
from reviews import NEGATIVE, Reviews
from settings import settings, work


def main() -> None:
    folder = work('export')
    rows = read_documents(f'{settings["data"]["folder"]}/ratings_test.txt')
    reviews = tokenised(Tokenizer.from_file(str(folder / 'tokenizer.json')), rows['document'], rows['label'])
    logits = OnnxModel(folder / 'onnx' / 'model_quantized.onnx').logits(reviews)
    positive, called = reviews.is_positive(), logits > 0
    Log(folder / 'judge.log').write({
        'rows': len(positive),
        'accuracy': round(float((called == positive).mean()), 5),
        'confusion': {
            'true_negative': int((~called & ~positive).sum()),
            'false_positive': int((called & ~positive).sum()),
            'false_negative': int((~called & positive).sum()),
            'true_positive': int((called & positive).sum()),
        },
        'calibration_error': round(expected_calibration_error(logits, positive), 5),
    })


def tokenised(tokenizer: Tokenizer, documents, labels) -> Reviews:
    """Token ids without [CLS] and [SEP], cut as the network was trained."""
    longest = settings['data']['max_characters']
    encoded = [tokenizer.encode(clean(text), add_special_tokens=False).ids[:longest] for text in documents]
    assert not any(CLS in ids or SEP in ids for ids in encoded)
    offsets = np.concatenate([[0], np.cumsum([len(ids) for ids in encoded])])
    tokens = np.concatenate([np.array(ids, np.int16) for ids in encoded])
    return Reviews(tokens, offsets, np.asarray(labels, np.int64) + NEGATIVE)


if __name__ == '__main__':
    main()
