# Libraries that fail, by functions of theirs that are put in front of the real ones.
# SPDX-License-Identifier: MIT
# with C-TEXT NAME STATUS SAID WORD...: the program with these functions in front
with() {
	printf '%s\n' "$1" >front.c
	shift
	if ! ${CC:-cc} -shared -fPIC -o front.so front.c 2>/dev/null; then
		echo "skipped fail/$1: no compiler makes a shared library"
		return
	fi
	(
		LD_PRELOAD=$PWD/front.so
		export LD_PRELOAD
		line "$@"
	)
}

case ${BUILD:-} in
*asan*) echo 'skipped fail/library: the sanitizer wants to be in front itself' ;;
*)
	printf 'Q1: 一？\n' >good.md
	with 'const char *HPDF_GetVersion(void) { return "9.9.9"; }' \
		library-of-another-version 3 'pdf-library|9.9.9' good.md -t pdf -o out
	with 'void *zip_source_buffer_create(void) { return 0; }' \
		zip-of-epub-fails 3 'epub-zip' good.md -t epub -o out
	with 'void *zip_source_buffer_create(void) { return 0; }' \
		zip-of-apkg-fails 3 'apkg-failed' good.md --no-lock -t apkg -o out
	printf 'Q1: Internationalization notwithstanding incomprehensibilities characteristically\n' \
		>words.md
	with 'void *hnj_hyphen_load(const char *name) { (void)name; return 0; }' \
		no-hyphenation-dictionary 0 'hyphen-missing' words.md -t pdf -o out \
		--set page.measure=12em
	;;
esac
