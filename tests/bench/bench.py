"""Time and memory of tiku and Typst: python3 bench.py TIKU SEED.md (from the checkout's root)

Typst runs as its Python package, so each of its runs also starts an interpreter and imports the
package; what that takes is measured too, and the time without it is printed beside the whole.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

OUT = Path("out/bench")
TYPST_PYTHON = "out/external/typst/bin/python"
IMPORT = "import typst"
# Only the folder of the faces in use is searched, so that neither program scans the system.
COMPILE = ("import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], "
           "ignore_system_fonts=True, font_paths=[sys.argv[3]])")


class Samples:
    """The runs of one command: wall time in seconds, peak memory in bytes."""

    def __init__(self, command):
        self.command = command
        self.seconds = []
        self.processor = []  # of the process and the system for it
        self.peak = 0

    def run(self):
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        words = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.peak = max(self.peak, usage.ru_maxrss * 1024)
        if status:
            sys.exit(f"{self.command[0]} failed: {words.decode()[-400:]}")

    def least(self):
        return min(self.seconds)

    def median(self):
        return statistics.median(self.seconds)


def font_folder():
    found = subprocess.run(["fc-match", "-f", "%{file}", "Noto Serif CJK SC"],
                           capture_output=True, encoding="utf-8", check=False).stdout
    if "NotoSerifCJK" in found:
        return str(Path(found).parent)
    return "/usr/share/fonts/opentype/noto"


def write_documents(source, count):
    """(bank as Markdown, as Typst). Another process writes them: what this one ever held in
    memory would count as held by its children, which begin as copies of it.
    """
    subprocess.run([sys.executable, Path(__file__).with_name("documents.py"), source, str(count),
                    OUT], check=True)
    return OUT / f"{count}.md", OUT / f"{count}.typ"


def tiku_command(tiku, markdown, kinds="pdf"):
    return [tiku, "build", str(markdown), "-o", str(OUT), "-t", kinds]


def typst_command(typst):
    return [TYPST_PYTHON, "-c", COMPILE, str(typst), str(typst.with_suffix(".typst.pdf")),
            font_folder()]


def interleaved(all_samples, runs):
    for _ in range(runs):
        for samples in all_samples:
            samples.run()


def pages(pdf):
    if not shutil.which("pdfinfo"):
        return "?"
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, encoding="utf-8", check=False)
    return next((line.split()[1] for line in info.stdout.splitlines()
                 if line.startswith("Pages:")), "?")


def row(name, samples, pdf, startup=0.0):
    print(f"  {name:<24} {samples.least() - startup:9.3f} s  {samples.median() - startup:9.3f} s"
          f"  {samples.peak / 1e6:8.1f} MB  {pdf.stat().st_size / 1e6:7.2f} MB  {pages(pdf):>5}")


def compare(tiku, source, count, runs):
    markdown, typst_source = write_documents(source, count)
    ours = Samples(tiku_command(tiku, markdown))
    whole = Samples(tiku_command(tiku, markdown, "pdf,epub,csv"))
    theirs = Samples(typst_command(typst_source))
    start = Samples([TYPST_PYTHON, "-c", IMPORT])
    interleaved([ours, whole, theirs, start], runs)
    our_pdf = OUT / f"{count}.pdf"
    their_pdf = OUT / f"{count}.typst.pdf"
    print(f"{count} questions, {runs} runs of each, interleaved")
    print(f"  {'':<24} {'least':>11}  {'median':>11}  {'peak':>11}  {'PDF':>10}  pages")
    row("tiku", ours, our_pdf)
    row("tiku, PDF, EPUB and CSV", whole, our_pdf)
    row("typst", theirs, their_pdf)
    row("typst without start-up", theirs, their_pdf, start.median())
    for name, samples in ("tiku", ours), ("all three", whole):
        print(f"  {name}/typst: time {samples.median() / theirs.median():.2f} (without its start-up "
              f"{samples.median() / (theirs.median() - start.median()):.2f}), "
              f"memory {samples.peak / theirs.peak:.2f}")


def linearity(tiku, source, counts, runs):
    """Milliseconds a question; where time is linear, the three numbers are alike."""
    figures = []
    for count in counts:
        samples = Samples(tiku_command(tiku, write_documents(source, count)[0]))
        interleaved([samples], runs)
        figures.append((count, samples.least(), samples.peak))
    times = ", ".join(f"{count}: {seconds:.2f} s ({seconds / count * 1e3:.3f} ms each)"
                      for count, seconds, _ in figures)
    print(f"linear? tiku with {times}; peak "
          + ", ".join(f"{peak / 1e6:.0f} MB" for _, _, peak in figures))


def reword(bank, edited):
    """Another process's work too: every third question gets other words."""
    subprocess.run(["awk", r'/^Q[0-9]+[:：]/ && ++n % 3 == 0 {sub(/[:：] */, "&请说明："); '
                    r'sub(/[？?]/, "，为什么？")} {print}', bank],
                   stdout=edited.open("wb"), check=True)


