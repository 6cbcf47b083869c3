"""Banks built, imported and answered with Anki's own library; for anki_story.py and anki_edits.py."""

import os
import shutil
import subprocess

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.collection import ImportCsvRequest

OUTCOMES = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype",
            "missing_deck", "empty_first_field")
UPDATE = ("--notetype", "tiku", "--anki-update")


def build(tiku, bank, kind, *words, now, data=None):
    """The output's path; data: a folder with other styles/ and fonts/."""
    done = subprocess.run([tiku, "build", bank, "-t", kind, "-o", bank.parent, *words],
                          capture_output=True, encoding="utf-8", check=False,
                          env={**os.environ, "SOURCE_DATE_EPOCH": str(now),
                               **({"TIKU_DATA": str(data)} if data else {})})
    assert done.returncode == 0, done.stderr
    return str(bank.with_suffix("." + kind))


def counts_of(log):
    counts = {outcome: len(getattr(log, outcome)) for outcome in OUTCOMES}
    return {outcome: count for outcome, count in counts.items() if count}


def import_apkg(collection, path):
    request = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
    return counts_of(collection.import_anki_package(request).log)


def import_csv(collection, path):
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    return counts_of(collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log)


def new_collection(folder, name):
    path = folder / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return Collection(str(path / "collection.anki2"))


def notes_of(collection):
    return {note.guid: note for note in map(collection.get_note, collection.find_notes(""))}


def answer_all(collection, title):
    """Answers every card once or more; returns what Anki then knows of each."""
    collection.decks.select(collection.decks.id(title))
    config = collection.decks.config_dict_for_deck_id(collection.decks.id(title))
    config["new"]["perDay"] = 999
    collection.decks.update_config(config)
    for _ in range(40):
        card = collection.sched.getCard()
        if card is None:
            break
        collection.sched.answerCard(card, 4)
    return schedule_of(collection)


def schedule_of(collection):
    schedule = {}
    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        schedule[card.note().guid, card.ord] = (card.type, card.queue, card.due, card.ivl,
                                                card.factor, card.reps, card.id)
    return schedule


def schedule_faults(before, after):
    for key, value in before.items():
        if after.get(key) != value:
            yield f"{key}: {value} became {after.get(key)}"
    if not any(value[5] for value in before.values()):
        yield "no card was answered"
