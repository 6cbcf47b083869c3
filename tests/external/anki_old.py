"""The oldest Anki that is promised takes CSV and .apkg as the newest does:
out/external/anki-old/bin/python anki_old.py TIKU BANK.md FOLDER
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from anki.buildinfo import version
from anki.collection import Collection, ImportCsvRequest

from report import verdict


def build(tiku, bank, kind, *words):
    subprocess.run([tiku, "build", bank, "-t", kind, "-o", bank.parent, *words], check=True,
                   capture_output=True)
    return str(bank.with_suffix("." + kind))


def counts_of(log):
    names = [field.name for field in log.DESCRIPTOR.fields]
    return {name: len(getattr(log, name)) for name in names
            if name != "found_notes" and hasattr(getattr(log, name), "__len__") and len(getattr(log, name))}


def import_csv(collection, path):
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    return counts_of(collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log)


def faults(collection, got, want):
    for name, counts in want.items():
        if got[name] != counts:
            yield f"{name}: {got[name]}, not {counts}"
    names = [deck.name for deck in collection.decks.all_names_and_ids() if "::" in deck.name]
    if len(names) < 2 or names != sorted(names):
        yield f"decks are {names}"


def check(what, tiku, bank, want):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        got = {}
        if what == "apkg":
            package = build(tiku, bank, "apkg")
            got["first"] = counts_of(collection.import_anki_package(package).log)
            got["again"] = import_csv(
                collection, build(tiku, bank, "csv", "--notetype", "tiku", "--anki-update"))
        else:
            path = build(tiku, bank, "csv")
            got["first"] = import_csv(collection, path)
            got["again"] = import_csv(collection, path)
        verdict(f"anki {version}/{what}", list(faults(collection, got, want)))
        collection.close()


def main():
    tiku, bank, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(Path(bank).parent, folder)
    bank = Path(folder) / Path(bank).name
    done = subprocess.run([tiku, "ids", bank], capture_output=True, encoding="utf-8", check=True)
    total = len(done.stdout.splitlines())
    for what in ("apkg", "csv"):
        check(what, tiku, bank, {"first": {"new": total}, "again": {"duplicate": total}})


main()
