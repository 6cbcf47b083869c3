"""Where the answers stand, in the example bank: python3 answers.py MODE FILE.pdf FILE.epub
MODE is what --answers said: none, inline, chapter, end, popup or details.
"""

import sys

import epub_text
import pdf_text
from report import verdict
from seed import squash

# In the order of the source. The first is in the answer to Q2.
ANSWER = "二阶马尔可夫假设"
NEXT_QUESTION = "用下面三句已经分好词的话"
LAST_OF_CHAPTER = "训练与生成之间的这种不一致叫"
NEXT_CHAPTER = "模型读写的不是文字"
LAST_OF_BOOK = "以奈特为单位的交叉熵乘以"

# After which and before which of them the answer stands; None where it does not matter.
PLACES = {
    "inline": (None, NEXT_QUESTION),
    "chapter": (LAST_OF_CHAPTER, NEXT_CHAPTER),
    "end": (LAST_OF_BOOK, None),
}
# What the two outputs make of the modes that are the EPUB's own.
AS_PDF = {"popup": "end", "details": "inline"}
AS_EPUB = {"popup": "chapter", "details": "inline"}


def faults(text, mode):
    text = squash(text)
    lost = [mark for mark in (NEXT_QUESTION, LAST_OF_CHAPTER, NEXT_CHAPTER, LAST_OF_BOOK)
            if mark not in text]
    if lost:
        return [f"{mark!r} is not there" for mark in lost]
    if "<!--" in text:
        return ["a comment of the source is shown"]
    if mode == "none":
        return ["there is an answer"] if ANSWER in text else []
    if text.count(ANSWER) != 1:
        return [f"the answer is there {text.count(ANSWER)} times"]
    after, before = PLACES[mode]
    place = text.index(ANSWER)
    if after and place < text.index(after):
        return [f"the answer is before {after!r}"]
    if before and place > text.index(before):
        return [f"the answer is after {before!r}"]
    return []


def main():
    mode, pdf, epub = sys.argv[1:]
    verdict(f"pdf/answers {mode}", faults(pdf_text.extract(pdf)[0], AS_PDF.get(mode, mode)))
    verdict(f"epub/answers {mode}",
            faults(epub_text.Book(epub).text(), AS_EPUB.get(mode, mode)))


main()
