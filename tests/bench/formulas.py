# How fast tiku sets formulas: formulas.py TIKU
# SPDX-License-Identifier: MIT
#
# Banks of 2,500 to 20,000 different formulas, in lines and as displays, to pages, EPUB and
# cards; of each the least processor time of three runs, told as formulas a second. Twice as
# many may take twice as long, and no more.
import os
import resource
import subprocess
import sys
import tempfile

SHAPES = [
    r"$x_{%d}^2+y_{%d}=z$",
    r"$\frac{a_{%d}}{\sqrt{d_k+%d}}$",
    r"$p_\theta(x_{%d}\mid x_{<%d})$",
    "$$\n" r"\sum_{i=1}^{%d}\log\left(\frac{e^{z_i}}{\sum_j e^{z_j+%d}}\right)" "\n$$",
    "$$\n" r"\begin{aligned}f(%d)&=\int_0^1 x^{%d}\,dx\\&\le\begin{pmatrix}a&b\\c&d"
    r"\end{pmatrix}\end{aligned}" "\n$$",
]
COUNTS = [2500, 5000, 10000, 20000]


def bank(count):
    lines = ["# 公式"]
    for i in range(count):
        shape = SHAPES[i % len(SHAPES)] % (i, i)
        gap = "\n\n" if shape.startswith("$$") else " "
        lines.append("Q%d: 求%s%s的值。" % (i + 1, gap, shape + ("\n\n" if gap != " " else "")))
    return "\n\n".join(lines) + "\n"


def seconds(tiku, path, kinds, options):
    least = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([tiku, "build", "--no-lock", "-t", kinds, "-o", os.path.dirname(path), path]
                       + options, check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = spent if least is None else min(least, spent)
    return least


def main():
    tiku = sys.argv[1]
    print("formulas       PDF            EPUB           SVG in EPUB    CSV")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "f.md")
        for count in COUNTS:
            with open(path, "w", encoding="utf-8") as out:
                out.write(bank(count))
            row = "%8d" % count
            for kinds, options in (("pdf", []), ("epub", []), ("epub", ["--math=svg"]),
                                   ("csv", [])):
                spent = seconds(tiku, path, kinds, options)
                row += "  %6.2f s %5.0f/s" % (spent, count / spent)
            print(row, flush=True)


main()
