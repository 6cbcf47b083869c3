"""Figures of set lines, from `tiku dump --pages`: python3 figures.py FILE.pages [GATE...]

The dump names the block that every item belongs to, so that a paragraph's last line is
known and not guessed. Prints the figures as JSON, or with gates ("overfull=0",
"gap_mean<=0.010") one line for each gate. SPDX-License-Identifier: MIT
"""

import json
import re
import statistics
import sys
from collections import Counter
from dataclasses import dataclass, field

NO_START = set("，。、．：；！？）］｝〕〉》」』】〗”’·・～％‰℃°々,.:;!?)]}%")
NO_END = set("（［｛〔〈《「『【〖“‘([{￥＄$")
OPENING = set("（［｛〔〈《「『【〖“‘")
CLOSING = set("，。、．：；！？）］｝〕〉》」』】〗”’")
JUSTIFIED = {"para", "body", "item", "quote", "section"}
INLINE = {"span", "link", "formula", "figure"}

ITEM = re.compile(r'  (\d+) text (-?[\d.]+) (-?[\d.]+) w (-?[\d.]+) size ([\d.]+) '
                  r'#[0-9A-F]{6} "[^"]*"( replaced)?$')
PAGE = re.compile(r"page (\d+) ([\d.]+) ([\d.]+)$")
ELEMENT = re.compile(r"  (\d+) ([a-z0-9-]+) of (\d+)")
CLUSTER = re.compile(r" (.+?)@(-?\d+\.\d\d)(?= |$)")

SLANT = 0.15  # em: what a slanted letter of a formula keeps free at its right
EDGE = 0.06  # em: what counts as beyond the edge, or short of it
RIVER = 0.2  # em: a gap that the eye sees
RIVER_OVERLAP = 0.1
PARTED = "rest"  # stands for the end of a word whose text was said on the line before


@dataclass
class Char:
    text: str
    x: float
    end: float  # of what its item draws, where that is known; else None
    size: float
    in_formula: bool = False


@dataclass
class Line:
    page: int
    y: float
    chars: list
    block: int = 0
    is_first: bool = False
    is_last: bool = False
    begins_block: bool = False
    ends_block: bool = False  # no remark or display after it either
    formula: int = 0  # that the last item belongs to
    size: float = 0
    left: float = 0
    right: float = 0
    edge: float = 0  # the left one of its block

    def text(self):
        return "".join(char.text for char in self.chars)


@dataclass
class Dump:
    items: list = field(default_factory=list)  # (page, element, x, y, width, size, chars)
    kinds: dict = field(default_factory=dict)
    parents: dict = field(default_factory=dict)


def read_clusters(line, x, width, size):
    found = CLUSTER.findall(line[3:])
    chars = [Char(text, x + float(at), None, size) for text, at in found]
    if chars and chars[0].x > x + 0.1 * size:
        chars.insert(0, Char(PARTED, x, chars[0].x, size))
    if chars:
        chars[-1].end = x + width
    return chars


def read(path):
    with open(path, encoding="utf-8") as file:
        return parse(file.read())


def parse(text):
    """The text items of a dump, and its elements."""
    dump = Dump()
    page = 0
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if match := PAGE.match(line):
            page = int(match[1])
        elif match := ITEM.match(line):
            x, y, width, size = (float(match[i]) for i in (2, 3, 4, 5))
            chars = read_clusters(lines[number + 1], x, width, size)
            if match[6] and dump.kinds.get(int(match[1])) == "artifact":
                chars = []
            dump.items.append((page, int(match[1]), x, y, width, size, chars))
            number += 2
        elif match := ELEMENT.match(line):
            dump.kinds[int(match[1])] = match[2]
            dump.parents[int(match[1])] = int(match[3])
    return dump


def block_of(dump, element):
    while dump.kinds.get(element) in INLINE:
        element = dump.parents[element]
    return element


def body_size(dump):
    count = Counter()
    for _, element, _, _, _, size, chars in dump.items:
        if element:
            count[size] += len(chars)
    return count.most_common(1)[0][0]


def continues(line, item, formula):
    """Whether the item stands in this line: what a formula raises and lowers does."""
    page, _, _, y, _, size, chars = item
    if line.page != page or not chars:
        return line.page == page
    here = chars[0].x
    if formula and formula == line.formula:  # the next row of a broken one is lower and left
        return y - line.y < 1.2 * size or here > line.chars[-1].x - 3 * size
    reach = 1.5 if formula or line.formula else 0.6
    return (abs(line.y - y) < reach * size and
            (not line.chars or here >= max(char.x for char in line.chars) - 0.5 * size))