def cards(tiku, source, counts, runs):
    """CSV and .apkg; then the CSV again, every third question reworded and found again."""
    for count in counts:
        bank = write_documents(source, count)[0]
        ids = bank.with_suffix(".ids")
        times = []
        for kinds in ("csv", "apkg"):
            samples = Samples(tiku_command(tiku, bank, kinds))
            interleaved([samples], runs)
            times.append(f"{kinds} {samples.least():.3f} s")
        edited = OUT / "edited" / bank.name
        edited.parent.mkdir(exist_ok=True)
        reword(bank, edited)
        samples = Samples(tiku_command(tiku, edited, "csv"))
        for _ in range(runs):
            shutil.copy(ids, edited.with_suffix(".ids"))
            samples.run()
        times.append(f"csv after edits {samples.least():.3f} s, {samples.peak / 1e6:.0f} MB")
        print(f"cards of {count} questions: " + ", ".join(times))


# The smallest PNG there is: a book with a cover of its own is one for which none is drawn.
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a"
                    "49444154789c636000000002000148afa4710000000049454e44ae426082")


def with_cover(bank):
    """The same bank, for which no cover is drawn."""
    covered = OUT / f"covered-{bank.name}"
    (OUT / "cover.png").write_bytes(PNG)
    text = bank.read_text(encoding="utf-8")
    text = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    covered.write_text("---\ncover: cover.png\n---\n" + text, encoding="utf-8")
    return covered


def books(tiku, source, counts, runs):
    """EPUBs, in processor time beyond what `tiku --version` takes; the cover apart."""
    start = Samples([tiku, "--version"])
    interleaved([start], runs)
    for count in counts:
        bank = Path(source) if count == 200 else write_documents(source, count)[0]
        drawn = Samples(tiku_command(tiku, bank, "epub"))
        plain = Samples(tiku_command(tiku, with_cover(bank), "epub"))
        interleaved([drawn, plain], runs)
        own = min(plain.processor) - min(start.processor)
        cover = min(drawn.processor) - min(plain.processor)
        print(f"EPUB of {count} questions: {own * 1e3:.1f} ms of processor time beyond start-up, "
              f"{own / count * 1e6:.0f} µs a question; its cover {cover * 1e3:.1f} ms")


def own_peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    tiku, source = sys.argv[1:]
    OUT.mkdir(parents=True, exist_ok=True)
    print("The handout as PDF; Typst: contents, running head, numbers in the margin, the same faces.\n"
          f"Peaks below {own_peak() / 1e6:.0f} MB cannot be told apart.")
    compare(tiku, source, 200, runs=9)
    compare(tiku, source, 20000, runs=3)
    linearity(tiku, source, [5000, 10000, 20000], runs=2)
    cards(tiku, source, [200, 5000, 20000], runs=3)
    books(tiku, source, [200, 5000, 20000], runs=5)


main()
