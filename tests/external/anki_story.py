"""What a learner lives through: an .apkg is imported, cards are answered, the bank is edited, and
the CSV updates every note in place; then the .apkg again, which replaces what is older.
out/external/anki/bin/python anki_story.py LANGUAGE TIKU BANK.md FOLDER
"""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

from anki import lang
from anki.collection import NoteIdsLimit

from anki_tools import (UPDATE, answer_all, build, import_apkg, import_csv, new_collection, notes_of,
                        schedule_faults, schedule_of)
from report import verdict

FIELDS = ("Number Type Stem Options Hint Answer Explanation Topic Difficulty Source Chapter Bank "
          "Cloze Kind Key Language Near Spare1 Spare2 Spare3 Mine").split()
NOTE_TYPES = {"tiku", "tiku cloze"}
STORY = """---
title: 学习记
lang: zh-Hans
tags: [面试]
---
# 学习记

## 第 1 章 词元

Q1: 什么是词元？它与字有什么不同？

Q2: 字节对编码怎样合并相邻的符号？（提示：看频次）

答案：每一步合并最常见的相邻对。

Q3: 下列哪一种位置编码以旋转的方式编码相对位置？

- A. 正弦编码
- B. RoPE

答案：B

Q4: {{残差连接}}让梯度直接流过{{每一层}}。

## 第 2 章 训练

Q5: 为什么学习率要先预热再衰减？

答案：开始时梯度方向很不可靠。

Q6: 批量越大，梯度的估计方差越____。

答案：小

Q7: 混合精度训练不需要损失缩放。（    ）

答案：错
"""

# Inserted in front, so all are renumbered; Q2 reworded; Q3 has two more options; Q4's text is
# longer; Q5 moved to chapter 1; Q1 deleted; Q7's answer has an explanation now.
EDITED = """---
title: 学习记
lang: zh-Hans
tags: [面试]
---
# 学习记

## 第 1 章 词元

Q1: 语言模型的困惑度是怎样计算的？

Q2: 字节对编码（BPE）每一步怎样合并相邻的两个符号？（提示：看频次）

答案：每一步合并语料中最常见的相邻对。

Q3: 下列哪一种位置编码以旋转的方式编码相对位置？

- A. 正弦编码
- B. RoPE
- C. ALiBi
- D. 可学习编码

答案：B

Q4: 为什么学习率要先预热再衰减？

答案：开始时梯度方向很不可靠。

Q5: {{残差连接}}让梯度直接流过网络的{{每一层}}。

## 第 2 章 训练

Q6: 批量越大，梯度的估计方差越____。

答案：小

Q7: 混合精度训练不需要损失缩放。（    ）

答案：错

解析：半精度的小梯度会下溢。
"""


def note_with(collection, words):
    return next(note for note in notes_of(collection).values() if words in note["Stem"]
                or words in note["Cloze"])


def inside(path, folder):
    """The package's own rows: (guid, fields, tags, deck, count of cards)."""
    with zipfile.ZipFile(path) as package:
        assert "meta" not in package.namelist()
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as database:
        rows = database.execute("select guid, flds, tags, n.id from notes n order by id").fetchall()
        cards = database.execute("select nid, count(*) from cards group by nid").fetchall()
        check = database.execute("pragma integrity_check").fetchone()[0]
    return rows, dict(cards), check


def fresh_faults(collection, path, folder):
    """What Anki has against what the package says; Anki keeps text in NFC."""
    rows, cards, check = inside(path, folder)
    if check != "ok":
        yield f"SQLite says {check}"
    notes = notes_of(collection)
    if len(notes) != len(rows):
        yield f"{len(notes)} notes of {len(rows)}"
    for guid, fields, tags, note_id in rows:
        note = notes.get(guid)
        if note is None:
            yield f"{guid} is no note"
            continue
        if note.fields != unicodedata.normalize("NFC", fields).split("\x1f"):
            yield f"{guid} has other fields"
        if sorted(note.tags) != sorted(tags.split()):
            yield f"{guid} has tags {note.tags}"
        if len(note.cards()) != cards[note_id]:
            yield f"{guid} has {len(note.cards())} cards"
        if note.note_type()["name"] not in NOTE_TYPES or note.keys() != FIELDS:
            yield f"{guid} has note type {note.note_type()['name']} with {note.keys()}"
        for card in note.cards():
            shown = card.render_output()
            if "{{" in shown.question_text or "{{" in shown.answer_text:
                yield f"{guid} shows a field that is none"


