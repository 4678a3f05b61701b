#!/usr/bin/env python3
"""Writes the width tables of this module and of its tests from the tables of the
`wcwidth` package, which are made from EastAsianWidth.txt and DerivedGeneralCategory.txt.

    python3 Sources/TextWidth/generate-tables.py     # in the root of the package
"""

import wcwidth

UNICODE = wcwidth.list_versions()[-1]


def steps():
    """Every scalar at which the width of one scalar alone changes, with the new width."""
    last = 0
    for value in range(0x110000):
        width = max(0, wcwidth.wcwidth(chr(value)))
        if value == 0x00AD or 0xD800 <= value <= 0xDFFF:
            width = 0
        if width != last:
            yield value << 2 | width
            last = width


def in_rows(words, indent="  "):
    row = indent
    for word in words:
        if len(row) + len(word) + 2 > 100:
            yield row.rstrip()
            row = indent
        row += word + ", "
    yield row.rstrip()


HEAD = f"// Made by Sources/TextWidth/generate-tables.py from Unicode {UNICODE}; not edited by hand.\n"

with open("Sources/TextWidth/WidthSteps.swift", "w") as file:
    file.write(HEAD)
    file.write(
        "\n/// Where the width of a scalar changes: the scalar's value shifted left by two, and in the\n"
        "/// two low bits the width in cells from there up to the next step. Below the first, 0.\n"
        "let widthSteps: [UInt32] = [\n")
    file.write("\n".join(in_rows(f"0x{step:X}" for step in steps())))
    file.write("\n]\n")

# Clusters whose width the tests compare. What `wcwidth` says is written down, not what we say.
SAMPLES = {
    "ASCII": "zhunru", "Chinese": "准入", "Chinese punctuation": "，。；：、）》」", "fullwidth": "ＡＢ％",
    "halfwidth katakana": "ｱｲｳ", "kana with marks": "か\u3099", "Hangul": "한국", "Hangul letters": "\u1112\u1161\u11AB",
    "accent composed": "é", "accent alone": "e\u0301", "two accents": "e\u0301\u0323",
    "Vietnamese": "Việt", "Cyrillic": "Ж", "Greek": "αβγ", "ambiguous": "±§°×“”…—①",
    "circled": "①②", "box": "│─┼", "check marks": "✓✗!", "Thai": "ที่นี่", "Hebrew points": "שָׁלוֹם",
    "Arabic": "مَرْحَبًا", "Devanagari": "हिन्दी", "Devanagari conjunct": "क्ष", "Tamil": "தமிழ்",
    "ideographic space": "\u3000", "tetragram": "𝌆", "rare ideograph": "𠮷",
    "ideograph with variation": "葛\U000E0100", "emoji": "😀", "heart as text": "❤",
    "heart as emoji": "❤\uFE0F", "keycap": "1\uFE0F\u20E3", "skin tone": "👍🏽",
    "family": "👨\u200D👩\u200D👧\u200D👦", "rainbow flag": "🏳\uFE0F\u200D🌈", "flag": "🇨🇳", "two flags": "🇨🇳🇫🇷",
    "flag of Scotland": "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
    "health worker": "👩\u200D⚕\uFE0F", "watch": "⌚", "sun": "☀", "sun as emoji": "☀\uFE0F",
    "zero-width space": "\u200B", "word joiner": "\u2060", "byte-order mark": "\uFEFF",
    "right-to-left override": "\u202E", "mixed": "外资 ≤ 50 %（Article 12）",
}


def spelled(text):
    return "".join(f"\\u{{{ord(c):X}}}" for c in text)


with open("Tests/TextWidthTests/WidthSamples.swift", "w") as file:
    file.write(HEAD)
    file.write(
        "\n/// A text and its width as the `wcwidth` package gives it.\n"
        "struct WidthSample: Sendable, CustomStringConvertible {\n"
        "  let name: String\n  let text: String\n  let width: Int\n"
        "  var description: String { name }\n"
        "\n  init(_ name: String, _ text: String, _ width: Int) {\n"
        "    self.name = name\n    self.text = text\n    self.width = width\n  }\n}\n"
        "\nlet widthSamples: [WidthSample] = [\n")
    for name, text in SAMPLES.items():
        width = wcwidth.width(text)
        line = f'  WidthSample("{name}", "{spelled(text)}", {width}),'
        if len(line) > 100:
            line = f'  WidthSample(\n    "{name}",\n    "{spelled(text)}",\n    {width}),'
        file.write(line + "\n")
    file.write("]\n")
    ranges = []
    for value in range(0xA0, 0x110000):
        if 0xD800 <= value <= 0xDFFF or value == 0x00AD:
            continue
        width = wcwidth.wcwidth(chr(value))
        if ranges and ranges[-1][2] == width and ranges[-1][1] == value - 1:
            ranges[-1][1] = value
        else:
            ranges.append([value, value, width])
    total = {w: sum(e - s + 1 for s, e, x in ranges if x == w) for w in (0, 1, 2)}
    checksum = 0
    for start, end, width in ranges:
        for value in range(start, end + 1):
            checksum = (checksum * 31 + value * 4 + width) & 0xFFFFFFFFFFFFFFFF
    file.write(
        "\n/// How many scalars from U+00A0 on, without U+00AD and the surrogates, have each width,\n"
        "/// and h = 31 h + 4 scalar + width over all of them in order, modulo 2⁶⁴.\n"
        f"let scalarCountsByWidth = [{total[0]}, {total[1]}, {total[2]}]\n"
        f"let scalarChecksum: UInt64 = 0x{checksum:_X}\n")