def lines_of_block(dump, items):
    """The items of one block, in order, as lines."""
    lines = []
    for item in items:
        page, element, _, y, _, _, chars = item
        formula = element if dump.kinds.get(element) == "formula" else 0
        if not lines or not continues(lines[-1], item, formula):
            lines.append(Line(page, y, []))
        line = lines[-1]
        if not formula and all(char.in_formula for char in line.chars):
            line.y = y
        line.formula = formula
        for char in chars:
            char.in_formula = formula > 0
        line.chars += chars
    return [line for line in lines if line.chars]


def is_text(line, em):
    """No display, no remark, no label by itself: most of it is text in the body's size."""
    own = [char for char in line.chars if not char.in_formula]
    return (bool(own) and
            Counter(char.size for char in own).most_common(1)[0][0] == em and
            not all(char.text[0] in "（）. " for char in own))


def trim(line):
    while line.chars and line.chars[-1].text == " ":
        space = line.chars.pop()
        if line.chars and line.chars[-1].end is None:
            line.chars[-1].end = space.x
    while line.chars and line.chars[0].text == " ":
        line.chars.pop(0)


def ink_end(line, em):
    """A full-width mark at the end has half an em of ink, whatever its advance."""
    last = line.chars[-1]
    if last.text[0] in CLOSING and last.end - last.x > 0.75 * em:
        return last.x + 0.5 * em
    return max((char.end for char in line.chars if char.end is not None),
               default=last.x)


def body_lines(dump):
    """Lines of the paragraphs in the body's size."""
    size = body_size(dump)
    blocks = {}
    for item in dump.items:
        block = block_of(dump, item[1])
        if dump.kinds.get(block) in JUSTIFIED:
            blocks.setdefault(block, []).append(item)
    found = []
    for block, items in blocks.items():
        most = Counter(char.size for item in items for char in item[6]).most_common(1)
        if not most or abs(most[0][0] - size) > 0.01:
            continue
        lines = lines_of_block(dump, items)
        for line in lines:
            trim(line)
        lines = [line for line in lines if line.chars]
        for before, line, after in zip([None] + lines, lines, lines[1:] + [None]):
            line.block, line.size = block, size
            line.begins_block, line.ends_block = not before, not after
            line.is_first = not before or not is_text(before, size)
            line.is_last = not after or not is_text(after, size)
            line.left, line.right = line.chars[0].x, ink_end(line, size)
            line.edge = min(other.chars[0].x for other in lines)
        lines = [line for line in lines if is_text(line, size)]
        found += lines
    return found, size


def is_han(text):
    code = ord(text[0])
    return (0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF or
            0xF900 <= code <= 0xFAFF or code == 0x3007)


def is_latin(text):
    return text[0].isascii() and text[0].isalnum()


def core(text):
    return re.sub(r"[\W_]", "", text)


def gaps_of(line, em):
    """Gaps between Han, word spaces and distances of marks, all in em."""
    between_han, spaces, pairs = [], [], []
    chars = line.chars
    for before, here, after in zip([None] + chars, chars, chars[1:]):
        distance = (after.x - here.x) / em
        if here.size == em and is_han(here.text) and is_han(after.text):
            between_han.append(distance - here.size / em)
        elif here.text == " " and before and is_latin(before.text) and \
                is_latin(after.text) and not after.in_formula:
            spaces.append(distance)
        elif here.text[0] in OPENING | CLOSING and after.text[0] in OPENING | CLOSING:
            pairs.append((here.text + after.text, round(distance, 2)))
    return between_han, spaces, pairs


def visible_gaps(line, em):
    """Where the line shows white: word spaces and what items leave between them."""
    chars = [char for char in line.chars if char.text != " "]
    spaces = {id(after): here.x for here, after in zip(line.chars, line.chars[1:])
              if here.text == " "}
    for here, after in zip(chars, chars[1:]):
        if id(after) in spaces:
            end = spaces[id(after)]
        elif is_han(here.text):
            end = here.x + here.size
        else:
            end = here.end
        if end is not None and after.x - end >= RIVER * em:
            yield end, after.x


