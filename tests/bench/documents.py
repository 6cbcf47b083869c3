"""The two documents of the comparison, the seed's questions repeated up to a count, as a bank and
as a Typst document: python3 documents.py SEED.md COUNT FOLDER writes COUNT.md and COUNT.typ.
"""

import itertools
import re
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "external"))
import seed  # noqa: E402

TYPST_HEAD = """\
#set document(title: "%(title)s", author: "%(author)s")
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn",
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 7.5pt, spacing: 7.5pt)
#set page(paper: "a4", margin: (top: 25mm, bottom: 22mm, left: 28mm, right: 22mm),
  numbering: "1", number-align: right,
  header: text(size: 8pt)[%(title)s #h(1fr) %(author)s])
#let sans = text.with(font: "Noto Sans CJK SC", weight: "bold")
#show heading: it => block(above: 22pt, below: 14pt, sans(size: 17pt, it.body))
#let question(number, body, ..below) = block(width: 100%%, above: 15pt, below: 0pt, {
  place(dx: -13mm, box(width: 10mm, align(right, sans(str(number)))))
  par(body)
  for line in below.pos() { par(line) }
})
#align(center, sans(size: 26pt)[%(title)s])
#align(center)[%(author)s]
#outline(title: none)
#pagebreak()
"""

# The formulas of the seed in Typst's own notation.
TYPST_FORMULAS = {
    r"\approx": "approx",
    r"\sqrt{d_k}": "sqrt(d_k)",
    r"512 \times 512": "512 times 512",
    r"12\,288 \times 12\,288": "12 thin 288 times 12 thin 288",
}


def repeated(bank, count):
    """A bank of count questions: the chapters over and over, numbered on."""
    numbers = itertools.count(1)
    chapters = {}
    questions = []
    for repetition in range(-(-count // len(bank.questions))):
        for question in bank.questions[:count - len(questions)]:
            key = (repetition, question.chapter.heading)
            if key not in chapters:
                heading = f"第 {len(chapters) + 1} 章 {question.chapter.title}"
                chapters[key] = seed.Chapter(heading)
            questions.append(
                replace(question, number=next(numbers), chapter=chapters[key]))
    return replace(bank, chapters=list(chapters.values()), questions=questions)


def by_chapter(bank):
    return itertools.groupby(bank.questions, key=lambda question: question.chapter)


def as_markdown(bank):
    lines = [f"# {bank.title}", "", bank.author, ""]
    for chapter, questions in by_chapter(bank):
        lines += [f"## {chapter.heading}", ""]
        for question in questions:
            hint = f"（提示：{question.hint}）" if question.hint else ""
            lines += [f"Q{question.number}: {question.stem}{hint}", ""]
            if question.bullets:
                lines += [f"- {bullet}" for bullet in question.bullets] + [""]
    return "\n".join(lines)


def as_typst(bank):
    lines = [TYPST_HEAD % {"title": bank.title, "author": bank.author}]
    for chapter, questions in by_chapter(bank):
        lines.append(f"= {chapter.heading}")
        for question in questions:
            below = [f"• {bullet}" for bullet in question.bullets]
            below += [f"提示　{question.hint}"] if question.hint else []
            arguments = ", ".join(typst_content(part) for part in [question.stem, *below])
            lines.append(f"#question({question.number}, {arguments})")
    return "\n".join(lines) + "\n"


def typst_content(markdown):
    """A content block of strings and formulas."""
    pieces = [typst_string(seed.without_formulas(markdown)[0])]
    for formula, text in zip(seed.formulas(markdown), seed.without_formulas(markdown)[1:]):
        pieces += [f"${TYPST_FORMULAS[formula]}$", typst_string(text)]
    return "[" + "".join(pieces) + "]"


def typst_string(text):
    return '#"' + re.sub(r'(["\\])', r"\\\1", text.replace("  ", " ")) + '";'


def main():
    source, count, folder = sys.argv[1:]
    bank = repeated(seed.read(source), int(count))
    Path(folder, f"{count}.md").write_text(as_markdown(bank), encoding="utf-8")
    Path(folder, f"{count}.typ").write_text(as_typst(bank), encoding="utf-8")


if __name__ == "__main__":
    main()
