"""What Ace found in EPUBs: python3 ace.py CHECKER BROWSER WORK NAME=FILE.epub...
The report is read, not the exit status. Two run at a time. SPDX-License-Identifier: MIT"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from report import verdict


def browser_as_root(browser, work):
    """Chromium refuses its sandbox to root, and Ace passes no words on."""
    script = work / "chromium"
    script.write_text(f'#!/bin/sh\nexec "{browser}" --no-sandbox "$@"\n')
    script.chmod(0o755)
    return script


def findings(report):
    for file in report["assertions"]:
        for assertion in file["assertions"]:
            test, result = assertion["earl:test"], assertion["earl:result"]
            yield (f"{file['earl:testSubject']['url']}: {test['dct:title']}: "
                   f"{' '.join(result.get('dct:description', '').split())} "
                   f"{result.get('html', '')[:120]}")


def check(ace, browser, work, name, path):
    folder = work / name
    environment = dict(os.environ, PUPPETEER_EXECUTABLE_PATH=str(browser),
                       ACE_TIMEOUT_INITIAL="120000")
    run = subprocess.run([ace, "-s", "-f", "-o", folder, path], env=environment,
                         capture_output=True, text=True)
    report = folder / "report.json"
    if not report.exists():
        return [f"no report: {(run.stderr or run.stdout)[-200:]}"]
    report = json.loads(report.read_text())
    faults = list(findings(report))
    if not faults and report["earl:result"]["earl:outcome"] != "pass":
        faults = [f"the outcome is {report['earl:result']['earl:outcome']}"]
    return faults


def main():
    ace, browser, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    books = [word.split("=", 1) for word in sys.argv[4:]]
    work.mkdir(parents=True, exist_ok=True)
    script = browser_as_root(browser, work)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda book: check(ace, script, work, *book), books)
        for (name, _), faults in zip(books, results):
            verdict(f"epub/ace {name}", faults)


main()
