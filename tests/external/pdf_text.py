"""pdftotext against the seed: python3 pdf_text.py SEED.md FILE.pdf

The running head and the page number lie outside the cropped rectangle; a question that runs over
a page break must then be whole.
"""

import re
import subprocess
import sys
from pathlib import Path

import compare
import seed
from report import verdict

# An A4 page in points, without the head (its text ends near 50) and the foot (it begins near 800).
CROP = ["-x", "0", "-y", "62", "-W", "596", "-H", "720"]


def extract(path, *options):
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *CROP, *options, path, "-"],
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
    bank = seed.read(source)
    folder = Path(path).parent.name
    for name, options in (("reading-order", []), ("raw", ["-raw"])):
        text, warnings = extract(path, *options)
        verdict(f"pdf/text-{name} {folder}",
                warnings + compare.faults(text, bank.questions, lost_hyphens=not options))
        verdict(f"pdf/text-lines-{name} {folder}", line_faults(text, bank.questions))


if __name__ == "__main__":
    main()
