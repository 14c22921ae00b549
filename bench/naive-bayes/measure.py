"""Runs a command and prints a line of JSON after its output: wall seconds and peak resident bytes, of it alone.

    /usr/bin/python3 bench/naive-bayes/measure.py node dist/train.js …
"""

import json
import os
import subprocess
import sys
import time

started = time.perf_counter()
child = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - started
if status != 0:
    sys.exit(f"{sys.argv[1]} ended with status {status}")
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({"seconds": seconds, "peakBytes": usage.ru_maxrss * unit}), flush=True)
