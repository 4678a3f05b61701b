#!/usr/bin/env python3
"""Writes the table of traditional characters of this module from the tables of OpenCC, as far as Big5 has them.

    pip install opencc-python-reimplemented
    python3 Sources/Law/Lexicon/generate-characters.py     # in the root of the package
"""

import pathlib
import opencc

table = pathlib.Path(opencc.__file__).with_name("dictionary") / "TSCharacters.txt"
pairs = []
for line in open(table, encoding="utf-8"):
    written, simple = line.rstrip("\n").split("\t")
    simple = simple.split(" ")[0]
    try:
        written.encode("big5")
    except UnicodeEncodeError:
        continue
    if written != simple and len(written) == len(simple) == 1 and max(ord(written), ord(simple)) < 0x10000:
        pairs.append(written + simple)
pairs.sort()

with open("Sources/Law/Lexicon/TraditionalCharacters.swift", "w", encoding="utf-8") as file:
    file.write("// Made by Sources/Law/Lexicon/generate-characters.py from the tables of OpenCC; not edited by hand.\n\n")
    file.write("/// Traditional characters, each followed by its simplified form.\n")
    file.write('let traditionalCharacters = """\n')
    for start in range(0, len(pairs), 24):
        file.write("  " + "".join(pairs[start:start + 24]) + "\\\n")
    file.write('  \n  """\n')
