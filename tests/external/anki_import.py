"""An Anki CSV imported by Anki's own library into new collections:
out/external/anki/bin/python anki_import.py LANGUAGE BANK FILE.csv [BANK FILE.csv]...
"""

import sys
import tempfile
from pathlib import Path

from anki import lang
from anki.collection import Collection, ImportCsvRequest

import card_html
import csv_text
from report import verdict

# The first of the note types that a new collection has, in the words of its language.
STOCK_TYPE = {"en": "Basic", "zh_CN": "问答题"}
# What Anki's log may count. All but the first two mean that a row was not taken as it is.
OUTCOMES = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype",
            "missing_deck", "empty_first_field")


def import_csv(collection, path):
    """How many rows had which outcome; outcomes without rows are left out."""
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
    counts = {outcome: len(getattr(log, outcome)) for outcome in OUTCOMES}
    return {outcome: count for outcome, count in counts.items() if count}


def count_faults(counts, want):
    return [] if counts == want else [f"Anki counts {counts}, not {want}"]


def notes_by_guid(collection):
    notes = map(collection.get_note, collection.find_notes(""))
    return {note.guid: note for note in notes}


def note_faults(collection, rows, note_type):
    """Each row is a note of that type: its two fields, its deck, its tags."""
    notes = notes_by_guid(collection)
    for number, row in enumerate(rows, 1):
        note = notes.get(row.guid)
        if note is None:
            yield f"row {number} is no note"
            continue
        if note.fields != [row.front, row.back]:
            yield f"row {number}: fields are {note.fields}"
        if collection.decks.name(note.cards()[0].did) != row.deck:
            yield f"row {number} is not in deck {row.deck}"
        if sorted(note.tags) != sorted(row.tags.split()):
            yield f"row {number}: tags are {note.tags}"
        if note.note_type()["name"] != note_type or len(note.cards()) != 1:
            yield f"row {number} has note type {note.note_type()['name']}"


def card_faults(collection, rows):
    """What the learner sees: the front alone, then the front and the back."""
    notes = notes_by_guid(collection)
    for number, row in enumerate(rows, 1):
        shown = notes[row.guid].cards()[0].render_output()
        question, answer = shown.question_text, shown.answer_text
        front, back = card_html.text(row.front), card_html.text(row.back)
        if card_html.text(question).strip() != front.strip():
            yield f"row {number}: the question shows {question[:60]!r}"
        if front not in card_html.text(answer) or back not in card_html.text(answer):
            yield f"row {number}: the answer shows {answer[:60]!r}"
        for fault in card_html.faults(question) + card_html.faults(answer):
            yield f"row {number}: {fault}"


def check(bank, path, language):
    rows = csv_text.rows_of(path)
    case = f"{bank} {language}"
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        verdict(f"anki/import {case}",
                count_faults(import_csv(collection, path), {"new": len(rows)}))
        verdict(f"anki/notes {case}", list(note_faults(collection, rows, STOCK_TYPE[language])))
        verdict(f"anki/cards {case}", list(card_faults(collection, rows)))
        verdict(f"anki/again {case}",
                count_faults(import_csv(collection, path), {"duplicate": len(rows)}))
        collection.close()


def main():
    language, *banks_and_paths = sys.argv[1:]
    lang.set_lang(language)
    for bank, path in zip(banks_and_paths[::2], banks_and_paths[1::2]):
        check(bank, path, language)


main()
