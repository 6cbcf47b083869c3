"""Every question is a place by its number and by its id, in the PDF and in the EPUB:
python3 places.py TIKU BANK.md FILE.pdf FILE.epub
"""

import re
import subprocess
import sys
import zipfile

from report import verdict


def run(*words):
    return subprocess.run(words, capture_output=True, encoding="utf-8", check=True).stdout


def wanted(tiku, bank):
    """(number, id) of each question."""
    return [line.split("\t")[1::-1] for line in run(tiku, "ids", bank).splitlines()]


def pdf_places(path):
    """{name: (page, place)}"""
    pattern = r'^ *(\d+) \[(.*?)\] "(.*)"$'
    return {name: (page, place)
            for page, place, name in re.findall(pattern, run("pdfinfo", "-dests", path), re.MULTILINE)}


def epub_places(path):
    """({id: file}, the fragments that the contents name)"""
    places, linked = {}, set()
    with zipfile.ZipFile(path) as book:
        for name in (name for name in book.namelist() if name.endswith(".xhtml")):
            text = book.read(name).decode()
            places.update(dict.fromkeys(re.findall(r' id="([^"]+)"', text), name))
            linked.update(re.findall(r' href="[^"#]*#([^"]+)"', text))
    return places, linked


def by_id(question_id):
    return "id-" + question_id if re.fullmatch("[0-9a-f-]{36}", question_id) else question_id


def faults(questions, pdf, epub, linked):
    for number, question_id in questions:
        name = by_id(question_id)
        if pdf.get("q" + number) != pdf.get(name) or name not in pdf:
            yield f"PDF: q{number} is at {pdf.get('q' + number)}, {name} at {pdf.get(name)}"
        if epub.get("q" + number) != epub.get(name) or name not in epub:
            yield f"EPUB: q{number} is in {epub.get('q' + number)}, {name} in {epub.get(name)}"
        if name not in linked:
            yield f"EPUB: nothing leads to {name}"


def main():
    tiku, bank, pdf, epub = sys.argv[1:]
    questions = wanted(tiku, bank)
    found = list(faults(questions, pdf_places(pdf), *epub_places(epub)))
    verdict(f"places/{bank.rpartition('/')[2]}", found if questions else ["no questions"])


main()