def rivers(lines, em):
    """Gaps that lie above one another in three lines."""
    count = 0
    before = []
    last = None
    for line in lines:
        if not last or last.page != line.page:
            before = []
        now = []
        for start, end in visible_gaps(line, em):
            above = [length for left, right, length in before
                     if min(end, right) - max(start, left) > RIVER_OVERLAP * em]
            now.append((start, end, 1 + max(above, default=0)))
            count += now[-1][2] == 3
        before, last = now, line
    return count


def widows_and_orphans(lines):
    widows = orphans = 0
    for before, line in zip(lines, lines[1:]):
        if before.block != line.block or before.page == line.page:
            continue
        widows += line.ends_block
        orphans += before.begins_block
    return widows, orphans


def quantile(values, part):
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 3) if ordered else 0


def right_edges(lines):
    """For each left edge the right one: lists and quotations have their own."""
    found = {}
    for line in lines:
        if not line.is_last:
            found.setdefault(round(line.edge), Counter())[round(line.right, 1)] += 1
    return {left: count.most_common(1)[0][0] for left, count in found.items()
            if count.most_common(1)[0][1] > 1}


def beyond_edge(line, edges):
    """How far the line reaches beyond its edge, in em; None: it has none of its own."""
    edge = edges.get(round(line.edge))
    return None if edge is None else (line.right - edge) / line.size


def edge_figures(lines):
    edges = right_edges(lines)
    inner = [line for line in lines if not line.is_last]
    beyond = {id(line): beyond_edge(line, edges) for line in lines}
    return {
        "kinsoku_start": [line.text()[:6] for line in lines
                          if not line.is_first and line.text()[0] in NO_START],
        "kinsoku_end": [line.text()[-6:] for line in inner if line.text()[-1] in NO_END],
        "overfull": [line.text()[-8:] for line in lines
                     if (beyond[id(line)] or 0) > EDGE],
        "ragged": [line.text()[-8:] for line in inner
                   if (beyond[id(line)] or 0) < -(SLANT if line.chars[-1].in_formula
                                                  else EDGE)],
    }


def last_line_figures(lines):
    lasts = [line for line in lines if line.is_last and not line.is_first]
    return {
        "last_lines": len(lasts),
        "lone": [line.text() for line in lasts if len(core(line.text())) <= 1],
        "last_under_3em": sum(1 for line in lasts
                              if (line.right - line.left) / line.size < 2.99),
    }


def gap_figures(lines, em):
    medians, spaces, pairs = [], [], Counter()
    for line in lines:
        between_han, own_spaces, own_pairs = gaps_of(line, em)
        spaces += own_spaces
        pairs.update(own_pairs)
        if between_han and not line.is_last:
            medians.append(statistics.median(between_han))
    return {
        "gap_mean": round(statistics.mean(medians), 4) if medians else 0,
        "gap_p95": quantile(medians, 0.95),
        "gap_max": quantile(medians, 1),
        "gap_over_005": sum(gap > 0.05 for gap in medians),
        "gap_over_010": sum(gap > 0.10 for gap in medians),
        "gap_over_010_percent":
            round(100 * sum(gap > 0.10 for gap in medians) / max(len(medians), 1), 2),
        "word_space_max": quantile(spaces, 1),
        "pairs": {f"{pair} {width:.2f}": count for (pair, width), count
                  in sorted(pairs.items(), key=lambda item: -item[1])[:12]},
    }


def figures_of(dump):
    lines, em = body_lines(dump)
    figures = {"size": em, "lines": len(lines),
               "justified": sum(not line.is_last for line in lines)}
    figures.update(edge_figures(lines))
    figures.update(last_line_figures(lines))
    figures.update(gap_figures(lines, em))
    figures["widows"], figures["orphans"] = widows_and_orphans(lines)
    figures["rivers"] = rivers(lines, em)
    return figures


def check_gate(figures, gate):
    """None, or what is wrong."""
    name, relation, limit = re.fullmatch(r"(\w+)(<=|>=|=)([\d.]+)", gate).groups()
    value = figures[name]
    number = len(value) if isinstance(value, list) else value
    holds = {"<=": number <= float(limit), ">=": number >= float(limit),
             "=": number == float(limit)}[relation]
    return None if holds else f"{name} is {value}"


def main():
    figures = figures_of(read(sys.argv[1]))
    if len(sys.argv) == 2:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return 0
    failed = 0
    for gate in sys.argv[2:]:
        wrong = check_gate(figures, gate)
        failed += wrong is not None
        print(f"not ok {gate}: {wrong}" if wrong else f"ok {gate}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
