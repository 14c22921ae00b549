"""The settings of all stages (`settings.json`) and the folder that the stages work in."""

import json
import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
settings = json.loads((HERE / 'settings.json').read_text(encoding='utf8'))


def _from_environment(key: str, name: str) -> None:
    if name in os.environ:
        settings['data'][key] = os.environ[name]


_from_environment('folder', 'LECTERN_NSMC')
_from_environment('work', 'LECTERN_TRAINING')
settings['data']['folder'] = str((HERE / settings['data']['folder']).resolve())


def work(name: str) -> Path:
    """A folder for one stage's files, made when missing. Nothing in it is committed."""
    folder = Path(settings['data']['work']).expanduser() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
