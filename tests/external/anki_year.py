"""A learner's year with one bank: the example's chapters in two files come as an .apkg, every card is
answered, and twelve rounds of a person's edits come by the CSV that the README recommends. After each,
every card that survived keeps note, schedule, the learner's own field and tags; nothing is doubled.
out/external/anki/bin/python anki_year.py TIKU EXAMPLE.md FOLDER
"""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from anki_tools import (UPDATE, answer_all, build, import_apkg, import_csv, new_collection, notes_of,
                        schedule_faults, schedule_of)
from report import verdict

HEAD = "---\ntitle: 一年\nlang: zh-Hans\ntags: [基础]\n---\n\n# 一年\n\n"
MINE, TAG = "我自己的话：一行\n\"两行\"", "难题"


class Book:
    """Chapters, each of a file, with questions; what each is called here stays with it for good."""

    def __init__(self, text):
        self.names = iter(range(10000))
        self.chapters = []
        for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
            title, body = part.split("\n", 1)
            if not title.startswith("第"):
                continue
            title = re.sub(r"^第 \d+ 章 ", "", title)
            questions = re.split(r"^Q\d+: ", body, flags=re.MULTILINE)[1:]
            self.chapters.append({"title": title, "file": len(self.chapters) // 5,
                                  "questions": [self.question(words) for words in questions]})

    def question(self, words):
        return {"name": next(self.names), "words": words.strip()}

    def all(self):
        return [question for number in (0, 1) for chapter in self.chapters if chapter["file"] == number
                for question in chapter["questions"]]

    def find(self, pattern):
        return next(question for question in self.all() if re.search(pattern, question["words"]))

    def chapter_of(self, question):
        return next(chapter for chapter in self.chapters if question in chapter["questions"])

    def remove(self, question):
        self.chapter_of(question)["questions"].remove(question)

    def write(self, folder):
        texts, count, number = [HEAD, "# 一年，下\n\n"], 0, 0
        for file in (0, 1):
            for chapter in self.chapters:
                if chapter["file"] != file:
                    continue
                count += 1
                texts[file] += f"## 第 {count} 章 {chapter['title']}\n\n"
                for question in chapter["questions"]:
                    number += 1
                    texts[file] += f"Q{number}: {question['words']}\n\n"
        for name, text in zip(("year.md", "more.md"), texts):
            (folder / name).write_text(text, encoding="utf-8")


def changed(question, old, new):
    assert re.search(old, question["words"], re.MULTILINE), old
    question["words"] = re.sub(old, new, question["words"], count=1, flags=re.MULTILINE)


def january(book, source, folder):
    """Every third question reworded, one put in front."""
    for question in source.sample(book.all(), 28):
        changed(question, r"^(.*)", r"请说明：\1")
    book.chapters[0]["questions"].insert(0, book.question("火星车怎样避开沙坑？\n\n答案：看相机与坡度。"))


def february(book, source, folder):
    """Three questions move to the other file."""
    for question in source.sample(book.chapters[1]["questions"], 3):
        book.remove(question)
        book.chapters[-1]["questions"].insert(1, question)


def march(book, source, folder):
    """One is split in two: the longer half goes on."""
    question = book.find("三句已经分好词的话")
    first, rest = question["words"].split("\n", 1)
    question["words"] = first.split("：先用")[0] + "。\n" + rest
    book.chapter_of(question)["questions"].append(book.question("什么是加一平滑？它怎样改变二元语言模型的估计？"))


def april(book, source, folder):
    """Two become one; the other is gone."""
    one, two = book.find("自回归语言模型？写出它"), book.find("火星车")
    changed(one, r"^(.*)$", r"\1火星车与此无关。")
    book.remove(two)


def may(book, source, folder):
    """Answers are corrected."""
    changed(book.find("三元（trigram）语言模型"), r"\*\*答案：\*\* C", "**答案：** D")
    for question in [one for one in book.all() if "**答案：** " in one["words"]][10:20]:
        changed(question, r"\*\*解析：\*\*|$", "补充：见勘误。\n\n**解析：**" if "**解析：**" in question["words"] else "")


def june(book, source, folder):
    """One choice becomes several."""
    changed(book.find("三元（trigram）语言模型"), r"\*\*答案：\*\* D", "**答案：** CD")


def july(book, source, folder):
    """Blanks become a cloze: the note keeps its type."""
    question = book.find("困惑度是 ____")
    question["words"] = ("某模型在测试集上每个词元的平均负对数似然为 2.0 奈特（nat），它的困惑度是 {{7.39}}，"
                         "相当于每词元 {{2.89}} 比特（即改用 log<sub>2</sub> 计算）。两空均保留两位小数。")


def august(book, source, folder):
    """An image is drawn anew, its name stays."""
    shutil.copy(folder / "images" / "lr-schedule.png", folder / "images" / "bpe-merges.png")


def september(book, source, folder):
    """Five are deleted; what was deleted in April comes back and is a new question."""
    for question in source.sample(book.chapters[4]["questions"], 5):
        book.remove(question)
    book.chapters[2]["questions"].append(book.question("火星车怎样避开沙坑？\n\n答案：看相机与坡度。"))


