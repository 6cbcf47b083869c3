"""A learner of a real bank: every card is answered, then a person's edits fall on all of it, and the
CSV updates each note in place, again and again. Then two banks, and a note type of one's own.
out/external/anki/bin/python anki_edits.py TIKU FOLDER BANK.md [BANK.md]
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

ROUNDS = 3
MARK = re.compile(r"^Q(\d+)([:：])", re.MULTILINE)
# Of other worlds, so that none is like another or like those of the banks.
NEW = """火星车怎样避开沙坑 企鹅靠什么保暖 桥梁为什么会共振 酵母怎样让面团膨胀 潮汐由什么引起
彩虹的颜色从哪里来 古罗马怎样修水道 指南针为何偏北 蜂巢为什么是六边形 陶瓷怎样上釉
高铁轮轨如何润滑 极光在哪一层大气 咖啡因如何提神 竹子一天能长多高 珊瑚白化是怎么回事
纸张为什么发黄 海水淡化要多少能量 鸟类如何辨认方向 沙漠绿洲从何而来 电梯怎样防坠
雪花为何各不相同 盐湖里有生命吗 望远镜的口径决定什么 茶叶怎样发酵 候鸟何时启程
地铁怎样通风 火山灰如何影响航班 琥珀里的昆虫有多老 钢琴为什么要调律 风筝怎样升空
冰川怎样流动 丝绸怎样缫丝 墨水为什么会洇 邮票何时发明 砚台用什么石头
棉花怎样轧籽 罗盘与罗经有何不同 毛笔怎样保养 沼气池怎样产气 瓷砖如何烧成""".split()


def pieces_of(text):
    """The text as alternating pieces: what stands before the first question, then the questions, each
    to the next one; a heading at a piece's end stays behind its question."""
    starts = [match.start() for match in MARK.finditer(text)]
    return [text[:starts[0]]] + [text[start:end] for start, end in zip(starts, starts[1:] + [len(text)])]


def split_heading(piece):
    """(question, headings and what else opens the next chapter)"""
    found = re.search(r"^## ", piece, re.MULTILINE)
    return (piece[:found.start()], piece[found.start():]) if found else (piece, "")


def reworded(source, question):
    """The first line with a few words put in, some characters dropped at its end or a word replaced."""
    line, rest = question.split("\n", 1) if "\n" in question else (question, "")
    label = MARK.match(line).group(0)
    words = line[len(label):]
    change = source.randrange(3)
    if change == 0 or "$" in words or "{" in words or len(words) < 16:
        words = " 请简要说明：" + words.lstrip()
    elif change == 1:
        words = words.replace("？", "呢？", 1).replace("?", " then?", 1)
    else:
        words = words.replace("什么", "哪些", 1).replace("如何", "怎样", 1).replace("的", "", 1)
    return label + words + "\n" + rest


