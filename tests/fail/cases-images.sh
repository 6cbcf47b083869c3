# Images. SPDX-License-Identifier: MIT
png='\0211PNG\0015\0012\0032\0012\0000\0000\0000\0015IHDR' end='\0000\0000\0000\0000IDAT5\0257\0006\0036\0000\0000\0000\0000IEND\0256B\0140\0202'
mkdir -p folder.png secret
printf '%b' "$png" >"secret/a.png"
ln -s secret/a.png link.png
ln -s secret linked
mkdir -p inside

# image NAME STATUS SAID FILE BYTES: a bank that shows this file.
image() {
	printf '%b' "$5" >"$4"
	bank "$1" "$2" "$3" "Q1: ![图]($4)？\n"
}

bank image-missing 1 '1:5: error|image-missing|“none.png”' 'Q1: ![图](none.png)？\n'
bank image-case 1 'image-missing' 'Q1: ![图](Folder.PNG)？\n'
bank image-no-address 1 'image-refused' 'Q1: ![图]()？\n'
bank image-no-alt 1 'missing-alt|image-missing' 'Q1: ![](none.png)？\n'
bank image-climbs 1 'image-refused' 'Q1: ![图](../bank.md)？\n'
bank image-climbs-deep 1 'image-refused' 'Q1: ![图](a/b/../../../bank.md)？\n'
bank image-climbs-percent 1 'image-refused' 'Q1: ![图](%2e%2e/bank.md)？\n'
bank image-climbs-percent-slash 1 'image-refused' 'Q1: ![图](..%2fbank.md)？\n'
bank image-percent-twice 1 'image-refused' 'Q1: ![图](%252e%252e/bank.md)？\n'
bank image-percent-nul 1 'image-refused' 'Q1: ![图](a%00.png)？\n'
bank image-absolute 1 'image-refused' 'Q1: ![图](/etc/passwd)？\n'
bank image-file-scheme 0 '1:5:link-scheme' 'Q1: ![图](file:///etc/passwd)？\n'
bank image-data 0 '1:5:link-scheme' 'Q1: ![图](data:image/png;base64,iVBORw0KGgo=)？\n'
bank image-javascript 0 '1:5:link-scheme' 'Q1: ![图](javascript:x)？\n'
bank image-symlink 1 'image-refused' 'Q1: ![图](link.png)？\n'
bank image-symlink-folder 1 'image-refused' 'Q1: ![图](linked/a.png)？\n'
bank image-folder 1 'image-unknown' 'Q1: ![图](folder.png)？\n'
bank image-remote 0 '1:5:image-remote|bank.assets/example.org/a.png' \
	'Q1: ![图](https://example.org/a.png)？\n'
bank image-remote-no-scheme 0 'image-remote' 'Q1: ![图](//example.org/a.png)？\n'
bank image-remote-climbs 1 'image-refused' 'Q1: ![图](https://example.org/../../a.png)？\n'
bank image-long-name 1 'image-unreadable' "Q1: ![图]($(printf '%05000d' 7).png)？\n"
bank image-width 0 '!limit-met' 'Q1: ![图](https://example.org/a.png){width=9999999em}？\n'
bank image-itself 1 'image-unknown' 'Q1: ![图](bank.md)？\n'
bank image-many 1 'image-missing' "$(i=0; while [ $i -lt 300 ]; do
	i=$((i + 1)); printf 'Q%d: ![图](%d.png)？\\n\\n' $i $i; done)"

image image-empty 1 'image-unknown' empty.png ''
image image-text 1 'image-unknown' text.png 'no image'
image png-signature 1 'image-broken' a.png '\0211PNG\0015\0012\0032\0012'
image png-header-cut 1 'image-broken' a.png "$png\\0000"
image png-no-pixels 1 'image-broken' a.png \
	"$png\\0000\\0000\\0000\\0001\\0000\\0000\\0000\\0001\\0010\\0000\\0000\\0000\\0000\\0072\\0176\\0233U$end"
image png-wide 1 'image-too-large' a.png \
	"$png\\0000\\0001\\0206\\0240\\0000\\0001\\0206\\0240\\0010\\0002\\0000\\0000\\0000\\00470\\0234\\0237$end"
