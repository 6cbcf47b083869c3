"""The CommonMark examples through all writers: python3 writers.py TIKU FOLDER

Each example is a question's body (in a quotation, which keeps headings and lists from
opening questions of their own) in a file of its own, all files are one bank. What the
example's HTML shows must be in each output, word by word and in order.
SPDX-License-Identifier: MIT"""
import csv
import html
import os
import re
import subprocess
import sys
import zipfile

FENCE = "`" * 32
MARK = re.compile(r"ZQ(\d+)Z")

# Where a bank shows something else on purpose.
DIFFERENT = {12: r"\[…\] is a formula, since it holds a backslash"}


def examples():
    text = open("tests/commonmark/examples.txt", encoding="utf-8").read().replace("→", "\t")
    for match in re.finditer(
            rf"^{FENCE} example (\d+)\n(.*?)^\.\n(.*?)^{FENCE}$", text, re.S | re.M):
        yield int(match[1]), match[2], match[3]


def write_banks(folder):
    paths = []
    for number, markdown, _ in examples():
        quoted = "".join(f"> {line}\n" for line in markdown.split("\n"))
        paths.append(f"{folder}/{number:03}.md")
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(f"Q{number}: ZQ{number}Z\n\n{quoted}")
    return paths


def shown(markup):
    """What is neither tag nor comment."""
    markup = re.sub(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[!?][^>]*>", " ", markup, flags=re.S)
    return html.unescape(re.sub(r"<(\"[^\"]*\"|'[^']*'|[^>\"'])*>", " ", markup))


def by_example(text):
    """The text of each question, by the mark in its stem."""
    parts = MARK.split(text)
    return dict(zip(map(int, parts[1::2]), parts[2::2]))


def epub_text(path):
    book = zipfile.ZipFile(path)
    names = re.findall(r'href="([^"]*\.xhtml)"', book.read("EPUB/package.opf").decode())
    return " ".join(shown(re.sub(r"^.*?<body[^>]*>", "", book.read("EPUB/" + name).decode(),
                                 flags=re.S)) for name in names if "nav" not in name)


def csv_text(path):
    lines = open(path, encoding="utf-8", newline="").read().splitlines(keepends=True)
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    return " ".join(shown(field) for row in rows for field in row[2:4])


def pages_text(dump):
    """The strings of the text items that are no head or foot (element 0)."""
    pieces = re.findall(r'^  (\d+) text .*\n    "(.*)"$', dump, re.M)
    return "".join(re.sub(r"\\(.)", r"\1", text) for element, text in pieces if element != "0")


def lost_word(wanted, text):
    """The first word of wanted that text lacks, in order; white space and hyphens at
    line ends are the output's own affair."""
    text, at = re.sub(r"[\s\u00ad-]+", "", text), 0
    for word in wanted.split():
        word = re.sub(r"[\u00ad-]", "", word)
        found = text.find(word, at)
        if found < 0:
            return word
        at = found + len(word)
    return None


def main():
    tiku, folder = sys.argv[1:]
    paths = write_banks(folder)
    run = subprocess.run([tiku, "build", *paths, "-t", "epub,csv", "-o", folder],
                         capture_output=True, text=True, check=False)
    pages = subprocess.run([tiku, "dump", "--pages", *paths],
                           capture_output=True, text=True, check=False)
    if run.returncode > 1 or pages.returncode > 1:
        print(f"not ok commonmark/writers: exit status {run.returncode}, {pages.returncode}")
        return
    outputs = {"epub": by_example(epub_text(f"{folder}/001.epub")),
               "csv": by_example(csv_text(f"{folder}/001.csv")),
               "pages": by_example(pages_text(pages.stdout))}
    for kind, texts in outputs.items():
        failed = 0
        for number, _, markup in examples():
            lost = lost_word(shown(markup), texts.get(number, ""))
            if lost is not None and number not in DIFFERENT:
                failed += 1
                print(f"not ok commonmark/{kind} {number}: lacks “{lost}”")
        print(f"ok commonmark/{kind}: {652 - failed} of 652 examples")


main()