def media_faults(collection, path):
    """Each image of the package is in the collection's folder, and each that a note shows."""
    with zipfile.ZipFile(path) as package:
        names = json.loads(package.read("media"))
        for number, name in names.items():
            copy = Path(collection.media.dir()) / name
            if not copy.exists() or copy.read_bytes() != package.read(number):
                yield f"{name} is not as in the package"
    shown = {name for note in notes_of(collection).values() for field in note.fields
             for name in re.findall('<img[^>]* src="([^"]*)"', field)}
    if shown != set(names.values()):
        yield f"notes show {sorted(shown)}, the package has {sorted(names.values())}"


def deck_faults(collection):
    """One deck with the bank's name holds a deck for each chapter, and those all cards."""
    names = sorted(deck.name for deck in collection.decks.all_names_and_ids() if deck.id != 1)
    chapters = [name for name in names if "::" in name]
    if len(names) != len(chapters) + 1 or {name.split("::")[0] for name in chapters} != {names[0]}:
        yield f"decks are {names}"
    counted = sum(len(collection.find_cards(f'"deck:{name}"')) for name in chapters)
    if counted != collection.card_count():
        yield f"{counted} of {collection.card_count()} cards are in {names[0]}"


def check_fresh(case, tiku, bank, folder):
    path = build(tiku, bank, "apkg", now=1700000000)
    collection = new_collection(folder, "fresh")
    counts = import_apkg(collection, path)
    total = len(notes_of(collection))
    verdict(f"apkg/import {case}", [] if counts == {"new": total} and total else [str(counts)])
    verdict(f"apkg/notes {case}", list(fresh_faults(collection, path, folder)))
    verdict(f"apkg/decks {case}", list(deck_faults(collection)))
    verdict(f"apkg/media {case}", list(media_faults(collection, path)))
    again = import_apkg(collection, path)
    verdict(f"apkg/again {case}", [] if "new" not in again and "conflicting" not in again
            and len(notes_of(collection)) == total else [str(again)])
    update = build(tiku, bank, "csv", *UPDATE, now=1700000000)
    counts = import_csv(collection, update)
    verdict(f"apkg/then csv {case}", [] if counts == {"duplicate": total}
            else [f"{counts} of {total}"])
    collection.close()


def text_faults(collection):
    """What the edits must have brought, where."""
    wants = {
        "字节对编码": {"Number": "2", "Answer": "语料中最常见", "Chapter": "第 1 章 词元"},
        "旋转的方式": {"Number": "3", "Options": "ALiBi", "Key": "B", "Near": "学习率"},
        "学习率": {"Number": "4", "Chapter": "第 1 章 词元"},
        "残差连接": {"Number": "5", "Cloze": "网络的{{c2::每一层}}"},
        "批量越大": {"Number": "6", "Key": "小"},
        "混合精度": {"Explanation": "会下溢", "Key": "F"},
        "困惑度": {"Number": "1"},
    }
    for words, fields in wants.items():
        note = note_with(collection, words)
        for name, value in fields.items():
            if value not in note[name]:
                yield f"{words}: {name} is {note[name]!r}"


