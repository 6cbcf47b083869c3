"""Compares text that a client extracted with the seed, question by question."""

import re

from seed import squash, without_formulas

# A formula takes this many characters at most in the extracted text, in whatever form.
FORMULA = ".{1,60}?"
# A hyphen that ended a line inside a Latin word: mark_line_hyphens puts it.
LINE_HYPHEN = "\0"


def mark_line_hyphens(text):
    return re.sub(r"(?<=[A-Za-z])[-\u2010\u00ad]\n(?=[A-Za-z])", LINE_HYPHEN, text)


def pattern_of(markdown, lost_hyphens):
    """An expression for the text without white space.

    A line may have been broken inside a Latin word, with or without a hyphen of the text's own;
    with lost_hyphens the client drops a hyphen at the end of a line.
    """
    pieces = ["".join(pattern_of_character(c, lost_hyphens) for c in squash(piece))
              for piece in without_formulas(markdown)]
    return FORMULA.join(pieces)


def pattern_of_character(character, lost_hyphens):
    if character == "-":
        return f"[-{LINE_HYPHEN}]" + ("?" if lost_hyphens else "")
    if character.isascii() and character.isalpha():
        return character + f"{LINE_HYPHEN}?"
    return re.escape(character)


def pattern_of_stem(question, lost_hyphens=False):
    bullets = ["[•·–◦‣▪-]?" + pattern_of(bullet, lost_hyphens) for bullet in question.bullets]
    return pattern_of(question.stem, lost_hyphens) + "".join(bullets)


def pattern_of_hint(question, lost_hyphens=False):
    return "提示[:：]?" + pattern_of(question.hint, lost_hyphens) if question.hint else ""


def pattern_before(question, follows):
    """What may stand between a question and the one that it follows (None for the first)."""
    number = f"{question.number}"
    if follows is None:
        return f".*{number}"
    if follows.chapter is question.chapter:
        return number
    label = re.escape(squash(question.chapter.label))
    title = re.escape(squash(question.chapter.title))
    return f"{label}{title}(第\\d+[–-]\\d+题)?{number}"


def faults(text, questions, lost_hyphens=False):
    """One line for each question that is not found in its place."""
    found_faults = []
    text = squash(mark_line_hyphens(text))
    position = 0
    follows = None
    for question in questions:
        pattern = (pattern_of_stem(question, lost_hyphens)
                   + pattern_of_hint(question, lost_hyphens))
        found = re.compile(pattern).search(text, position)
        if not found:
            found_faults.append(f"Q{question.number} is not there; after the one before it stands "
                                f"{text[position:position + 40]!r}")
            continue
        between = text[position:found.start()]
        if not re.fullmatch(pattern_before(question, follows), between, re.DOTALL):
            found_faults.append(f"before Q{question.number} stands {between[-60:]!r}")
        position = found.end()
        follows = question
    return found_faults


def broken(text, questions, lost_hyphens=False, is_ordered=True):
    """One line for each question of which the stem is not whole anywhere, or, if they are ordered,
    after the one before it; whatever stands between them."""
    text = squash(mark_line_hyphens(text))
    position = 0
    for question in questions:
        found = re.compile(pattern_of_stem(question, lost_hyphens)).search(text, position)
        if not found:
            yield f"Q{question.number} is not whole"
        elif is_ordered:
            position = found.end()
