"""Writes lib/text/character-class-runs.ts: one class for every code point, as Python's `str` and `re` see it.

    /usr/bin/python3 bench/naive-bayes/make-character-classes.py > lib/text/character-class-runs.ts

Run it with the Python whose Unicode data the reference model was made with (3.11: Unicode 14).
"""

import re
import sys
import unicodedata

WORD = re.compile(r"\w")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LINE = 110


def character_class(code_point: int) -> str:
    character = chr(code_point)
    if character.isspace():
        return "S"
    if code_point in (0, 0xFFFD) or unicodedata.category(character).startswith("C"):
        return "D"
    if not WORD.match(character):
        return "O"
    if character == character.lower():
        return "W"
    # Capital sigma depends on its neighbours, capital I with dot grows, and the rest is two UTF-16 units long.
    special = code_point in (0x130, 0x3A3) or code_point > 0xFFFF
    return "X" if special else "U"


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


runs: list[list] = []
for code_point in range(0x110000):
    name = character_class(code_point)
    if runs and runs[-1][0] == name:
        runs[-1][1] += 1
    else:
        runs.append([name, 1])

lines = [""]
for name, length in runs:
    run = name + ("" if length == 1 else base36(length))
    if len(lines[-1]) + len(run) > LINE:
        lines.append("")
    lines[-1] += run

print("/**")
print(f" * Classes of all code points as runs, from the Unicode Character Database {unicodedata.unidata_version}.")
print(" * Made by bench/naive-bayes/make-character-classes.py with Python", sys.version.split()[0] + ".")
print(" *")
print(" * A run is a class letter and its length in base 36, 1 when absent: W word, U word with a lower-case form,")
print(" * X word whose lower-case form needs the whole text, S white space, D dropped by cleaning, O anything else.")
print(" */")
print("export const characterClassRuns = [")
for line in lines:
    print(f"  '{line}',")
print("].join('');")