def check_story(case, tiku, folder):
    bank = folder / "story.md"
    bank.write_text(STORY, encoding="utf-8")
    bank.with_suffix(".ids").unlink(missing_ok=True)
    collection = new_collection(folder, "learner")
    import_apkg(collection, build(tiku, bank, "apkg", now=1700000000))
    before = answer_all(collection, "学习记")
    guids = set(notes_of(collection))
    for words in ("字节对编码", "批量越大"):
        note = note_with(collection, words)
        note["Mine"] = "我自己的话"
        note.add_tag("难题")
        collection.update_note(note)

    bank.write_text(EDITED, encoding="utf-8")
    counts = import_csv(collection, build(tiku, bank, "csv", *UPDATE, now=1700100000))
    verdict(f"story/csv {case}", [] if counts == {"new": 1, "updated": 6} else [str(counts)])
    verdict(f"story/csv keeps the schedule {case}",
            list(schedule_faults(before, schedule_of(collection))))
    verdict(f"story/csv updates texts {case}", list(text_faults(collection)))
    kept = [f"{words}: {note['Mine']!r}, tags {note.tags}"
            for words in ("字节对编码", "批量越大") for note in [note_with(collection, words)]
            if note["Mine"] != "我自己的话" or sorted(note.tags) != ["难题", "面试"]]
    verdict(f"story/csv keeps what is the learner's {case}", kept)
    verdict(f"story/csv doubles nothing {case}",
            [] if len(notes_of(collection)) == 8 and guids < set(notes_of(collection)) else
            [f"{len(notes_of(collection))} notes"])

    # Deleted and written again: a new question with an id of its own.
    bank.write_text(EDITED + "\nQ8: 什么是词元？它与字有什么不同？\n", encoding="utf-8")
    counts = import_csv(collection, build(tiku, bank, "csv", *UPDATE, now=1700200000))
    verdict(f"story/deleted and back {case}", [] if counts.get("new") == 1 and
            len(notes_of(collection)) == 9 else [str(counts)])
    check_back_to_print(case, tiku, bank, collection)
    check_package_again(case, tiku, bank, collection)
    collection.close()


def check_back_to_print(case, tiku, bank, collection):
    """The cards that were answered wrong, exported by Anki as text, select their questions, whatever
    stands in the fields: the learner's own line ends and quotes, other banks' notes."""
    wrong = {}
    for words in ("旋转的方式", "混合精度"):
        note = wrong[words] = note_with(collection, words)
        note["Mine"] = '一行\n"两行"\t#三'
        collection.update_note(note)
    other = collection.new_note(collection.models.by_name("tiku"))
    other["Stem"], other.guid = "别的题库", '#"x'
    collection.add_note(other, 1)
    path = str(bank.with_name("wrong.txt"))
    faults = []
    for with_html in (True, False):
        limit = NoteIdsLimit([note.id for note in wrong.values()] + [other.id])
        collection.export_note_csv(out_path=path, limit=limit, with_html=with_html, with_tags=True,
                                   with_deck=True, with_notetype=True, with_guid=True)
        done = subprocess.run([tiku, "ids", bank, "--questions", "@" + path], capture_output=True,
                              encoding="utf-8", check=False)
        found = {line.split("\t")[0] for line in done.stdout.splitlines()}
        if done.returncode != 0 or found != {note.guid for note in wrong.values()}:
            faults.append(f"{found}, {done.stderr}")
        if "[select-others]" not in done.stderr:
            faults.append("the other bank's note is not told of")
    collection.remove_notes([other.id])
    for note in wrong.values():
        note["Mine"] = ""
        collection.update_note(note)
    verdict(f"story/wrong answers back to print {case}", faults)
    build(tiku, bank, "pdf", "--questions", "@" + path, now=1700200000)