image png-pixels 1 'image-too-large' a.png \
	"$png\\0000\\0000\\0072\\0230\\0000\\0000\\0072\\0230\\0010\\0002\\0000\\0000\\0000Qv\\0136\\0362$end"
image png-width-zero 1 'image-broken' a.png \
	"$png\\0000\\0000\\0000\\0000\\0000\\0000\\0000\\0005\\0010\\0002\\0000\\0000\\0000\\0344\\0044z\\0366$end"
image jpeg-start-alone 1 'image-broken' a.jpg '\0377\0330\0377'
image jpeg-no-frame 1 'image-broken' a.jpg '\0377\0330\0377\0340\0000\0020JFIF\0000\0377\0331'
image gif-head-alone 1 'image-broken' a.gif 'GIF89a'
image gif-large 1 'image-broken' a.gif 'GIF89a\0377\0377\0377\0377\0000\0000\0000,'
image gif-no-frame 1 'image-broken' a.gif 'GIF89a\0001\0000\0001\0000\0000\0000\0000;'
image webp-head-alone 1 'image-broken' a.webp 'RIFF\0004\0000\0000\0000WEBP'
image webp-cut 1 'image-broken' a.webp 'RIFF\0377\0377\0000\0000WEBPVP8L\0377\0377\0000\0000\0057'
image svg-open 1 'image-broken' a.svg '<svg xmlns="http://www.w3.org/2000/svg"><g>'
image svg-no-size 0 'marking' a.svg '<svg xmlns="http://www.w3.org/2000/svg"/>'
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' >a.svg
bank svg-compat 0 '1:5:epub-svg|“a.svg”' 'Q1: ![图](a.svg)？\n' --profile compat
# a picture made of a formula, and an image of the bank's, both of the name m1.png
cp "$cases/../../examples/images/bpe-merges.png" m1.png
bank formula-and-image 0 'marking' 'Q1: ![图](m1.png)，$x^2$？\n' --profile compat
bank svg-cover-compat 0 '2:8:epub-svg-cover|“a.svg”' '---\ncover: a.svg\n---\nQ1: 题？\n' --profile compat
bank svg-full 0 '!epub-svg' 'Q1: ![图](a.svg)？\n' --profile full
bank cover-missing 1 '2:8:image-missing|“none.png”' '---\ncover: none.png\n---\nQ1: 题？\n'
image svg-crossed 1 'image-broken' a.svg '<svg width="9" height="9"><g><a></g></a></svg>'
image svg-script 1 'image-unsafe|<script' a.svg '<svg width="9" height="9"><script>x</script></svg>'
image svg-onload 1 'image-unsafe|: onload' a.svg '<svg width="9" height="9" onload="x"/>'
image svg-entity 1 'image-unsafe' a.svg \
	'<!DOCTYPE svg [<!ENTITY a "aaa">]><svg width="9" height="9"><text>\0046a;</text></svg>'
image svg-outside 1 'image-unsafe' a.svg \
	'<svg width="9" height="9"><image href="https://example.org/a.png"/></svg>'
image svg-import 1 'image-unsafe' a.svg \
	'<svg width="9" height="9"><style>@import "a.css";</style></svg>'
image svg-deep 1 'image-broken|SVG: depth' a.svg "<svg width='9' height='9'>$(printf '%01000d' 0 | sed 's/0/<g>/g')"
image svg-size-huge 0 '!image-broken' a.svg '<svg width="9e99" height="9e99"/>'

# real images, cut short
for kind in bpe-merges.png attention-heatmap.jpg; do
	head -c 3000 "$cases/../../examples/images/$kind" >"cut-$kind"
	bank "cut-$kind" 1 'image-broken' "Q1: ![图](cut-$kind)？\n"
done

{ printf 'Q1: 一？\n\n'; seq 10001 | sed 's/.*/![图](a.svg?&)/'; } >many.md
printf '<svg width="9" height="9"/>' >a.svg
line image-count 1 '10003:1:image-count' check many.md
