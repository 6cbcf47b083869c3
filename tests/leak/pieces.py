"""What only answers say must not be in a book without answers:
python3 pieces.py NAME FILE.tree FILE.epub FILE.txt  (the tree dump; the PDF's text)
SPDX-License-Identifier: MIT"""
import html
import re
import sys
import zipfile

LEAST = 4  # characters; a shorter piece says too little to be recognised
LEAST_ASCII = 8  # a short English word may be one of a spoken formula's: less than
NUMBER = re.compile(r"第\d+题")  # answers name questions, and so does the book
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def bare(text):
    return re.sub(r"\s+", "", text)


def pieces_of(tree):
    """The strings of the dump: those of answers, and all the others."""
    secret, shown, depth_of_answer = [], [], None
    for line in tree.splitlines():
        words = line.strip()
        depth = len(line) - len(line.lstrip())
        if depth_of_answer is not None and depth <= depth_of_answer:
            depth_of_answer = None
        if depth_of_answer is None and re.match(r"(answer|explanation|cloze)\b", words):
            depth_of_answer = depth
        strings = [text.encode().decode("unicode_escape").encode("latin-1").decode()
                   if "\\x" in text else re.sub(r"\\(.)", r"\1", text)
                   for text in QUOTED.findall(words)]
        if words.startswith("cloze"):  # its own strings are hints
            shown += strings
        else:
            (secret if depth_of_answer is not None else shown).extend(strings)
    return secret, shown


def text_of_epub(path):
    """All bytes of all files that hold text, tags and attributes included."""
    book = zipfile.ZipFile(path)
    parts = [html.unescape(book.read(name).decode()) for name in book.namelist()
             if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]
    # as it is, for attributes; and without the tags, which may stand inside a piece
    return bare("\n".join(parts)) + bare(re.sub(r"<[^>]*>", "", "\n".join(parts)))


def main():
    name, tree_path, epub_path, text_path = sys.argv[1:]
    secret, shown = pieces_of(open(tree_path, encoding="utf-8").read())
    allowed = bare("\n".join(shown))
    secret = {bare(piece) for piece in secret}
    secret = {piece for piece in secret
              if len(piece) >= (LEAST_ASCII if piece.isascii() else LEAST)
              and piece not in allowed and not NUMBER.fullmatch(piece)}
    if not secret:
        print(f"not ok leak/{name}: no answers found to look for")
    for kind, text in (("epub", text_of_epub(epub_path)),
                       ("pdf", bare(open(text_path, encoding="utf-8", errors="replace").read()))):
        leaks = sorted(piece for piece in secret if piece in text)
        if leaks:
            print(f"not ok leak/{name}.{kind}: {len(leaks)} pieces, as “{leaks[0][:60]}”")
        elif text:
            print(f"ok leak/{name}.{kind}: none of {len(secret)} pieces")


main()
