"""The CSV's rows against the seed: python3 csv_seed.py SEED.md FILE.csv"""

import re
import sys

import card_html
import compare
import csv_text
import seed
from report import verdict


def text_faults(rows, questions):
    """The stem and its bullets are the front; the hint is on one side, the back or the front."""
    if len(rows) != len(questions):
        yield f"{len(rows)} rows for {len(questions)} questions"
    for row, question in zip(rows, questions):
        front, back = (seed.squash(card_html.text(side)) for side in (row.front, row.back))
        stem = compare.pattern_of_stem(question)
        hint = compare.pattern_of_hint(question)
        if not (re.fullmatch(stem + hint, front) and back == ""
                or re.fullmatch(stem, front) and re.fullmatch(hint, back)):
            yield f"Q{question.number} became {front[:60]!r} and {back[:60]!r}"


def deck_faults(rows, bank):
    """A deck for each chapter, inside one for the bank, in the order of the chapters."""
    decks = list(dict.fromkeys(row.deck for row in rows))
    if decks != sorted(decks):
        yield "sorted by name the decks are not in the chapters' order"
    for question, row in zip(bank.questions, rows):
        top, _, chapter = row.deck.partition("::")
        if top != bank.title or not chapter.endswith(question.chapter.title):
            yield f"Q{question.number} is in deck {row.deck!r}"
    if len(decks) != len(bank.chapters):
        yield f"{len(decks)} decks for {len(bank.chapters)} chapters"


def main():
    source, path = sys.argv[1:]
    bank = seed.read(source)
    rows = csv_text.rows_of(path)
    verdict("csv/text seed", list(text_faults(rows, bank.questions)))
    verdict("csv/decks seed", list(deck_faults(rows, bank)))


main()
