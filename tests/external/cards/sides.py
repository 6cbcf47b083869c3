"""The sides of every card of an .apkg as Anki gives them to its browser, as JSON on standard output:
out/external/anki/bin/python sides.py FILE.apkg MEDIA
MEDIA is the folder that gets the images, as Anki has them.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def sides(path, media):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions()))
        for card_id in sorted(collection.find_cards("")):
            card = collection.get_card(card_id)
            shown = card.render_output()
            yield {"number": card.note()["Number"], "css": shown.css,
                   "question": shown.question_text, "answer": shown.answer_text}
        shutil.rmtree(media, ignore_errors=True)
        shutil.copytree(collection.media.dir(), media)
        collection.close()


print(json.dumps(list(sides(*sys.argv[1:])), ensure_ascii=False))
