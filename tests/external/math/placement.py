# Where tiku and XeLaTeX put the parts of a hundred formulas, both in STIX Two Math.
# SPDX-License-Identifier: MIT
#
#     tests/external/math/placement.py TIKU [BANK]
#
# The formulas of tests/cases/math/formulas.md are set by both; the glyphs and rules of each
# question are read from both PDFs (mutool's trace), laid upon each other, and compared in
# em. A question with a part that stands more than 0.05 em elsewhere must be in
# placement.txt, with the reason.
# Another BANK has nothing reviewed, and all its parts are told. XeLaTeX is large: this is for a developer's machine (texlive-xetex
# texlive-latex-recommended), and no part of check-external.
import glob
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import xml.etree.ElementTree as ET

from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.statisticsPen import StatisticsPen
from fontTools.ttLib import TTFont

BANK = "tests/cases/math/formulas.md"
REVIEWED = "tests/external/math/placement.txt"
FOLDER = "out/external/math/xelatex"
LIMIT = 0.05
LABELS = 79  # pt from the left: the handout's labels end before it
FONT = "fonts/STIXTwoMath-Regular.otf"
NOTO = "/usr/share/fonts/opentype/noto/"

PREAMBLE = r"""\documentclass{article}
\usepackage{amsmath,mathtools,xcolor,cancel}
\usepackage{fontspec}
\usepackage[mathrm=sym,mathbf=sym,mathit=sym,mathsf=sym,mathtt=sym]{unicode-math}
\setmainfont{NotoSerifCJK-Regular.ttc}[Path=%s,FontIndex=2]
\setmathfont{STIXTwoMath-Regular.otf}[Path=%s/fonts/]
\setoperatorfont\symup
\scriptspace=0.4pt
\pagestyle{empty}\parindent=0pt\topskip=0pt
\XeTeXlinebreaklocale ""
\begin{document}
\Umathcode"3A="3 "0 "3A
"""


# What unicode-math calls otherwise, or a line cannot have.
RENAMED = [("{split}", "{aligned}"), (r"\boldsymbol{", r"\symbfit{"),
           (r"\setminus", r"\smallsetminus")]


def questions(text):
    """Number -> (is display, TeX) of each question."""
    found = {}
    for part in re.split(r"(?m)^(?=Q\d+: )", text)[1:]:
        number = int(re.match(r"Q(\d+)", part).group(1))
        display = re.search(r"(?s)\$\$(.*?)\$\$", part)
        inline = re.search(r"\$(.*?)\$", part)
        found[number] = (True, display.group(1)) if display else (False, inline.group(1))
    return found


