#!/bin/sh
# EPUBs by EPUBCheck, Ace and two reading engines, and the seed's by its text:
# tests/external/epub.sh BANKS [SEED.md]
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

# 'BANK=FILE' for each book, once where books are the same bytes: inplace is inline, and the
# default end.
books() {
	seen=
	each epub | while read -r bank file; do
		sum="<$(cksum <"$file")>"
		case $seen in
		*"$sum"*) ;;
		*) printf '%s=%s\n' "$bank" "$file" ;;
		esac
		seen=$seen$sum
	done
}

run_ace() {
	# shellcheck disable=SC2046 # no white space in these paths
	CHROMIUM=$browser run_client epub/ace node "$npm/ace.mjs" "$external/ace" $(books)
}

run_readers() {
	# shellcheck disable=SC2046
	CHROMIUM=$browser run_client epub/readers node "$npm/readers.mjs" "$npm" \
		"$external/pictures" $(books)
}

# The browsers of both have a core each.
check_in_browser() {
	cp tests/external/epub/*.html tests/external/epub/*.mjs "$npm"
	run_ace >"$external/ace.cases" &
	run_readers
	wait
	cat "$external/ace.cases"
}

npm=$external/epub
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}
if [ -z "$browser" ] || ! has node || ! [ -d "$npm/node_modules" ]; then
	skip epub/readers 'no Chromium, Node or engines'
else
	check_in_browser
fi
if has java && [ -d "$external/java" ]; then
	check_all
else
	skip epub/epubcheck "no EPUBCheck"
fi
if [ -n "$seed" ]; then
	run_client epub/text python3 tests/external/epub_text.py "$seed" "$banks"/seed/*.epub
fi