def edited(source, news, text):
    """(text, the old place of each question or None)"""
    head, *questions = pieces_of(text)
    parts, truth = [head], []
    items = [(place, *split_heading(question)) for place, question in enumerate(questions)]
    for _ in range(len(items) // 12):
        one, two = source.randrange(len(items)), source.randrange(len(items))
        items[one], items[two] = ((items[two][0], items[two][1], items[one][2]),
                                  (items[one][0], items[one][1], items[two][2]))
    for place, question, heading in items:
        kind = source.random()
        if kind < 0.05 and news:
            parts.append(f"Q0: {news.pop()}？\n\n")
            truth.append(None)
        if kind > 0.05 and kind < 0.09:
            parts.append(heading)
            continue
        parts.append((reworded(source, question) if kind > 0.6 else question).rstrip("\n") + "\n\n")
        parts.append(heading)
        truth.append(place)
    numbers = iter(range(1, len(truth) + 1))
    return MARK.sub(lambda match: f"Q{next(numbers)}{match.group(2)}", "".join(parts)), truth


def ids_of(tiku, bank):
    done = subprocess.run([tiku, "ids", bank], capture_output=True, encoding="utf-8", check=True)
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def round_faults(tiku, bank, collection, source, news):
    """One round of edits, built and imported."""
    before = schedule_of(collection)
    old_ids = ids_of(tiku, bank)
    text, truth = edited(source, news, bank.read_text(encoding="utf-8"))
    bank.write_text(text, encoding="utf-8")
    counts = import_csv(collection, build(tiku, bank, "csv", *UPDATE,
                                          now=1800000000 - len(news)))
    new_ids = ids_of(tiku, bank)
    if len(new_ids) != len(truth):
        yield f"{len(new_ids)} questions of {len(truth)}"
    lost = [place for place, one in zip(truth, new_ids) if place is not None and old_ids[place] != one]
    if lost:
        yield f"{len(lost)} of {len(truth)} lost their ids, first {lost[0]}"
    if counts.get("new", 0) != truth.count(None) or counts.keys() - {"new", "updated", "duplicate"}:
        yield f"Anki counts {counts}, not {truth.count(None)} new ones"
    notes = notes_of(collection)
    for number, one in enumerate(new_ids, 1):
        if notes[one]["Number"] != str(number):
            yield f"{one} has number {notes[one]['Number']}, not {number}"
    yield from schedule_faults(before, schedule_of(collection))


def check_edits(tiku, folder, path):
    shutil.copytree(path.parent, folder / path.stem)
    bank = folder / path.stem / path.name
    collection = new_collection(folder, "learner " + path.stem)
    import_apkg(collection, build(tiku, bank, "apkg", now=1700000000))
    deck = next(deck.name for deck in collection.decks.all_names_and_ids() if "::" in deck.name)
    answer_all(collection, deck.split("::")[0])
    source, news = random.Random(2026), list(NEW)
    faults = []
    for number in range(ROUNDS):
        faults += [f"round {number}: {fault}" for fault in
                   round_faults(tiku, bank, collection, source, news)]
    verdict(f"edits/{path.stem}", faults)
    collection.close()


def check_together(tiku, folder, paths):
    """Packages made at one instant, whose notes have the same numbers: all of both come in."""
    collection = new_collection(folder, "together")
    total, faults = 0, []
    for path in paths:
        bank = folder / "fresh" / path.stem / path.name
        shutil.copytree(path.parent, bank.parent)
        counts = import_apkg(collection, build(tiku, bank, "apkg", now=1700000000))
        total += counts.get("new", 0)
        if counts.keys() != {"new"} or len(notes_of(collection)) != total:
            faults.append(f"{path.stem}: {counts}, {len(notes_of(collection))} notes of {total}")
    verdict("edits/banks in one collection", faults)
    collection.close()


def check_own_type(tiku, folder, path):
    """Fields are found by their names; those that the type has not are left out."""
    bank = folder / "own" / path.name
    shutil.copytree(path.parent, bank.parent)
    collection = new_collection(folder, "own type")
    models = collection.models
    own = models.new("我的题型")
    for name in ("Stem", "Remark", "Answer", "Chapter"):
        models.add_field(own, models.new_field(name))
    template = models.new_template("卡片")
    template["qfmt"], template["afmt"] = "{{Stem}}", "{{Stem}}{{Answer}}"
    models.add_template(own, template)
    models.add(own)
    output = build(tiku, bank, "csv", "--notetype", "我的题型", now=1700000000)
    counts = import_csv(collection, output)
    notes = notes_of(collection)
    faults = [] if counts == {"new": len(ids_of(tiku, bank))} else [str(counts)]
    faults += [f"{note.fields}" for note in notes.values()
               if not note["Stem"] or note["Remark"] or not note["Chapter"]
               or note.note_type()["name"] != "我的题型"]
    if not any(note["Answer"] for note in notes.values()):
        faults.append("no answers")
    verdict("edits/a note type of one's own", faults)
    collection.close()


def main():
    tiku, folder, *paths = sys.argv[1:]
    folder, paths = Path(folder), [Path(path) for path in paths]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in paths:
        check_edits(tiku, folder, path)
    check_together(tiku, folder, paths)
    check_own_type(tiku, folder, paths[0])


main()
