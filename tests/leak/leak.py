"""Whatever a bank's answers are, nothing of them may show where they are not asked for:
python3 leak.py PROGRAM WORK.  Every bank of this folder (NAME.md, with NAME+*.md as its
further files) holds pairs «one¦two»; made twice, once with each, its outputs must be the
same wherever no answer belongs.  SPDX-License-Identifier: MIT"""
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
HEADINGS = "答案|参考答案|参考答案与评分标准"


def whole(path):
    return path.read_bytes()


def output_of(*command):
    """What the command prints; None: it is not installed."""
    if not shutil.which(command[0]):
        return None
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")


# PDF: its text as page and as structure; the strings that stand beside the text, by qpdf.

def before_answers_on_pages(path):
    """The text of the pages up to the first one that is headed so."""
    text = output_of("pdftotext", "-layout", path, "-")
    if text is None:
        return None
    kept = []
    for page in text.split("\f"):
        heading = re.search(rf"(?m)^\s*({HEADINGS})\s*$", page)
        kept.append(page[:heading.start()] if heading else page)
        if heading:
            break
    return re.sub(r"[ \t]+", " ", "\f".join(kept))


def objects_of(path):
    text = output_of("qpdf", "--json", "--json-key=qpdf", path)
    if text is None:
        return None
    return {name: value["value"] for name, value in json.loads(text)["qpdf"][1].items()
            if "value" in value}


def elements_of(objects):
    """The structure's elements in order of reading: kind and texts in their place."""
    def resolve(value):
        return objects.get(f"obj:{value}", value) if isinstance(value, str) else value

    root = resolve(objects["trailer"]["/Root"])
    waiting, found = [resolve(root["/StructTreeRoot"])["/K"]], []
    while waiting:
        node = resolve(waiting.pop())
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict) and node.get("/Type") != "/OBJR":
            if "/S" in node:
                found.append((node["/S"][1:], *(node.get(key) for key in
                                                ("/Alt", "/ActualText", "/T", "/E"))))
            waiting.append(node.get("/K", []))
    return found


def names_beside_pages(objects):
    """What no mode may let an answer into: bookmarks, names of places, the description."""
    found = []
    for value in objects.values():
        if not isinstance(value, dict):
            continue
        if "/Title" in value:
            found.append(sorted((key, text) for key, text in value.items()
                                if isinstance(text, str) and text.startswith("u:")))
        if "/Names" in value and isinstance(value["/Names"], list):
            found.append([name for name in value["/Names"][::2] if isinstance(name, str)])
    return found


def structure_of(path, is_answer):
    """The lines of the structure and the elements behind them, without what belongs to an
    answer: from a line for which is_answer says how far, to less indented ones."""
    text, objects = output_of("pdfinfo", "-struct-text", path), objects_of(path)
    if text is None or objects is None:
        return None
    elements = [*elements_of(objects), ("the end",)]
    kept, dropped, number = [], None, 0
    for line in text.split("\n"):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words or words.startswith("Object "):
            continue
        element = elements[number] if re.match(elements[number][0] + r"\b", words) else None
        number += element is not None
        if dropped is not None and indent > dropped:
            continue
        dropped = is_answer(words, indent)
        if dropped is not None:
            # the element that holds the line is the answer's too
            while kept and kept[-1][0] > dropped:
                kept.pop()
            continue
        words = re.sub(r"\d+ 页|\d+\"$", "", words)
        kept.append((indent, words if element is None else element))
    assert number == len(elements) - 1, "the structure is not as pdfinfo prints it"
    return kept, names_beside_pages(objects)


def headed_answers(words, indent):
    """The section whose heading says so."""
    return indent - 4 if re.fullmatch(f'"({HEADINGS})"', words) else None


def labelled_answers(words, indent):
    """What follows the label of an answer or an explanation, to the question's end."""
    return indent - 4 if re.match('"(答案|解析|[√×A-Z]+ 解析) ', words) else None


def before_answers_in_pdf(path):
    seen = [before_answers_on_pages(path), structure_of(path, headed_answers)]
    return None if None in seen else seen


def beside_answers_in_pdf(path):
    return structure_of(path, labelled_answers)


def names_in_pdf(path):
    objects = objects_of(path)
    return None if objects is None else names_beside_pages(objects)


# EPUB: all files, without what is marked as answer.

def epub_without(pattern):
    """Every file but those of answers, without what the pattern finds."""
    def look(path):
        book = zipfile.ZipFile(path)
        return [(name, re.sub(pattern, b"", book.read(name))) for name in book.namelist()
                if not re.search(r"/a[0-9-]+\.xhtml$", name)]
    return look


chapters_in_epub = epub_without(b'(?s)<section class="answers">.*')
fold_of_answer = epub_without(b'(?s)<details class="answer".*?</details>\n(?=</section>|<section)')
box_of_answer = epub_without(b'(?s)<div class="answer">.*?</div>\n(?=</section>|<section)')


def notes_in_epub(path):
    """Whether an answer is a note or stands at the end is told by its length."""
    files = epub_without(b'(?s)<aside class="answer".*?</aside>\n')(path)
    return [(name, re.sub(b'<p class="see">.*?</p>', b"", text)) for name, text in files]


def frame_of_epub(path):
    """A book of answers: what stands around them."""
    return epub_without(b"$.")(path)


# Anki: all fields but those of answers.

SECRET = {"Back", "Answer", "答案", "Explanation", "解析", "Key", "Cloze"}


