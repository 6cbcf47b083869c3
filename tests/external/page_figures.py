"""The figures of the dump against those that another program reads off the PDF:
python3 page_figures.py TIKU SEED.md TOOL FOLDER. TOOL knows nothing of blocks and loses
lines set so wide that mutool sees blanks in them, so that the mean may differ a little.
SPDX-License-Identifier: MIT
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "figures"))
import figures  # noqa: E402

MEASURES = ("43.2em", "22em", "18em")
SAME = {"kinsoku_start": "kinsoku_start", "kinsoku_end": "kinsoku_end",
        "overfull": "overfull", "lone": "lone_char_last", "widows": "widow",
        "orphans": "orphan"}


def count(value):
    return len(value) if isinstance(value, list) else value


def compare(own, other):
    """What the two disagree about."""
    for name, theirs in SAME.items():
        if count(own[name]) != count(other[theirs]):
            yield f"{name}: {own[name]} and {other[theirs]}"
    # it takes a last line before a list for one that is short
    if count(own["ragged"]) + 1 < count(other["ragged"]):
        yield f"ragged: {own['ragged']} and {other['ragged']}"
    gaps = other["han_gap_em"]
    if abs(own["gap_mean"] - gaps["mean"]) > 0.003:
        yield f"mean gap: {own['gap_mean']} and {gaps['mean']}"
    if abs(own["gap_p95"] - gaps["p95"]) > 0.01:
        yield f"95th percentile of gaps: {own['gap_p95']} and {gaps['p95']}"
    if abs(own["justified"] - other["justified_lines"]) > 0.03 * own["justified"]:
        yield f"full lines: {own['justified']} and {other['justified_lines']}"


def main():
    tiku, seed, tool, folder = sys.argv[1:]
    failed = False
    for measure in MEASURES:
        setting = f"measure={measure}"
        dump = subprocess.run([tiku, "dump", "--pages", "--set", setting, seed],
                              capture_output=True, text=True, check=True).stdout
        place = Path(folder) / measure
        subprocess.run([tiku, "build", "--no-lock", "-t", "pdf", "-o", place, "--set",
                        setting, seed], capture_output=True, check=True)
        pdf = place / (Path(seed).stem + ".pdf")
        other = json.loads(subprocess.run([sys.executable, tool, pdf], capture_output=True,
                                          text=True, check=True).stdout)
        wrong = list(compare(figures.figures_of(figures.parse(dump)), other))
        failed |= bool(wrong)
        print(f"not ok figures {measure}: {'; '.join(wrong)}" if wrong
              else f"ok figures {measure}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
