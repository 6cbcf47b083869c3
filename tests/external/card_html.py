"""The HTML of a card: its text, and what must not be in it."""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "col"}
ELEMENTS = VOID | set(
    "a b blockquote code dd del details div dl dt em h1 h2 h3 h4 h5 h6 i kbd li ol p pre rp rt "
    "ruby s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split())
# Anki's own template writes <hr id=answer>, and it alone leaves an attribute unquoted.
TEX_BETWEEN_DOLLARS = re.compile(r"\$[^$]*[\\^_{][^$]*\$")


class Reader(HTMLParser):
    """Collects the text, the text outside code, and every fault of the mark-up."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.prose = ""
        self.faults = []
        self.open = []
        self.images = []
        self.feed(html)
        self.close()
        if self.open:
            self.faults.append(f"<{self.open[-1]}> is never closed")
        if "<!--" in self.prose:
            self.faults.append(f"a comment of the source in {self.prose[:40]!r}")
        if TEX_BETWEEN_DOLLARS.search(self.prose):
            self.faults.append(f"TeX between dollars in {self.prose[:40]!r}")
        if self.prose.count(r"\(") != self.prose.count(r"\)"):
            self.faults.append(f"a formula without its end in {self.prose[:40]!r}")

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.text += "\n"
        if tag not in ELEMENTS:
            self.faults.append(f"unknown element <{tag}>")
        if tag == "img":
            self.images.append(dict(attrs).get("src", ""))
        if any(name.startswith("on") for name, _ in attrs):
            self.faults.append(f"a script on <{tag}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.text += data
        if "code" not in self.open and "pre" not in self.open:
            self.prose += data


def text(html):
    return Reader(html).text


def images(html):
    return Reader(html).images


def faults(html):
    bare = re.search(r"<(?![a-z/])", html)
    return Reader(html).faults + (["a bare < in " + html[:40]] if bare else [])
