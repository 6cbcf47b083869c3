#!/bin/sh
# PDFs as qpdf, poppler and MuPDF see them: tests/external/pdf.sh BANKS [SEED.md]
# SPDX-License-Identifier: MIT
set -u
. tests/external/lib.sh
banks=$1
seed=${2-}

# qpdf finds nothing to say about the file's structure.
check_structure() {
	report=$(qpdf --check "$2" 2>&1) && report=$(printf '%s\n' "$report" | grep -i warning)
	verdict "pdf/structure $1" "$report"
}

# Every font is embedded, a subset, and says which characters its glyphs stand for.
check_fonts() {
	table=$(pdffonts "$2" 2>&1 | sed 1,2d)
	[ -n "$table" ] || table="no font at all"
	faults=$(printf '%s\n' "$table" |
		grep -Ev '[[:space:]]yes +yes +yes +[0-9]+ +[0-9]+$')
	verdict "pdf/fonts $1" "$faults"
}

# All pages are A4, but for other styles than the handout; the title is the bank's first
# heading.
check_info() {
	info=$(pdfinfo -f 1 -l -1 "$2" 2>&1)
	faults=
	case $1 in
	style-handout | seed | example*)
		faults=$(printf '%s\n' "$info" | grep 'Page .*size:' | grep -v '(A4)$')
		;;
	esac
	title=$(printf '%s\n' "$info" | sed -n 's/^Title: *//p')
	[ "$title" = "$(title_of "$2")" ] || faults="title is '$title'"
	verdict "pdf/info $1" "$faults"
}

# The bank lies beside its PDF; a book of answers is NAME-key.pdf.
title_of() {
	bank=${1%.pdf}
	[ -f "$bank.md" ] || bank=${bank%-key}
	sed -n -e 's/^# *//p' -e 's/^title: *//p' "$bank.md" | head -n 1
}

# MuPDF draws every page without a word (but that Debian's has no colour management).
check_drawing() {
	faults=$(mutool draw -q -r 20 -o /dev/null "$2" 2>&1 | grep -v 'ICC support')
	verdict "pdf/drawing $1" "$faults"
}

# on_each CASE TOOL CHECK: runs CHECK for each PDF.
on_each() {
	if ! has "$2"; then
		skip "$1" "no $2"
		return
	fi
	each pdf | while read -r bank file; do
		"$3" "$bank" "$file"
	done
}

on_each pdf/structure qpdf check_structure
on_each pdf/fonts pdffonts check_fonts
on_each pdf/info pdfinfo check_info
on_each pdf/drawing mutool check_drawing
if ! has pdftotext; then
	skip pdf/text "no pdftotext"
	exit
fi
if [ -n "$seed" ]; then
	for file in "$banks"/seed/*.pdf "$banks"/seed-*/*.pdf; do
		[ -f "$file" ] || continue
		run_client pdf/text python3 tests/external/pdf_text.py "$seed" "$file"
		run_client pdf/tags python3 tests/external/pdf_tags.py "$file" "$seed"
	done
fi
for plain in "$banks"/example-none/*.pdf; do
	for file in "$banks"/example*/*.pdf; do
		case $file in
		*-key.pdf) other= ;; # it has no questions
		*) other=$plain ;;
		esac
		[ ! -f "$file" ] || run_client pdf/tags python3 tests/external/pdf_tags.py "$file" \
			${other:+"$other"}
	done
done
