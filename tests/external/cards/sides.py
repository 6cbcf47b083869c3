"""The sides of every card of an .apkg as Anki gives them to its browser, as JSON on standard output:
out/external/anki/bin/python sides.py FILE.apkg
"""

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def sides(path):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions()))
        for card_id in sorted(collection.find_cards("")):
            card = collection.get_card(card_id)
            shown = card.render_output()
            yield {"number": card.note()["Number"], "css": shown.css,
                   "question": shown.question_text, "answer": shown.answer_text}
        collection.close()


print(json.dumps(list(sides(sys.argv[1])), ensure_ascii=False))
