#!/bin/sh
# PDFs by veraPDF, against PDF/UA-1 and PDF/A-2: tests/external/pdfua.sh BANKS
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
banks=$1
flavours='ua1 2a 2u 2b'

if ! has java || ! [ -d "$external/java" ]; then
	skip pdf/ua "no veraPDF"
	exit
fi
results=$external/verapdf.results
# shellcheck disable=SC2046,SC2086 # no white space in these paths
java -cp "$java_classes" tests/external/PdfCheck.java "$(echo $flavours | tr ' ' ,)" \
	$(each pdf | cut -d ' ' -f 2) >"$results" 2>"$external/verapdf.log"
each pdf | while read -r bank file; do
	for flavour in $flavours; do
		result_of "$file $flavour" "$results" | {
			IFS=$tab read -r file count broken
			[ "$count" -eq 0 ] || broken="breaks $count rules: $broken"
			verdict "pdf/$flavour $bank" "$broken"
		}
	done
done
