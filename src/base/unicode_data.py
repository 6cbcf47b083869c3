#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes unicode_data.c and ../text/linebreak_data.c from the Unicode Character Database.

    python3 src/base/unicode_data.py [FOLDER]    FOLDER: /usr/share/unicode (Debian's
                                                 unicode-data, 15.0)

Both files hold the same shape: blocks of 256 code points share one row when their rows
are equal, and a row holds one byte per code point, an index into a short table of all
combinations of properties that occur. The results are committed: building needs no
Python.
"""
import os
import sys

DATA = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
HERE = os.path.dirname(os.path.abspath(__file__))
COUNT = 0x110000
BLOCK = 256

SCRIPTS = ["Common", "Inherited", "Latin", "Greek", "Cyrillic", "Han", "Hiragana",
           "Katakana", "Bopomofo", "Hangul"]
WIDTHS = {"N": "NEUTRAL", "A": "AMBIGUOUS", "H": "HALF", "W": "WIDE", "F": "FULL",
          "Na": "NARROW"}
CATEGORIES = {"L": "LETTER", "M": "MARK", "N": "NUMBER", "P": "PUNCTUATION",
              "S": "SYMBOL", "Z": "SEPARATOR", "C": "OTHER"}
CLUSTERS = {"CR": "CR", "LF": "LF", "Control": "CONTROL", "Extend": "EXTEND", "ZWJ": "ZWJ",
            "Regional_Indicator": "REGIONAL", "Prepend": "PREPEND",
            "SpacingMark": "SPACING_MARK", "L": "L", "V": "V", "T": "T", "LV": "LV",
            "LVT": "LVT"}


def ranges(name):
    """Yields first, last and value of each line of a UCD file."""
    with open(os.path.join(DATA, name), encoding="utf-8") as lines:
        for line in lines:
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if len(fields) < 2:
                continue
            ends = [int(end, 16) for end in fields[0].split("..")]
            yield ends[0], ends[-1], fields[1]


def fill(values, first, last, value):
    values[first:last + 1] = [value] * (last + 1 - first)


def table(name, missing):
    values = [missing] * COUNT
    for first, last, value in ranges(name):
        fill(values, first, last, value)
    return values


def members(name, wanted):
    values = [False] * COUNT
    for first, last, value in ranges(name):
        if value == wanted:
            fill(values, first, last, True)
    return values


def rows_of(records):
    """The distinct blocks, and which of them each block of code points has."""
    rows, numbers, index = [], {}, []
    for start in range(0, COUNT, BLOCK):
        row = tuple(records[start:start + BLOCK])
        if row not in numbers:
            numbers[row] = len(rows)
            rows.append(row)
        index.append(numbers[row])
    return index, rows


def put_array(out, declaration, values, width):
    out.append("%s = {" % declaration)
    for start in range(0, len(values), width):
        out.append("\t" + ", ".join(str(v) for v in values[start:start + width]) + ",")
    out.append("};")
    out.append("")


def write(path, header, prefix, records, initialiser):
    """records: a hashable per code point; initialiser makes C of one of them."""
    kinds = sorted(set(records))
    assert len(kinds) <= 256
    number = {kind: at for at, kind in enumerate(kinds)}
    index, rows = rows_of([number[record] for record in records])
    assert len(rows) <= 256
    out = ["/* SPDX-License-Identifier: MIT */",
           "/* Made by base/unicode_data.py from the Unicode Character Database 15.0;",
           " * data: Copyright 2022 Unicode, Inc., https://www.unicode.org/terms_of_use.html */",
           '#include "%s"' % header, ""]
    put_array(out, "const uint8_t %s_index[%d]" % (prefix, len(index)), index, 20)
    out.append("const uint8_t %s_rows[%d][%d] = {" % (prefix, len(rows), BLOCK))
    for row in rows:
        out.append("\t{%s}," % ", ".join(str(value) for value in row))
    out.append("};")
    out.append("")
    out.append("const struct %s %s_records[%d] = {" % (prefix, prefix, len(kinds)))
    out += ["\t{%s}," % initialiser(kind) for kind in kinds]
    out.append("};")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")
    print("%s: %d rows, %d records" % (path, len(rows), len(kinds)))


def line_break_classes(general, width, pictographic):
    """LB1 resolved, and split where rules 30 and 30b ask for more than the class."""
    values = ["XX"] * COUNT
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
                        (0x20000, 0x2FFFD), (0x30000, 0x3FFFD), (0x1F000, 0x1FAFF),
                        (0x1FC00, 0x1FFFD)):
        fill(values, first, last, "ID")
    fill(values, 0x20A0, 0x20CF, "PR")
    for first, last, value in ranges("LineBreak.txt"):
        fill(values, first, last, value)
    for at in range(COUNT):
        value = values[at]
        if value in ("AI", "SG", "XX"):
            value = "AL"
        elif value == "SA":
            value = "CM" if general[at] in ("Mn", "Mc") else "AL"
        elif value == "CJ":
            value = "NS"
        elif value in ("OP", "CP") and width[at] in ("F", "W", "H"):
            value += "_WIDE"
        elif pictographic[at] and general[at] == "Cn":
            value = "RESERVED_EMOJI"
        values[at] = value
    return values


def main():
    script = table("Scripts.txt", "Common")
    width = ["N"] * COUNT
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
                        (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        fill(width, first, last, "W")
    for first, last, value in ranges("EastAsianWidth.txt"):
        fill(width, first, last, value)
    general = table("extracted/DerivedGeneralCategory.txt", "Cn")
    space = members("PropList.txt", "White_Space")
    presentation = members("emoji/emoji-data.txt", "Emoji_Presentation")
    pictographic = members("emoji/emoji-data.txt", "Extended_Pictographic")
    records = []
    for at in range(COUNT):
        name = script[at] if script[at] in SCRIPTS else "Common"
        emoji = presentation[at] or (pictographic[at] and at > 0xFFFF)
        records.append((SCRIPTS.index(name), WIDTHS[width[at]],
                        CATEGORIES[general[at][0]], int(space[at]), int(emoji)))
    write(os.path.join(HERE, "unicode_data.c"), "base/unicode_data.h", "unicode_data", records,
          lambda r: "SCRIPT_%s, WIDTH_%s, CATEGORY_%s, %d, %d"
          % (SCRIPTS[r[0]].upper(), r[1], r[2], r[3], r[4]))

    lines = line_break_classes(general, width, pictographic)
    cluster = ["OTHER"] * COUNT
    for first, last, value in ranges("auxiliary/GraphemeBreakProperty.txt"):
        fill(cluster, first, last, CLUSTERS[value])
    for at in range(COUNT):
        if pictographic[at] and cluster[at] == "OTHER":
            cluster[at] = "PICTOGRAPHIC"
    write(os.path.join(HERE, "..", "text", "linebreak_data.c"), "text/linebreak_data.h",
          "linebreak_data", list(zip(lines, cluster)),
          lambda r: "LINE_%s, CLUSTER_%s" % r)


main()