def check_package_again(case, tiku, bank, collection):
    """A later package takes a note whose content is newer, whole; one that was edited in Anki
    after that is left alone."""
    before = schedule_of(collection)
    total = len(notes_of(collection))
    edited = note_with(collection, "批量越大")
    later = edited.mod + 100000
    text = bank.read_text(encoding="utf-8").replace("语料中最常见", "训练语料中最常见")
    bank.write_text(text, encoding="utf-8")
    counts = import_apkg(collection, build(tiku, bank, "apkg", now=later))
    verdict(f"story/apkg again {case}", [] if not counts.keys() & {"new", "conflicting"} and
            len(notes_of(collection)) == total else [str(counts)])
    verdict(f"story/apkg keeps the schedule {case}",
            list(schedule_faults(before, schedule_of(collection))))
    taken, left = note_with(collection, "字节对编码"), note_with(collection, "批量越大")
    faults = []
    if "训练语料" not in taken["Answer"] or taken["Mine"] or taken.tags != ["面试"]:
        faults.append(f"the newer note is {taken['Answer']!r}, {taken['Mine']!r}, {taken.tags}")
    if left["Mine"] != "我自己的话" or "难题" not in left.tags:
        faults.append(f"the note edited later lost {left['Mine']!r}, {left.tags}")
    verdict(f"story/apkg takes newer notes whole {case}", faults)


def css_of(collection):
    collection.models._clear_cache()  # pylint: disable=protected-access
    return collection.models.by_name("tiku")["css"]


def check_look(case, tiku, folder):
    """An edited image, and an edited look of the cards, come by .apkg though no word has changed; the
    look does so without touching notes that a CSV updated."""
    bank = folder / "look" / "look.md"
    bank.parent.mkdir()
    images = Path("examples/images")
    shutil.copy(images / "bpe-merges.png", bank.with_name("figure.png"))
    bank.write_text("# 图\n\nQ1: 看图答题。\n\n![图](figure.png)\n\nQ2: 什么是词元？\n", encoding="utf-8")
    collection = new_collection(folder, "looker")
    import_apkg(collection, build(tiku, bank, "apkg", now=1700000000))
    shutil.copy(images / "lr-schedule.png", bank.with_name("figure.png"))
    path = build(tiku, bank, "apkg", now=1700000100)
    counts = import_apkg(collection, path)
    faults = [] if counts == {"updated": 1, "duplicate": 1} else [str(counts)]
    name = re.search(' src="([^"]*)"', note_with(collection, "看图")["Stem"]).group(1)
    shown = Path(collection.media.dir()) / name
    if not shown.exists() or shown.read_bytes() != bank.with_name("figure.png").read_bytes():
        faults.append(f"{name} is not the edited image")
    verdict(f"apkg/edited image {case}", faults)

    bank.write_text(bank.read_text(encoding="utf-8").replace("词元？", "词元（token）？"), encoding="utf-8")
    import_csv(collection, build(tiku, bank, "csv", *UPDATE, now=1700000200))
    import_apkg(collection, build(tiku, bank, "apkg", now=1700000200))
    shutil.copytree("styles", folder / "look" / "styles")
    shutil.copytree("fonts", folder / "look" / "fonts")
    with open(folder / "look" / "styles" / "anki.css", "a", encoding="utf-8") as css:
        css.write("/* edited */\n")
    before = css_of(collection)
    counts = import_apkg(collection, build(tiku, bank, "apkg", now=1700000300, data=folder / "look"))
    faults = [] if counts == {"duplicate": 2} else [str(counts)]
    if "edited" in before or "edited" not in css_of(collection):
        faults.append("the look is not the edited one")
    import_apkg(collection, build(tiku, bank, "apkg", now=1700000400, data=folder / "look"))
    if "edited" not in css_of(collection):
        faults.append("the look went again")
    verdict(f"apkg/edited look {case}", faults)
    collection.close()


def main():
    language, tiku, bank, folder = sys.argv[1:]
    lang.set_lang(language)
    folder = Path(folder) / f"{Path(bank).stem}-{language}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(Path(bank).parent, folder / "bank")
    check_fresh(f"{Path(bank).stem} {language}", tiku, folder / "bank" / Path(bank).name, folder)
    check_story(f"{Path(bank).stem} {language}", tiku, folder)
    check_look(f"{Path(bank).stem} {language}", tiku, folder)


main()
