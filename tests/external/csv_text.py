"""An Anki CSV as Python's csv module reads it: python3 csv_text.py BANK FILE.csv"""

import csv
import os
import re
import sys
from dataclasses import dataclass

import card_html
from report import verdict

FIELD = '"(?:[^"]|"")*"'
RECORD = re.compile(f"{FIELD}(,{FIELD}){{4}}")
HEADER = {
    "separator": "comma",
    "html": "true",
    "guid column": "1",
    "deck column": "2",
    "tags column": "5",
    "if matches": "update current",
}


@dataclass
class Row:
    guid: str
    deck: str
    front: str
    back: str
    tags: str


def lines_of(path):
    """(header, records): the physical lines, without their line feeds."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().removesuffix("\n").split("\n")
    header = [line for line in lines if line.startswith("#")]
    return header, lines[len(header):]


def rows_of(path):
    return [Row(*fields) for fields in csv.reader(lines_of(path)[1], strict=True)]


def header_faults(header):
    settings = dict(line[1:].partition(":")[::2] for line in header)
    wrong = [f"#{key}:{settings.get(key)}" for key, value in HEADER.items()
             if settings.get(key, "").lower() != value]
    wrong += [f"#{key}" for key in ("columns", "notetype") if key in settings]
    return wrong + ([] if "match scope" in settings else ["no #match scope"])


def record_faults(records):
    return [f"record {number} is not five quoted fields: {record[:60]}"
            for number, record in enumerate(records, 1) if not RECORD.fullmatch(record)]


def row_faults(rows):
    guids = [row.guid for row in rows]
    if not rows:
        yield "no rows"
    if len(set(guids)) < len(guids) or "" in guids:
        yield "a GUID is empty or not unique"
    for number, row in enumerate(rows, 1):
        if not row.front:
            yield f"row {number} has an empty front, which Anki skips"
        if row.deck.isdigit():
            yield f"row {number}'s deck is a mere number, which Anki drops"
        for fault in card_html.faults(row.front) + card_html.faults(row.back):
            yield f"row {number}: {fault}"


def image_faults(rows, media):
    """Anki takes images from one folder, by their bare names."""
    there = set(os.listdir(media)) if os.path.isdir(media) else set()
    for number, row in enumerate(rows, 1):
        for image in card_html.images(row.front + row.back):
            if image not in there:
                yield f"row {number} shows {image!r}, which is not in {os.path.basename(media)}"


def main():
    bank, path = sys.argv[1:]
    header, records = lines_of(path)
    verdict(f"csv/header {bank}", header_faults(header))
    verdict(f"csv/records {bank}", record_faults(records))
    rows = rows_of(path)
    verdict(f"csv/html {bank}", list(row_faults(rows)))
    verdict(f"csv/images {bank}", list(image_faults(rows, path.removesuffix(".csv") + ".media")))


if __name__ == "__main__":
    main()