def fronts_in_csv(path):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    named = [line.strip()[9:] for line in lines if line.startswith("#columns:")]
    columns = named[0].split(",") if named else ["guid", "deck", "Front", "Back", "tags"]
    secret = {i for i, name in enumerate(columns) if name in SECRET}
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    return [[cell for i, cell in enumerate(row) if i not in secret] for row in rows]


def fronts_in_apkg(path):
    with tempfile.TemporaryDirectory() as folder:
        package = zipfile.ZipFile(path)
        package.extract("collection.anki2", folder)
        database = sqlite3.connect(f"{folder}/collection.anki2")
        models = json.loads(database.execute("select models from col").fetchone()[0])
        rows = [package.read("media")]
        for guid, model, tags, fields, sort_field in database.execute(
                "select guid, mid, tags, flds, sfld from notes order by id"):
            names = [field["name"] for field in models[str(model)]["flds"]]
            values = dict(zip(names, fields.split("\x1f")))
            rows.append((guid, tags, sort_field,
                         {n: v for n, v in values.items() if n not in SECRET}))
        database.close()
    return rows


# One line a mode: the output, the value of --answers, further options, where answers may
# not show (or None: they may everywhere), and whether they must show somewhere.
MODES = [
    ("pdf", "none", "", whole, False),
    ("pdf", "none", "--style exam", whole, False),
    ("pdf", "none", "--style workbook", whole, False),
    ("pdf", "none", "--style cards", whole, False),
    ("pdf", "none", "--shuffle 7 --group-by type", whole, False),
    ("epub", "none", "", whole, False),
    ("epub", "none", "--profile compat", whole, False),
    ("csv", "none", "", whole, False),
    ("csv", "none", "--notetype tiku", whole, False),
    ("apkg", "none", "", whole, False),
    ("pages", "none", "", whole, False),
    ("pdf", "chapter", "", before_answers_in_pdf, True),
    ("pdf", "end", "", before_answers_in_pdf, True),
    ("pdf", "end", "--style exam", before_answers_in_pdf, True),
    ("pdf", "popup", "", before_answers_in_pdf, True),
    ("pdf", "inline", "", beside_answers_in_pdf, True),
    ("pdf", "details", "", beside_answers_in_pdf, True),
    ("pdf", "inplace", "", names_in_pdf, True),
    ("pdf", "only", "", names_in_pdf, True),
    ("pdf", "end", "--style cards", names_in_pdf, True),
    ("epub", "chapter", "", chapters_in_epub, True),
    ("epub", "end", "", chapters_in_epub, True),
    ("epub", "popup", "", notes_in_epub, True),
    ("epub", "details", "", fold_of_answer, True),
    ("epub", "inline", "", box_of_answer, True),
    ("epub", "inplace", "", box_of_answer, True),
    ("epub", "only", "", frame_of_epub, True),
    ("epub", "end", "--profile compat", chapters_in_epub, True),
    ("epub", "popup", "--profile compat", notes_in_epub, True),
    ("csv", "end", "", fronts_in_csv, True),
    ("csv", "end", "--notetype tiku", fronts_in_csv, True),
    ("apkg", "end", "", fronts_in_apkg, True),
]


def build(program, banks, mode, folder):
    kind, answers, further = mode[:3]
    command = [program, "dump", "--pages"] if kind == "pages" else [
        program, "build", "--no-lock", "-t", kind, "-o", folder]
    made = folder / (banks[0].stem + ("-key." if (kind, answers) == ("pdf", "only") else ".")
                     + kind)
    made.unlink(missing_ok=True)
    done = subprocess.run([*command, "--answers", answers, *further.split(), *banks],
                          capture_output=True, check=False,
                          env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"})
    if kind == "pages":
        made.write_bytes(done.stdout)
    return made if done.returncode <= 1 and made.exists() else None


def write_banks(template, work):
    """Both versions of a bank: the paths of its files, twice."""
    banks = []
    for number in (1, 2):
        folder = work / f"{number}"
        folder.mkdir(parents=True, exist_ok=True)
        banks.append([])
        for file in [template, *sorted(template.parent.glob(f"{template.stem}+*.md"))]:
            copy = folder / file.name
            copy.write_text(PAIR.sub(lambda pair, n=number: pair.group(n),
                                     file.read_text(encoding="utf-8")), encoding="utf-8")
            if not file.stem.endswith("+included"):
                banks[-1].append(copy)
    return banks


def judge(program, template, banks, mode):
    kind, answers, further, look, must_show = mode
    name = f"leak/{template.stem}, {kind}, --answers {answers} {further}".rstrip()
    made = [build(program, bank, mode, bank[0].parent) for bank in banks]
    if None in made:
        return f"not ok {name}: not built"
    if must_show and whole(made[0]) == whole(made[1]):
        return f"not ok {name}: the answers show nowhere"
    seen = [look(path) for path in made]
    if seen[0] is None:
        return f"skipped {name}: pdftotext or qpdf is not installed"
    if not seen[0]:
        return f"not ok {name}: nothing was made"
    return f"ok {name}" if seen[0] == seen[1] else f"not ok {name}: it depends on the answers"


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    for template in sorted(pathlib.Path(__file__).parent.glob("*.md")):
        if "+" in template.stem:
            continue
        banks = write_banks(template, work)
        if all(first.read_bytes() == second.read_bytes() for first, second in zip(*banks)):
            print(f"not ok leak/{template.stem}: it has no pairs")
        for mode in MODES:
            print(judge(program, template, banks, mode), flush=True)


if __name__ == "__main__":
    main()
