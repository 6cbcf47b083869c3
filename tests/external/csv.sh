#!/bin/sh
# Anki CSV as Python's csv module reads it, and as Anki imports it:
# tests/external/csv.sh BANKS [SEED.md]
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
banks=$1
seed=${2-}

each csv | while read -r bank file; do
	run_client "csv $bank" python3 tests/external/csv_text.py "$bank" "$file"
done
if [ -n "$seed" ]; then
	run_client "csv/text seed" python3 tests/external/csv_seed.py "$seed" "$banks"/seed/*.csv
fi
for file in "$banks"/example/*.csv; do
	[ ! -f "$file" ] || run_client "csv/cards example" python3 tests/external/csv_example.py "$file"
done
if ! [ -x "$anki_python" ]; then
	skip anki "no Anki"
	exit
fi
for language in en zh_CN; do
	# shellcheck disable=SC2046 # no white space in these paths
	run_client "anki $language" \
		"$anki_python" tests/external/anki_import.py $language $(each csv)
done
