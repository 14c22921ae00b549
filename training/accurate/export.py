"""Stage 4: calibrates the trained networks together and writes them as one ONNX model in the Hugging Face layout.

    python3 training/accurate/export.py
"""

import json
from pathlib import Path

import numpy as np
import onnx
import torch

from alphabet import Alphabet
from calibration import expected_calibration_error, fit_temperature
from choose_ngrams import load as load_ngrams
from compress import compress
from graph import Graph
from lookup_graph import characters, lengths, ngram_rows
from log import Log
from member import Member
from network_graph import member_logit
from onnx_model import OnnxModel
from reviews import Reviews
from settings import settings, work
from tokenizer_files import write_tokenizer

LABELS = ['negative', 'positive']


def main() -> None:
    names = settings['export']['networks']
    members = [load_member(name) for name in names]
    validation = Reviews.load('validation')
    logits = np.mean([member.logits(validation) for member in members], axis=0)
    positive = validation.is_positive()
    trained = {name: member.evaluate(validation) for name, member in zip(names, members)}
    for member in members:
        compress(member, Reviews.load('nsmc'), settings['export']['embedding'])
    temperature = fit_temperature(logits, positive)
    folder = work('export')
    write_files(folder, members, temperature)
    exported = OnnxModel(folder / 'onnx' / 'model_quantized.onnx').logits(validation)
    Log(work('export') / 'export.log').write({
        'networks': trained,
        'together': accuracy(logits, positive),
        'exported': accuracy(exported, positive),
        'temperature': round(temperature, 4),
        'calibration_error_before': round(expected_calibration_error(logits, positive), 4),
        'calibration_error': round(expected_calibration_error(exported, positive), 4),
        'largest_difference': round(float(np.abs(exported - logits / temperature).max()), 4),
        'bytes': sum(p.stat().st_size for p in folder.rglob('*.[jo]*') if p.is_file() and p.name != 'model.onnx'),
    })


def load_member(name: str) -> Member:
    plan = settings['networks'][name]
    stored = torch.load(work(name) / f'phase-{len(plan["phases"]) - 1}.pt', map_location='cpu')
    member = Member(plan, load_ngrams())
    member.restore(stored['member'])
    return member


def accuracy(logits: np.ndarray, positive: np.ndarray) -> float:
    return round(float(((logits > 0) == positive).mean()), 4)


def write_files(folder: Path, members: list[Member], temperature: float) -> None:
    """`config.json tokenizer.json tokenizer_config.json onnx/model_quantized.onnx`, and `onnx/model.onnx` to compare."""
    alphabet = Alphabet(json.loads((work('data') / 'alphabet.json').read_text(encoding='utf8')))
    write_tokenizer(folder, alphabet, settings['data']['max_characters'])
    config = {
        # The graph is its own; the type says which class of the library runs it: ids and mask in, logits out.
        'model_type': 'bert',
        'architectures': ['BertForSequenceClassification'],
        'id2label': {str(index): label for index, label in enumerate(LABELS)},
        'label2id': {label: index for index, label in enumerate(LABELS)},
        'vocab_size': alphabet.size,
        'max_position_embeddings': settings['data']['max_characters'] + 2,
        'pad_token_id': 0,
    }
    (folder / 'config.json').write_text(json.dumps(config, indent=2) + '\n', encoding='utf8')
    (folder / 'onnx').mkdir(exist_ok=True)
    onnx.save(build(members, temperature), str(folder / 'onnx' / 'model_quantized.onnx'))
    onnx.save(build(members, temperature, eight_bits=False), str(folder / 'onnx' / 'model.onnx'))


def build(members: list[Member], temperature: float, eight_bits: bool = True) -> onnx.ModelProto:
    """The members' mean log odds `s`, divided by the temperature, as the logits `-s / 2` and `s / 2`."""
    graph = Graph(eight_bits)
    ids, is_character = characters(graph, 'input_ids', 'attention_mask')
    counted = lengths(graph, is_character)
    rows = ngram_rows(graph, members[0].ngrams, ids, is_character)
    each = [member_logit(graph, member, rows, counted) for member in members]
    total = each[0] if len(each) == 1 else graph.node('Sum', *each)
    half = 0.5 / (len(each) * temperature)
    sides = graph.constant(np.array([[-half, half]], np.float32))
    graph.nodes.append(onnx.helper.make_node('Mul', [total, sides], ['logits']))
    shape = ['batch', 'sequence']
    return graph.model({'input_ids': shape, 'attention_mask': shape}, {'logits': ['batch', 2]}, 'lectern')


if __name__ == '__main__':
    main()
