#!/bin/sh
# EPUBs by EPUBCheck, and the seed's by its text: tests/external/epub.sh BANKS [SEED.md]
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
banks=$1
seed=${2-}

# Neither errors nor warnings; one JVM for all files.
check_all() {
	results=$external/epubcheck.results
	# shellcheck disable=SC2046 # no white space in these paths
	java -cp "$java_classes" tests/external/EpubCheck.java \
		$(each epub | cut -d ' ' -f 2) >"$results" 2>"$external/epubcheck.log"
	each epub | while read -r bank file; do
		result_of "$file" "$results" | {
			IFS=$tab read -r file count first
			[ "$count" -eq 0 ] || first="$count findings: $first"
			verdict "epub/epubcheck $bank" "$first"
		}
	done
}

if has java && [ -d "$external/java" ]; then
	check_all
else
	skip epub/epubcheck "no EPUBCheck"
fi
if [ -n "$seed" ]; then
	run_client epub/text python3 tests/external/epub_text.py "$seed" "$banks"/seed/*.epub
fi
