"""What each language asks of its pages: python3 languages.py TIKU BANK.md LANGUAGE prints one
line a fact. Uses the system's faces. SPDX-License-Identifier: MIT
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "figures"))
import figures  # noqa: E402

FACES = {"zh-Hans": "sc", "zh-Hant-TW": "tc", "zh-Hant-HK": "hk", "ja": "jp", "ko": "kr"}
SMALL = set("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々")
MEASURES = [12, 14, 15.5, 17, 18, 19, 20.3, 22, 24, 26.1, 28, 31, 35, 43.2]


LEFT = 28 / 25.4 * 72  # of the handout's text


class Report:
    def __init__(self, language):
        self.language = language
        self.failed = False

    def fact(self, name, wrong):
        """wrong: what speaks against it; nothing does if it is empty."""
        wrong = wrong[:3] if isinstance(wrong, list) else wrong
        self.failed |= bool(wrong)
        verdict = f"not ok {self.language}: {name}: {wrong}" if wrong else \
            f"ok {self.language}: {name}"
        print(verdict)


def dump(tiku, bank, *options):
    made = subprocess.run([tiku, "dump", "--pages", *options, bank], capture_output=True,
                          text=True, check=True)
    return made.stdout, made.stderr


def lines_at(tiku, bank, measure, *options):
    text, _ = dump(tiku, bank, "--set", f"measure={measure}em", *options)
    return figures.body_lines(figures.parse(text))


def inner_starts(lines):
    return [line.chars[0].text for line in lines if not line.is_first]


def check_faces(report, tiku, bank):
    text, messages = dump(tiku, bank)
    faces = set(re.findall(r'"(Noto(?:Serif|Sans)CJK\w\w)', text))
    wanted = {f"Noto{kind}CJK{FACES[report.language]}" for kind in ("Serif", "Sans")}
    report.fact("its own faces", sorted(faces ^ wanted))
    report.fact("a glyph for every character", re.findall(r"missing-character", messages))


def check_lines(report, tiku, bank):
    starts, ends, overfull = [], [], []
    for measure in MEASURES:
        lines, em = lines_at(tiku, bank, measure)
        edge = LEFT + measure * em
        found = figures.edge_figures(lines)
        starts += found["kinsoku_start"]
        ends += found["kinsoku_end"]
        overfull += [line.text() for line in lines
                     if figures.ink_end(line, em) > edge + 0.02 * em]
    report.fact("no line begins with a mark", starts)
    report.fact("no line ends with a bracket", ends)
    report.fact("no line is too long", overfull)


def distances(lines, em, marks):
    """From each of these marks to the Han or kana after it, in em."""
    found = []
    for line in lines:
        for here, after in zip(line.chars, line.chars[1:]):
            if here.text in marks and ord(after.text[0]) > 0x3040 and here.size == em:
                found.append((after.x - here.x) / em)
    return found


def check_marks(report, tiku, bank):
    lines, em = lines_at(tiku, bank, 43.2)
    narrow = [round(width, 3) for width in distances(lines, em, "，。、；：！？")
              if width < 0.999]
    if report.language.startswith("zh-Hant"):
        report.fact("centred marks are never squeezed", narrow)
    dashes = distances(lines, em, ["——", "……"])
    report.fact("dashes and dots are two em", [round(width, 3) for width in dashes
                                               if abs(width - 2) > 0.01])


def check_japanese(report, tiku, bank):
    strict, normal = [], []
    for measure in MEASURES:
        lines, _ = lines_at(tiku, bank, measure)
        strict += [start for start in inner_starts(lines) if start in SMALL]
        lines, _ = lines_at(tiku, bank, measure, "--set", "body.line-break=normal")
        normal += [start for start in inner_starts(lines) if start in SMALL]
    report.fact("strict: no small kana begin a line", strict)
    report.fact("normal: small kana may", "" if normal else "none did")


def check_korean(report, tiku, bank):
    words = set(Path(bank).read_text(encoding="utf-8").replace("*", "").split())
    cut, parted = [], 0
    for measure in MEASURES[2:]:
        lines, _ = lines_at(tiku, bank, measure)
        cut += [line.text() for line in lines if not line.is_last and
                line.text().split(" ")[-1] not in words and
                not any(word.endswith(line.text().split(" ")[-1]) for word in words)]
        lines, _ = lines_at(tiku, bank, measure, "--set", "body.korean-break=syllable")
        parted += sum(line.text().split(" ")[-1] not in words
                      for line in lines if not line.is_last)
    report.fact("lines end between words", cut)
    report.fact("or between syllables", "" if parted else "none did")


def main():
    tiku, bank, language = sys.argv[1:]
    report = Report(language)
    check_faces(report, tiku, bank)
    check_lines(report, tiku, bank)
    check_marks(report, tiku, bank)
    if language == "ja":
        check_japanese(report, tiku, bank)
    if language == "ko":
        check_korean(report, tiku, bank)
    return report.failed


if __name__ == "__main__":
    sys.exit(main())
