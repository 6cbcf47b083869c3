"""Whether a book survives calibre's way to Kindle and back: python3 azw3.py FILE.epub...

Each book is converted to AZW3 and that to EPUB. Every question and answer must still be there, in
its order, every image must still be shown, and every link within the book must lead to a place
that is there. A local check: calibre (Debian: apt-get install --no-install-recommends calibre) is
too large for CI. SPDX-License-Identifier: MIT"""

import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from epub_text import Book, XHTML, join, text_of
from report import verdict


def squash(text):
    """Without white space, and as far as calibre keeps it: it drops alt texts of MathML."""
    return re.sub(r"\s|\u200b|\u00ad", "", text)


def pages(book):
    for path in book.spine():
        yield path, book.parse(path).find(XHTML + "body")


def plain(element):
    """Text as it stands in the file: of formulas the letters, not the words."""
    return squash("".join(element.itertext()))


def pieces(book):
    """(id, text) of each question and answer."""
    for _, body in pages(book):
        for element in body.iter():
            if element.get("class") in ("question", "answer") and element.get("id"):
                yield element.get("id"), plain(element)


def images(book):
    return sum(1 for _, body in pages(book) for _ in body.iter(XHTML + "img"))


def links(book):
    """(all links within the book, those that lead nowhere)"""
    places = {}
    for path, body in pages(book):
        places[path] = {element.get("id") for element in body.iter()}
    count, broken = 0, []
    for path, body in pages(book):
        for link in body.iter(XHTML + "a"):
            href = link.get("href", "")
            if not href or urllib.parse.urlsplit(href).scheme:
                continue
            file, _, place = href.partition("#")
            target = join(path, file) if file else path
            count += 1
            if target in places and place and urllib.parse.unquote(place) not in places[target]:
                broken.append(href)
    return count, broken


def convert(source, target):
    subprocess.run(["ebook-convert", source, target], check=True, capture_output=True)


def faults(before, after):
    text = "".join(plain(body) for _, body in pages(after))
    at = 0
    for place, piece in pieces(before):
        found = text.find(piece, at)
        if found < 0:
            yield f"{place} is lost: {piece[:60]}"
        else:
            at = found + len(piece)
    if images(after) < images(before):
        yield f"{images(after)} of {images(before)} images are left"
    count, broken = links(after)
    if count < links(before)[0]:
        yield f"{count} of {links(before)[0]} links are left"
    yield from (f"a link leads nowhere: {href}" for href in broken)


def main():
    for path in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            kindle, back = f"{folder}/book.azw3", f"{folder}/book.epub"
            convert(path, kindle)
            convert(kindle, back)
            before, after = Book(path), Book(back)
            name = pathlib.Path(path).stem
            print(f"{name}: {len(list(pieces(before)))} questions and answers, "
                  f"{images(before)} images, {links(before)[0]} links", file=sys.stderr)
            verdict(f"epub/azw3 {name}", list(faults(before, after)))


if __name__ == "__main__":
    main()
