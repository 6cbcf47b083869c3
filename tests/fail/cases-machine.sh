# Files and folders (more of them in tests/machine). SPDX-License-Identifier: MIT
printf 'Q1: 一？\n' >good.md
cp good.md unread.md && chmod 0 unread.md
mkdir -p folder

line input-is-folder 3 'cannot-read|Is a directory' folder
line input-is-folder-check 3 'cannot-read' check folder
line input-under-file 3 'cannot-read' good.md/x.md
line input-device 3 'cannot-read' /dev/zero -t csv
if [ "$(id -u)" -ne 0 ]; then
	line input-unreadable 3 'cannot-read|Permission denied' unread.md
else
	echo 'skipped fail/input-unreadable: the superuser reads all'
fi
printf 'Q1: 一？\n' >in.csv
line output-is-input 3 'output-is-input|in.csv' in.csv -t csv
line output-under-file 3 'cannot-write' good.md -t csv -o good.md/out
line output-folder-is-file 3 'cannot-write' good.md -t csv -o good.md
mkdir -p taken/good.csv
line output-is-folder 3 'cannot-write' good.md -t csv -o taken
(
	TIKU_DATA=$work/folder
	line no-data 3 'no-data' good.md -o out
	line no-data-fonts 3 'no-data' fonts
)
mkdir -p data && ln -s "$WORK/data/styles" data/styles && mkdir -p data/fonts
(
	TIKU_DATA=$work/data
	printf 'roles: [\n' >data/fonts/chains.yaml
	line chains-broken 3 'font-chains' good.md -o out
	printf -- '- a\n' >data/fonts/chains.yaml
	line chains-no-mapping 3 'font-chains' good.md -o out
)

# faces that cannot be used; others of the same list stand in
mkdir -p few/fonts && ln -s "$WORK/data/styles" few/styles
cp "$WORK"/data/fonts/* few/fonts
(
	TIKU_DATA=$work/few
	python3 "$cases/variable.py" few/fonts/TikuTestSerif.otf variable.otf
	mv variable.otf few/fonts/TikuTestSerif.otf
	bank font-variable 0 'font-variable|TikuTestSerif.otf' 'Q1: 一？\n'
	printf 'OTTO' >few/fonts/TikuTestSerif.otf
	line font-broken 0 'font-broken|TikuTestSerif.otf' check good.md
	# no font, no PDF; what needs none is made
	rm few/fonts/*.[ot]tf
	line font-none 3 'font-none|font-subset' good.md -o unfonted
)
