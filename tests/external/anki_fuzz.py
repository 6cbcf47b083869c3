"""Arbitrary text of a bank through Anki's importer: every field of every row comes back byte for
byte, after the normalisation that Anki itself does (NFC); and what the .apkg brings is what the CSV
for its note types says: nothing to update.
out/external/anki/bin/python anki_fuzz.py TIKU FOLDER [ROUNDS SEED]
"""

import csv
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

from anki_tools import UPDATE, import_apkg, import_csv, new_collection
from report import verdict

ROUNDS = 12
QUESTIONS = 60
PIECES = ['"', '""', "'", ",", ";", "#", "#html:false", "\t", "\\", "<b>", "</div>", "<script>", "&",
          "&amp;", "&#10;", "{{", "}}", "{{c1::甲}}", "::", "[sound:a.mp3]", "[latex]x[/latex]", "$x<y$",
          "$$a\n\\\\b$$", "`<i>`", "```", "\n", "\n\n- ", "\n\n> ", "\r", "|", "\n\n| a | b |\n|---|---|\n| # | \" |\n",
          "=1+1", "@x", "-", "\u2028", "\u0085", "\u200b", "\u202e", "\ufeff", "\x00", "\x1f", "\x7f", "e\u0301", "가",
          "\U0001f600", "\ufffe", "题库", " ", "　", "____", "（ ）", "![图](a.png)", "[链](http://a?b=\"c\")", "答案：",
          "A. ", "B. ", "<br>", "</p>", "<!-- x -->", "%", "~~删~~", "*", "_", "\\(", "\\["]


def random_text(source):
    return "".join(source.choice(PIECES) if source.random() < 0.7 else
                   chr(source.choice([source.randrange(32, 127), source.randrange(0x4E00, 0x9FA5),
                                      source.randrange(0xA0, 0x2FFF)]))
                   for _ in range(source.randrange(1, 25)))


def random_bank(source):
    return "# " + source.choice(["库", "a::b", "2024", '"#"']) + "\n\n" + "".join(
        f"Q{number}: {random_text(source)}\n\n答案：{random_text(source)}\n\n"
        for number in range(1, QUESTIONS + 1))


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().removesuffix("\n").split("\n")
    return list(csv.reader([line for line in lines if not line.startswith("#")], strict=True))


def imported(path, folder):
    """GUID: (fields, deck) of every note, and what the importer counted as new."""
    database = folder / "collection.anki2"
    database.unlink(missing_ok=True)
    collection = Collection(str(database))
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
    notes = {}
    for note in map(collection.get_note, collection.find_notes("")):
        notes[note.guid] = note.fields
    collection.close()
    return notes, len(log.new)


def package_faults(tiku, bank, folder, total):
    """The .apkg, then the CSV for its note types, of the same bank."""
    for kind, words in ("apkg", ()), ("csv", UPDATE):
        subprocess.run([tiku, "build", bank, "-t", kind, "-o", folder, "--no-lock", *words],
                       capture_output=True, check=False)
        if kind == "apkg":
            collection = new_collection(folder, "package")
            counts = import_apkg(collection, str(bank.with_suffix(".apkg")))
            if counts != {"new": total}:
                yield f"the package gives {counts} of {total}"
    counts = import_csv(collection, str(bank.with_suffix(".csv")))
    if counts != {"duplicate": total}:
        yield f"the CSV after it gives {counts} of {total}"
    collection.close()


def faults_of(tiku, text, folder):
    bank = folder / "fuzz.md"
    bank.write_bytes(text.encode("utf-8", "surrogatepass"))
    done = subprocess.run([tiku, "build", bank, "-t", "csv", "-o", folder, "--no-lock"],
                          capture_output=True, check=False)
    if done.returncode > 1:
        return [f"exit status {done.returncode}"]
    path = str(bank.with_suffix(".csv"))
    rows = rows_of(path)
    notes, new = imported(path, folder)
    faults = [] if new == len(rows) else [f"{new} new notes of {len(rows)} rows"]
    for guid, _, front, back, _ in rows:
        want = [unicodedata.normalize("NFC", side) for side in (front, back)]
        if notes.get(guid) != want:
            faults.append(f"{want} became {notes.get(guid)}")
    return faults + list(package_faults(tiku, bank, folder, len(rows)))


def main():
    tiku, folder, *numbers = sys.argv[1:]
    rounds, seed = map(int, numbers or (ROUNDS, 2026))
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    source = random.Random(seed)
    faults = []
    for number in range(rounds):
        faults += [f"round {number}: {fault}"
                   for fault in faults_of(tiku, random_bank(source), folder)]
    verdict("anki/fuzz", faults)


main()
