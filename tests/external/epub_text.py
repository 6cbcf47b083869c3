"""The EPUB's text against the seed: python3 epub_text.py SEED.md FILE.epub"""

import posixpath
import sys
import urllib.parse
import xml.etree.ElementTree as xml
import zipfile

import compare
import seed
from report import verdict

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        container = self.parse("META-INF/container.xml")
        self.package_path = container.find(".//{*}rootfile").get("full-path")
        self.package = self.parse(self.package_path)
        self.items = {item.get("id"): item for item in self.package.iter(OPF + "item")}

    def parse(self, name):
        return xml.fromstring(self.zip.read(name))

    def path_of(self, item):
        return join(self.package_path, item.get("href"))

    def spine(self):
        """The paths of the files in reading order, the navigation left out."""
        items = (self.items[ref.get("idref")] for ref in self.package.iter(OPF + "itemref"))
        return [self.path_of(item) for item in items if "nav" not in properties(item)]

    def text(self):
        bodies = (self.parse(path).find(XHTML + "body") for path in self.spine())
        return "\n".join(map(text_of, bodies))

    def nav_path(self):
        return next(self.path_of(item) for item in self.items.values()
                    if "nav" in properties(item))


def properties(item):
    return item.get("properties", "").split()


def join(base, href):
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(base), urllib.parse.unquote(href)))


def text_of(element):
    """The text that a reader shows; a formula in MathML is its alternative text."""
    if element.tag == MATHML + "math":
        return element.get("alttext", "")
    inside = "".join(text_of(child) + (child.tail or "") for child in element)
    return (element.text or "") + inside


def chapters_of(book, bank):
    """(path, heading, body) of each file in reading order whose heading is a chapter's."""
    headings = {seed.squash(chapter.heading) for chapter in bank.chapters}
    for path in book.spine():
        body = book.parse(path).find(XHTML + "body")
        for level in ("h1", "h2"):
            heading = body.find(f".//{XHTML}{level}")
            if heading is not None and seed.squash(text_of(heading)) in headings:
                yield path, seed.squash(text_of(heading)), body
                break


def chapter_faults(chapters, bank):
    want = [seed.squash(chapter.heading) for chapter in bank.chapters]
    have = [heading for _, heading, _ in chapters]
    return [] if have == want else [f"the files' chapters are {have}"]


def nav_faults(book, chapters):
    """The table of contents lists every chapter, in order, with a link that leads there."""
    nav_path = book.nav_path()
    nav = book.parse(nav_path)
    toc = next(element for element in nav.iter(XHTML + "nav") if element.get(EPUB_TYPE) == "toc")
    links = [(join(nav_path, link.get("href").partition("#")[0]), seed.squash(text_of(link)))
             for link in toc.iter(XHTML + "a")]
    listed = [link for link in links if link in [(path, text) for path, text, _ in chapters]]
    missing = [text for path, text, _ in chapters if (path, text) not in links]
    if missing:
        return [f"not in the table of contents: {text}" for text in missing]
    if listed != [(path, text) for path, text, _ in chapters]:
        return ["the table of contents is out of order"]
    return []


def main():
    source, path = sys.argv[1:]
    bank = seed.read(source)
    book = Book(path)
    chapters = list(chapters_of(book, bank))
    text = "\n".join(text_of(body) for _, _, body in chapters)
    verdict("epub/chapters seed", chapter_faults(chapters, bank))
    verdict("epub/nav seed", nav_faults(book, chapters))
    verdict("epub/text seed", compare.faults(text, bank.questions))


if __name__ == "__main__":
    main()
