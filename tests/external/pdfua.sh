#!/bin/sh
# PDFs by veraPDF, against PDF/UA-1: tests/external/pdfua.sh BANKS [check|tell]
# 'tell' makes no cases: it prints, after '#', how many rules each file breaks.
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
banks=$1
mode=${2-check}

say_result() {
	if [ "$mode" = tell ]; then
		printf '# pdf/ua %s: breaks %s rules\n' "$1" "$2"
	elif [ "$2" -eq 0 ]; then
		ok "pdf/ua $1"
	else
		not_ok "pdf/ua $1" "breaks $2 rules: $3"
	fi
}

if ! has java || ! [ -d "$external/java" ]; then
	[ "$mode" = tell ] || skip pdf/ua "no veraPDF"
	exit
fi
results=$external/verapdf.results
# shellcheck disable=SC2046 # no white space in these paths
java -cp "$java_classes" tests/external/PdfCheck.java ua1 \
	$(each pdf | cut -d ' ' -f 2) >"$results" 2>"$external/verapdf.log"
each pdf | while read -r bank file; do
	result_of "$file" "$results" | {
		IFS=$tab read -r file count broken
		say_result "$bank" "$count" "$broken"
	}
done
