#!/bin/sh
# .apkg and updates by CSV, as Anki takes them: tests/external/anki.sh TIKU EXAMPLE.md [SEED.md]
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
tiku=$1 example=$2 seed=${3-}

if ! [ -x "$anki_python" ]; then
	skip 'anki story' 'no Anki'
	exit
fi
for language in en zh_CN; do
	for bank in "$example" ${seed:+"$seed"}; do
		run_client "anki story $language" "$anki_python" tests/external/anki_story.py \
			$language "$tiku" "$bank" "$external/banks/story"
	done
done
if [ -x "$external/anki-old/bin/python" ]; then
	run_client 'anki old' "$external/anki-old/bin/python" tests/external/anki_old.py "$tiku" \
		"$example" "$external/banks/old"
else
	skip 'anki old' 'no old Anki'
fi
run_client 'anki year' "$anki_python" tests/external/anki_year.py "$tiku" "$example" \
	"$external/banks/year"
# shellcheck disable=SC2086 # none or one word
run_client 'anki edits' "$anki_python" tests/external/anki_edits.py "$tiku" \
	"$external/banks/edits" "$example" ${seed:+"$seed"}
run_client 'anki fuzz' "$anki_python" tests/external/anki_fuzz.py "$tiku" "$external/banks/fuzz"
