"""The seed bank read by a few plain rules, on purpose without tiku.

What a question is here: a line that begins with 'Q12:' or 'Q12：', and all that follows it up to
the next question or chapter. Nothing else that looks like a question occurs in the seed.
"""

import re
from dataclasses import dataclass, field

LABEL = re.compile(r"Q(\d+)[:：]\s*(.*)")
HINT = re.compile(r"\s*[（(]提示[:：]\s*([^（()）]*)[)）]$")
INLINE = re.compile(r"`(?P<code>[^`]*)`|\$(?P<math>[^$]+)\$|\\(?P<escaped>[!-/:-@\[-`{-~])")


@dataclass
class Chapter:
    heading: str

    @property
    def label(self):
        """'第 3 章', or '' for a chapter without a number."""
        numbered = re.match(r"第 \d+ 章", self.heading)
        return numbered.group() if numbered else ""

    @property
    def title(self):
        return self.heading[len(self.label):].strip()


@dataclass
class Question:
    number: int
    chapter: Chapter
    stem: str
    bullets: list = field(default_factory=list)
    hint: str = ""


@dataclass
class Bank:
    title: str
    author: str
    chapters: list
    questions: list


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.strip()]
    bank = Bank(title=lines[0].removeprefix("# "), author=lines[1], chapters=[], questions=[])
    for line in lines[2:]:
        if line.startswith("## "):
            bank.chapters.append(Chapter(line[3:]))
        elif label := LABEL.match(line):
            bank.questions.append(
                Question(int(label.group(1)), bank.chapters[-1], label.group(2)))
        elif line.startswith("- "):
            bank.questions[-1].bullets.append(line[2:])
        elif bank.questions:
            bank.questions[-1].stem += line
    for question in bank.questions:
        if hint := HINT.search(question.stem):
            question.hint = hint.group(1)
            question.stem = question.stem[:hint.start()]
    check_facts(bank)
    return bank


def check_facts(bank):
    """What is known of the seed, so that a mistake in this reader shows at once."""
    hinted = [question.number for question in bank.questions if question.hint]
    bulleted = [question.number for question in bank.questions if question.bullets]
    assert [question.number for question in bank.questions] == list(range(1, 201))
    assert len(bank.chapters) == 14
    assert hinted == [48, 60, 70, 71, 72, 76, 131, 143, 195], hinted
    assert bulleted == [47] and len(bank.questions[46].bullets) == 3
    assert "离散的 ID" in bank.questions[99].stem
    assert "top_p " in plain(bank.questions[58].stem)
    assert "</s>" in plain(bank.questions[146].stem)
    assert [question.number for question in bank.questions if formulas(question.stem)] == [
        19, 22, 109, 144]


def plain(markdown):
    """The text without its markup; a formula is its TeX."""
    return INLINE.sub(lambda found: found.group(found.lastgroup), markdown)


def formulas(markdown):
    return [found.group("math") for found in INLINE.finditer(markdown) if found.group("math")]


def without_formulas(markdown):
    """The pieces of plain text before, between and after the formulas."""
    hidden = INLINE.sub(
        lambda found: "\0" if found.group("math") else found.group(found.lastgroup), markdown)
    return hidden.split("\0")


def squash(text):
    return re.sub(r"\s+", "", text)