def run_xelatex(formulas):
    path = os.path.join(FOLDER, "formulas.tex")
    with open(path, "w", encoding="utf-8") as out:
        out.write(PREAMBLE % (NOTO, os.getcwd()))
        for number in sorted(formulas):
            display, tex = formulas[number]
            for ours, theirs in RENAMED:
                tex = tex.replace(ours, theirs)
            tex = tex.strip()
            style = r"\displaystyle " if display else ""
            out.write("\\vbox to 8cm{\\vfil\\hbox{$%s%s$}\\vfil}\\newpage\n" % (style, tex))
        out.write("\\end{document}\n")
    done = subprocess.run(
        ["xelatex", "-interaction=batchmode", "-halt-on-error", "formulas.tex"],
        cwd=FOLDER, stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("xelatex: see %s/formulas.log" % FOLDER)


def run_tiku(tiku, bank):
    shutil.copy(bank, FOLDER + "/tiku.md")
    subprocess.run([tiku, "build", "--no-lock", "-t", "pdf", "-o", FOLDER, FOLDER + "/tiku.md"],
                   check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def trace(path):
    text = subprocess.run(["mutool", "draw", "-q", "-F", "trace", path], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    # layers are told as empty elements
    text = re.sub(r'<layer name="([^"]*)"/>', r'<layer name="\1"></layer>', text)
    text = re.sub(r"&#x?[0-9a-f]+;", "?", text)
    return ET.fromstring(text)


def matrix(text):
    return [float(value) for value in text.split()]


def apply(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def glyphs_of(element, names):
    m = matrix(element.get("transform"))
    for span in element.iter("span"):
        trm = matrix(span.get("trm"))
        name = span.get("font").split("+")[-1]
        is_math = "STIX" in name
        for g in span.iter("g"):
            x, y = apply(m, float(g.get("x")), float(g.get("y")))
            key = g.get("glyph") if is_math else "text " + g.get("unicode")
            key = names[int(key)] if is_math and key.isdigit() else key
            key = re.sub(r"[.](mathcap|dotless)$", "", key)
            key = {"u1D6A4": "u1D456", "u1D6A5": "u1D457"}.get(key, key)  # i, j without dots
            yield (name, abs(trm[0] * m[0])), (key, x, y)


def rules_of(element):
    """The boxes of a path's figures; of a stroke, with its width."""
    m = matrix(element.get("transform"))
    figures = []
    for p in element:
        if p.tag == "moveto":
            figures.append([])
        if p.get("x") is not None and figures:
            figures[-1].append(apply(m, float(p.get("x")), float(p.get("y"))))
    for points in figures:
        if len(points) < 2:
            continue
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = [min(xs), min(ys), max(xs), max(ys)]
        if element.tag == "stroke_path":
            half = float(element.get("linewidth", "1")) * abs(m[0]) / 2
            if box[2] - box[0] < 1e-3:
                box[0], box[2] = box[0] - half, box[2] + half
            elif box[3] - box[1] < 1e-3:
                box[1], box[3] = box[1] - half, box[3] + half
        yield box


FACE = TTFont(FONT)
GLYPHS = FACE.getGlyphOrder()


def drawing(charstrings, name):
    """What tells two glyphs apart, whatever wrote them."""
    bounds, shape = BoundsPen(charstrings), StatisticsPen(charstrings)
    charstrings[name].draw(bounds)
    charstrings[name].draw(shape)
    return (bounds.bounds or (0, 0, 0, 0)) + (
        shape.meanX, shape.meanY, shape.stddevX, shape.stddevY, shape.correlation * 100)


def nearest(known, one):
    return min(known, key=lambda name: sum((a - b) ** 2 for a, b in zip(known[name], one)))


def names_of(pdf):
    """The math face's glyphs by their number in a PDF that has numbered them anew: what is
    drawn alike in the whole face is the same."""
    folder = FOLDER + "/fonts"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    subprocess.run(["mutool", "extract", os.path.abspath(pdf)], cwd=folder,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    charstrings = FACE["CFF "].cff[0].CharStrings
    known = {name: drawing(charstrings, name) for name in GLYPHS}
    for path in glob.glob(folder + "/*.c*"):
        font = CFFFontSet()
        font.decompile(io.BytesIO(open(path, "rb").read()), None)
        if "STIX" in font.fontNames[0]:
            own = font[0].CharStrings
            return [nearest(known, drawing(own, name)) for name in font[0].charset]
    return []


def sides_of(element, box):
    """The four rules of a frame that is drawn in one stroke; else the box."""
    if element.tag == "fill_path" or element.find("closepath") is None:
        return [box]
    half = float(element.get("linewidth", "1")) / 2
    x, y, right, foot = box[0] - half, box[1] - half, box[2] + half, box[3] + half
    return [[x, y, right, y + 2 * half], [x, foot - 2 * half, right, foot],
            [x, y, x + 2 * half, foot], [right - 2 * half, y, right, foot]]


class Parts:
    """What one question shows: glyphs and rules, in em."""

    def __init__(self, names):
        self.names = names
        self.items, self.rules = [], []

    def add(self, element, em):
        if element.tag == "fill_text":
            for (_, size), (key, x, y) in glyphs_of(element, self.names):
                if not key.endswith(" ") and not key.startswith("uni200"):
                    self.items.append((key, x / em, y / em, size / em))
        elif element.tag in ("fill_path", "stroke_path"):
            for box in rules_of(element):
                self.rules += [[value / em for value in side] for side in sides_of(element, box)]

    def all(self):
        """With the rules, of which those that touch end to end are one."""
        rules = []
        for box in sorted(self.rules):
            last = rules[-1] if rules else None
            if last and abs(last[0] - box[0]) + abs(last[2] - box[2]) < 0.01 and \
                    abs(last[1] - box[3]) < 0.01:
                last[1] = box[1]
            elif last and abs(last[0] - box[0]) + abs(last[2] - box[2]) < 0.01 and \
                    abs(last[3] - box[1]) < 0.01:
                last[3] = box[3]
            else:
                rules.append(box)
        items = list(self.items)
        for box in rules:
            items.append(("rule", box[0], box[1], 0))
            items.append(("rule end", box[2], box[3], 0))
        return items


def read_xelatex():
    parts = {}
    for number, page in enumerate(trace(FOLDER + "/formulas.pdf").iter("page"), 1):
        parts[number] = Parts(GLYPHS)
        for element in page.iter():
            parts[number].add(element, 10 * 72 / 72.27)
    return parts


def read_tiku():
    """Parts by question: what stands below its number, which is bold and at the left of the
    text, and above the next. (The trace's layers are no help: text is told late.)"""
    parts, last = {}, 0
    names = names_of(FOLDER + "/tiku.pdf")
    for page in trace(FOLDER + "/tiku.pdf").iter("page"):
        numbers, own = [], Parts(names)
        for element in page.iter():
            own.add(element, 10.5)
            if element.tag == "fill_text":
                found = list(glyphs_of(element, names))
                text = "".join(key[5:] for _, (key, _, _) in found)
                _, x, y = found[0][1]
                if "Bold" in found[0][0][0] and text.isdigit() and x < LABELS:
                    numbers.append((y / 10.5 - 1.25, int(text)))
        numbers.sort()

        def question_at(y):
            return max([n for top, n in numbers if top <= y], default=last)

        for item in own.items:
            parts.setdefault(question_at(item[2]), Parts(names)).items.append(item)
        for rule in own.rules:
            if rule[2] - rule[0] < 20:  # no rule of the page
                parts.setdefault(question_at(rule[1]), Parts(names)).rules.append(rule)
        last = numbers[-1][1] if numbers else last
    return parts


def pairs_of(ours, theirs, dx, dy):
    """Greedy: the nearest of the same key first."""
    by_key, pairs = {}, []
    for j, item in enumerate(theirs):
        by_key.setdefault(item[0], []).append(j)
    candidates = []
    for i, item in enumerate(ours):
        for j in by_key.get(item[0], []):
            x, y = theirs[j][1] + dx - item[1], theirs[j][2] + dy - item[2]
            candidates.append((x * x + y * y, i, j))
    used_i, used_j = set(), set()
    for _, i, j in sorted(candidates):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j))
    return pairs


def corner(items):
    return min(item[1] for item in items), statistics.median(item[2] for item in items)


def compare(ours, theirs, limit):
    """The largest difference in em, and the parts that differ."""
    if not {item[0] for item in ours} & {item[0] for item in theirs}:
        return 9.99, ["no part in common"]
    keys = {item[0] for item in theirs}
    a, b = corner([item for item in ours if item[0] in keys]), corner(theirs)
    dx, dy = a[0] - b[0], a[1] - b[1]
    for _ in range(4):
        pairs = pairs_of(ours, theirs, dx, dy)
        dx = statistics.median(ours[i][1] - theirs[j][1] for i, j in pairs)
        dy = statistics.median(ours[i][2] - theirs[j][2] for i, j in pairs)
    worst, told = 0, []
    for i, j in sorted(pairs, key=lambda pair: ours[pair[0]][1]):
        x = ours[i][1] - theirs[j][1] - dx
        y = ours[i][2] - theirs[j][2] - dy
        size = ours[i][3] - theirs[j][3]
        far = max(abs(x), abs(y), abs(size) * 5)
        worst = max(worst, far)
        if far > limit:
            told.append("%s %+.3f %+.3f%s" % (
                ours[i][0], x, y, " size %+.3f" % size if abs(size) > 0.005 else ""))
    # text that is only here is the question's
    lost_i = [ours[i][0] for i in range(len(ours))
              if i not in {p[0] for p in pairs} and not ours[i][0].startswith("text ")]
    lost_j = [theirs[j][0] for j in range(len(theirs)) if j not in {p[1] for p in pairs}]
    if lost_i or lost_j:
        worst = max(worst, 1)
        told.append("only here: %s; only there: %s" % (" ".join(lost_i), " ".join(lost_j)))
    return worst, told


def read_reviewed():
    reviewed = {}
    if os.path.exists(REVIEWED):
        for line in open(REVIEWED, encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                number, most, reason = line.rstrip("\n").split("\t")
                reviewed[int(number)] = (float(most), reason)
    return reviewed


def judge(number, ours, theirs, reviewed):
    worst, told = compare(ours, theirs, LIMIT)
    most, reason = reviewed.get(number, (LIMIT, ""))
    if worst <= LIMIT and reason:
        print("not ok math/placement %d: is in placement.txt, and need not" % number)
        return False
    if worst <= most:
        print("ok math/placement %d: %.3f em%s" % (
            number, worst, " (%s)" % reason if reason else ""))
        return True
    print("not ok math/placement %d: %.3f em" % (number, worst))
    for line in told:
        print("    " + line)
    return False


def main():
    tiku = sys.argv[1] if len(sys.argv) > 1 else "out/tiku"
    bank = sys.argv[2] if len(sys.argv) > 2 else BANK
    if not shutil.which("xelatex") or not shutil.which("mutool"):
        print("skipped: math/placement (no xelatex or no mutool)")
        return 0
    os.makedirs(FOLDER, exist_ok=True)
    formulas = questions(open(bank, encoding="utf-8").read())
    run_tiku(os.path.abspath(tiku), bank)
    run_xelatex(formulas)
    ours, theirs = read_tiku(), read_xelatex()
    if bank != BANK:
        for number in sorted(formulas):
            print(number, formulas[number][1].strip())
            for line in compare(ours[number].all(), theirs[number].all(), -1)[1]:
                print("    " + line)
        return 0
    reviewed = read_reviewed()
    passed = sum(judge(number, ours[number].all() if number in ours else [], theirs[number].all(), reviewed)
                 for number in sorted(formulas))
    print("%d passed, %d failed" % (passed, len(formulas) - passed))
    return 0 if passed == len(formulas) else 1


sys.exit(main())
