"""The CSV's rows against the seed: python3 csv_seed.py SEED.md FILE.csv"""

import re
import sys

import card_html
import compare
import csv_text
import seed
from report import verdict


def pattern_of_back(question):
    """The hint; then, as there is no answer in the seed, where in the book to look."""
    chapter = re.escape(seed.squash(question.chapter.heading))
    return compare.pattern_of_hint(question) + f"{chapter}·第{question.number}题"


def text_faults(rows, questions):
    if len(rows) != len(questions):
        yield f"{len(rows)} rows for {len(questions)} questions"
    for row, question in zip(rows, questions):
        front, back = (seed.squash(card_html.text(side)) for side in (row.front, row.back))
        if not re.fullmatch(compare.pattern_of_stem(question), front):
            yield f"Q{question.number}'s front is {front[:80]!r}"
        if not re.fullmatch(pattern_of_back(question), back):
            yield f"Q{question.number}'s back is {back[:80]!r}"


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
