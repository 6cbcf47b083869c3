"""The structure of a PDF as poppler tells it: python3 pdf_tags.py FILE.pdf [SEED.md | PLAIN.pdf]

Each question is a section that begins with its number as a heading, one level below the heading
of what it stands in, in the order of the numbers; answers that stand apart are such sections
again. The text of a section is that of the seed's question; or it has, in order, each piece of
text that it has in PLAIN.pdf, the same bank without answers.
"""

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import compare
import seed
from report import verdict

NUMBER = re.compile(r"(\d+)\.?")
PARTED = re.compile(r"^([A-Za-z])-$")
HEADING = re.compile(r"H([1-6])")


@dataclass
class Element:
    kind: str
    children: list = field(default_factory=list)  # elements and pieces of text

    def heading(self):
        """(level, text) of the first child, if it is a heading; else (0, "")."""
        first = self.children[0] if self.children else ""
        found = HEADING.fullmatch("" if isinstance(first, str) else first.kind)
        return (int(found.group(1)), "".join(pieces_of(first)).strip()) if found else (0, "")


def pieces_of(item):
    """poppler tells the glyphs of a word that is parted, not what they stand for."""
    if isinstance(item, str):
        return [PARTED.sub(r"\1", item)]
    return [piece for child in item.children for piece in pieces_of(child)]


def lines_of(told):
    """pdfinfo prints an element's title as the file has it, in UTF-16 up to the first zero: taken
    out, for there may be bytes in it that look like the end of a line."""
    told = re.sub(rb' "\xfe\xff(?:[^"].)*?[^"]?"(?= \(|\n)', b"", told, flags=re.DOTALL)
    return told.decode("utf-8").split("\n")


def read(path):
    """The tree; a line is an element, a piece of text in quotes, or an annotation."""
    done = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", path],
                          capture_output=True, check=True)
    root = Element("")
    open_elements = [root]
    for line in lines_of(done.stdout):
        words = line.strip()
        del open_elements[(len(line) - len(line.lstrip(" "))) // 2 + 1:]
        if text := re.fullmatch(r'"(.*)"', words):
            open_elements[-1].children.append(text.group(1))
        elif words and not words.startswith("Object "):
            element = Element(words.split()[0])
            open_elements[-1].children.append(element)
            open_elements.append(element)
    return root


@dataclass
class Question:
    number: int
    level: int  # of its heading
    above: int  # level of the heading of what it stands in; 0: that has none
    pieces: list  # of text, without the number

    def text(self):
        return seed.squash("".join(self.pieces))


def questions_of(element, above=0):
    level, title = element.heading()
    number = NUMBER.fullmatch(title)
    if element.kind == "Sect" and number:
        pieces = [piece for child in element.children[1:] for piece in pieces_of(child)]
        yield Question(int(number.group(1)), level, above, pieces)
        return
    for child in element.children:
        if not isinstance(child, str):
            yield from questions_of(child, level or above)


def apart(sections):
    """Questions, and the sections that have the number of one before them: answers."""
    questions = {}
    answers = [section for section in sections
               if questions.setdefault(section.number, section) is not section]
    return list(questions.values()), answers


def order_faults(questions, answers):
    for position, question in enumerate(questions, start=1):
        if question.number != position:
            yield f"section {position} is that of Q{question.number}"
    for last, answer in zip(answers, answers[1:]):
        if answer.number <= last.number:
            yield f"the answer of Q{answer.number} comes after that of Q{last.number}"
    for section in questions + answers:
        if section.level != section.above + 1:
            yield f"the number of Q{section.number} is H{section.level} below H{section.above}"


def seed_faults(found, questions):
    if len(found) != len(questions):
        yield f"{len(found)} sections for {len(questions)} questions"
    for section, question in zip(found, questions):
        if not re.match(compare.pattern_of_stem(question), section.text()):
            yield f"the section of Q{question.number} is {section.text()[:60]!r}"


def pattern_of_piece(piece):
    """Answers in place are written into blanks."""
    return re.escape(seed.squash(piece)).replace("（）", "（.*?）")


def plain_faults(found, plain):
    if len(found) != len(plain):
        yield f"{len(found)} sections for {len(plain)} questions"
    for section, wanted in zip(found, plain):
        position = 0
        for piece in wanted.pieces:
            place = re.compile(pattern_of_piece(piece)).search(section.text(), position)
            if not place:
                yield f"Q{section.number} is without {piece!r}"
                break
            position = place.end()


def main():
    path, *other = sys.argv[1:]
    found, answers = apart(questions_of(read(path)))
    faults = list(order_faults(found, answers))
    if not found:
        faults.append("no question is a section")
    if other and other[0].endswith(".md"):
        faults += seed_faults(found, seed.read(other[0]).questions)
    elif other:
        faults += plain_faults(found, list(questions_of(read(other[0]))))
    verdict(f"pdf/tags {Path(path).parent.name}", faults)


if __name__ == "__main__":
    main()
