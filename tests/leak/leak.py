"""Whatever a bank's answers are, nothing of them may show where they are not asked for:
python3 leak.py PROGRAM WORK.  Every bank of this folder holds pairs «one¦two»; made twice,
once with each, its outputs must be the same wherever no answer belongs.
SPDX-License-Identifier: MIT"""
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

PAIR = re.compile("«([^¦»]*)¦([^»]*)»", re.S)


def whole(path):
    return path.read_bytes()


def before_answers_in_pdf(path):
    """The text of the pages up to the first one that is headed 参考答案 or 答案."""
    if not shutil.which("pdftotext"):
        return None
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True,
                          check=True).stdout.decode()
    pages = text.split("\f")
    kept = []
    for page in pages:
        heading = re.search(r"(?m)^\s*(参考)?答案\s*$", page)
        kept.append(page[:heading.start()] if heading else page)
        if heading:
            break
    return re.sub(r"[ \t]+", " ", "\f".join(kept))


def chapters_in_epub(path):
    """Every file but those of answers; in a chapter, what stands above its answers."""
    book = zipfile.ZipFile(path)
    return [(name, re.sub(b'(?s)<section class="answers">.*', b"", book.read(name)))
            for name in book.namelist() if not re.search(r"/a[0-9-]+\.xhtml$", name)]


def fronts_in_csv(path):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    return [row[:3] + row[4:] for row in rows]


def fields_of_notes(path, skipped):
    """All fields of all notes but those named, and the rest of the collection's text."""
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(path).extract("collection.anki2", folder)
        database = sqlite3.connect(f"{folder}/collection.anki2")
        models = json.loads(database.execute("select models from col").fetchone()[0])
        rows = []
        for guid, model, tags, fields in database.execute(
                "select guid, mid, tags, flds from notes order by id"):
            names = [field["name"] for field in models[str(model)]["flds"]]
            values = dict(zip(names, fields.split("\x1f")))
            rows.append((guid, tags, {n: v for n, v in values.items() if n not in skipped}))
        database.close()
    return rows


def fronts_in_apkg(path):
    return fields_of_notes(path, {"Back", "Answer", "答案", "Explanation", "解析", "Key", "Cloze"})


# One line a mode: the output, the value of --answers, where answers may not show (or None:
# they may everywhere), and whether they must show somewhere.
MODES = [
    ("pdf", "none", whole, False),
    ("epub", "none", whole, False),
    ("csv", "none", whole, False),
    ("apkg", "none", whole, False),
    ("pdf", "inline", None, True),
    ("pdf", "chapter", before_answers_in_pdf, True),
    ("pdf", "end", before_answers_in_pdf, True),
    ("epub", "inline", None, True),
    ("epub", "chapter", chapters_in_epub, True),
    ("epub", "end", chapters_in_epub, True),
    ("csv", "end", fronts_in_csv, True),
    ("apkg", "end", fronts_in_apkg, True),
]


def build(program, bank, kind, mode, folder):
    done = subprocess.run([program, "build", bank, "--no-lock", "-t", kind, "--answers", mode,
                           "-o", folder], capture_output=True, check=False,
                          env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"})
    return folder / f"{bank.stem}.{kind}" if done.returncode <= 1 else None


def judge(program, template, work, mode):
    kind, answers, look, must_show = mode
    name = f"leak/{template.stem}, {kind}, --answers {answers}"
    made = []
    for number in (1, 2):
        folder = work / f"{number}"
        folder.mkdir(parents=True, exist_ok=True)
        bank = folder / template.name
        bank.write_text(PAIR.sub(lambda pair, n=number: pair.group(n),
                                 template.read_text(encoding="utf-8")), encoding="utf-8")
        made.append(build(program, bank, kind, answers, folder))
    if None in made:
        return f"not ok {name}: not built"
    if must_show and whole(made[0]) == whole(made[1]):
        return f"not ok {name}: the answers show nowhere"
    if look is None:
        return f"ok {name}"
    seen = [look(path) for path in made]
    if seen[0] is None:
        return f"skipped {name}: pdftotext is not installed"
    if not seen[0]:
        return f"not ok {name}: nothing was made"
    return f"ok {name}" if seen[0] == seen[1] else f"not ok {name}: it depends on the answers"


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    for template in sorted(pathlib.Path(__file__).parent.glob("*.md")):
        if not PAIR.search(template.read_text(encoding="utf-8")):
            print(f"not ok leak/{template.stem}: it has no pairs")
        for mode in MODES:
            print(judge(program, template, work, mode), flush=True)


if __name__ == "__main__":
    main()