def october(book, source, folder):
    """Chapters change places and names, the file of one too."""
    book.chapters[0], book.chapters[3] = book.chapters[3], book.chapters[0]
    book.chapters[2]["title"] = "注意力"
    book.chapters[3]["file"] = 1


def november(book, source, folder):
    """An open question gets options, a choice gets one more."""
    question = book.find("加一平滑？它怎样")
    question["words"] += "\n\nA. 每个计数加一\nB. 每个概率加一\nC. 词表加一\n\n答案：A"
    changed(book.find("三元（trigram）语言模型"), r"^(D\. .*)$", r"\1\nE. $p(x_t\\mid x_1)$")


def december(book, source, folder):
    """Shuffled within chapters, tags and hints put in."""
    for chapter in book.chapters:
        source.shuffle(chapter["questions"])
    for question in book.all()[::9]:
        question["words"] += "\n\n提示：先想一想。\n\n标签：复习"


ROUNDS = (january, february, march, april, may, june, july, august, september, october, november, december)


def ids_of(tiku, bank, more):
    done = subprocess.run([tiku, "ids", bank, more], capture_output=True, encoding="utf-8", check=True)
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


class Year:
    def __init__(self, tiku, example, folder):
        self.tiku, self.folder = tiku, folder
        self.bank, self.more = folder / "year.md", folder / "more.md"
        shutil.copytree(Path(example).parent / "images", folder / "images")
        self.book = Book(Path(example).read_text(encoding="utf-8"))
        self.collection = new_collection(folder, "learner")
        self.now = 1700000000
        self.book.write(folder)
        import_apkg(self.collection, build(tiku, self.bank, "apkg", str(self.more), now=self.now))
        answer_all(self.collection, "一年")
        for note in notes_of(self.collection).values():
            note["Mine"] = MINE
            note.add_tag(TAG)
            self.collection.update_note(note)
        self.ids = self.read_ids()

    def read_ids(self):
        ids = ids_of(self.tiku, self.bank, self.more)
        names = [question["name"] for question in self.book.all()]
        assert len(ids) == len(names), f"{len(ids)} ids of {len(names)} questions"
        return dict(zip(names, ids))

    def copy_media(self):
        for path in (self.folder / "year.media").glob("*"):
            shutil.copy(path, self.collection.media.dir())

    def faults(self, edit, source):
        before, had = schedule_of(self.collection), set(notes_of(self.collection))
        edit(self.book, source, self.folder)
        self.book.write(self.folder)
        self.now += 86400
        counts = import_csv(self.collection, build(self.tiku, self.bank, "csv", str(self.more), *UPDATE,
                                                   now=self.now))
        self.copy_media()
        ids, old = self.read_ids(), self.ids
        self.ids = {**old, **ids}
        added = [name for name in ids if name not in old]
        lost = [name for name, one in ids.items() if name in old and old[name] != one]
        if lost:
            yield f"questions {lost} lost their ids"
        if counts.get("new", 0) != len(added) or counts.keys() - {"new", "updated", "duplicate"}:
            yield f"Anki counts {counts} with {len(added)} new ones"
        if {ids[name] for name in added} & had:
            yield "a new question has an old one's note"
        yield from schedule_faults(before, schedule_of(self.collection))
        yield from self.note_faults(ids, had)

    def note_faults(self, ids, had):
        notes = notes_of(self.collection)
        if len(notes) != len(had | set(ids.values())):
            yield f"{len(notes)} notes"
        for number, one in enumerate(ids.values(), 1):
            if notes[one]["Number"] != str(number):
                yield f"{one} has number {notes[one]['Number']}, not {number}"
        for one in had & set(self.learned()):
            if notes[one]["Mine"] != MINE or TAG not in notes[one].tags:
                yield f"{one} lost what is the learner's: {notes[one]['Mine']!r}, {notes[one].tags}"
        for note in (notes[one] for one in ids.values()):
            for name in re.findall('<img[^>]* src="([^"]*)"', "".join(note.fields)):
                if not (Path(self.collection.media.dir()) / name).exists():
                    yield f"{name} is not there"

    def learned(self):
        return [key[0] for key, value in schedule_of(self.collection).items() if value[5]]

    def want(self, pattern, **fields):
        note = notes_of(self.collection)[self.ids[self.book.find(pattern)["name"]]]
        return [f"{pattern}: {name} is {note[name]!r}" for name, value in fields.items()
                if not re.search(value, note[name])]


def main():
    tiku, example, folder = sys.argv[1:]
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    year, source = Year(tiku, example, folder), random.Random(12)
    for edit in ROUNDS:
        verdict(f"year/{edit.__name__}", list(year.faults(edit, source)))
    verdict("year/what the edits brought",
            year.want("三元（trigram）", Key="^CD$", Options="E\\. ", Kind="multiple", Type="多选")
            + year.want("困惑度是 {{7.39", Kind="cloze", Stem="____|7.39|\\[", Cloze="")
            + year.want("加一平滑？它怎样", Options="词表加一", Key="A", Kind="single"))
    year.collection.close()


main()
