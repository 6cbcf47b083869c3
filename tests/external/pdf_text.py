"""pdftotext against the seed: python3 pdf_text.py SEED.md FILE.pdf

The running head and the page number lie outside the cropped rectangle; a question that runs over
a page break must then be whole.
"""

import subprocess
import sys

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


def main():
    source, path = sys.argv[1:]
    bank = seed.read(source)
    for name, options in (("reading-order", []), ("raw", ["-raw"])):
        text, warnings = extract(path, *options)
        verdict(f"pdf/text-{name} seed",
                warnings + compare.faults(text, bank.questions, lost_hyphens=not options))


if __name__ == "__main__":
    main()
