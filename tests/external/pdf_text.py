"""pdftotext against the seed: python3 pdf_text.py SEED.md FILE.pdf

The running head and the page number lie outside the cropped rectangle; a question that runs over
a page break must then be whole. The folder of the PDF is seed-STYLE, else the style is the handout,
in which every line is looked at.
"""

import re
import subprocess
import sys
from pathlib import Path

import compare
import seed
from report import verdict

# Points that head and foot take of a page in each style.
FURNITURE = {
    "booklet": (41, 36),
    "cards": (0, 0),
    "exam": (0, 44),
    "exam-8k": (0, 44),
    "exam-a3": (0, 44),
    "handout": (62, 60),
    "screen": (29, 23),
    "workbook": (62, 60),
}
# In two columns, or as cards: the client reads from one to the other, question by question.
BESIDE = ["cards", "exam-8k", "exam-a3"]


def crop_of(path, style):
    told = subprocess.run(["pdfinfo", path], capture_output=True, encoding="utf-8", check=True)
    width, height = map(float, re.search(
        r"Page size: *([\d.]+) x ([\d.]+)", told.stdout).groups())
    head, foot = FURNITURE[style]
    return ["-x", "0", "-y", str(head), "-W", str(round(width) + 1),
            "-H", str(round(height) - head - foot)]


def extract(path, *options, style="handout"):
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *crop_of(path, style), *options, path, "-"],
        capture_output=True, encoding="utf-8", check=False)
    return done.stdout.replace("\f", "\n"), done.stderr.splitlines()


def without_autospace(text):
    """Space beside a full-width character may be shown where the source has none."""
    return re.sub(r" *([\u2018-\u201d\u2014\u2026\u3000-\uffef]) *", r"\1", text)


def line_faults(text, questions):
    """Each line is the next piece of its question, letter by letter, spaces between words
    too, and questions have no more lines than the page shows."""
    found_faults = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for question in questions:
        if seed.formulas(question.stem) or question.bullets or question.hint:
            continue
        rest = without_autospace(f"{question.number} {seed.plain(question.stem)}")
        first = at = next((i for i, line in enumerate(lines)
                           if line.startswith(f"{question.number} ")
                           and rest.startswith(without_autospace(line))), len(lines))
        while at < len(lines) and rest and rest.startswith(without_autospace(lines[at])):
            rest = rest[len(without_autospace(lines[at])):].lstrip()
            at += 1
        if rest:
            found_faults.append(f"Q{question.number}: {rest[:30]!r} does not follow")
        elif at - first > 2 + len(question.stem) // 40:
            found_faults.append(f"Q{question.number} is in {at - first} lines")
    return found_faults


def main():
    source, path = sys.argv[1:]
    questions = seed.read(source).questions
    folder = Path(path).parent.name
    style = folder.removeprefix("seed-")
    is_handout = style not in FURNITURE
    for name, options in (("reading-order", []), ("raw", ["-raw"])):
        text, faults = extract(path, *options, style="handout" if is_handout else style)
        lost_hyphens = not options
        if is_handout:
            verdict(f"pdf/text-lines-{name} {folder}", line_faults(text, questions))
            faults += compare.faults(text, questions, lost_hyphens)
        else:
            is_ordered = bool(options) or style not in BESIDE
            faults += compare.broken(text, questions, lost_hyphens, is_ordered)
        verdict(f"pdf/text-{name} {folder}", faults)


if __name__ == "__main__":
    main()
