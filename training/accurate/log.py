"""One JSON object a line, with the time; also printed."""

import json
import time
from pathlib import Path


class Log:
    def __init__(self, path: Path):
        self.path = path

    def write(self, entry: dict) -> None:
        line = json.dumps({'time': time.strftime('%Y-%m-%d %H:%M:%S'), **entry}, ensure_ascii=False)
        print(line, flush=True)
        with self.path.open('a', encoding='utf8') as lines:
            lines.write(line + '\n')
