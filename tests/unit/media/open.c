/* SPDX-License-Identifier: MIT */
#include "media/media.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "media/locate.h"
#include "unit/media/images.h"
#include "unit/unit.h"

static char folder[64];

static void put_file(const char *name, struct str content)
{
	char path[200];

	snprintf(path, sizeof(path), "%s%s", folder, name);
	char *const slash = strrchr(path, '/');

	*slash = '\0';
	file_make_folder(path);
	*slash = '/';
	file_write(path, content);
}

static void make_files(void)
{
	struct buf file;
	char link[200];

	buf_init(&file, 0);
	image_put_png(
		&file, &(struct png_wish){4, 2, PNG_COLOR_TYPE_RGB, 8, false, false, 0});
	put_file("a.png", buf_str(&file));
	put_file("sub/A.png", buf_str(&file));
	put_file("set.assets/example.org/x/p.png?w=1", buf_str(&file));
	put_file("set.assets/example.org:81/index.html", buf_str(&file));
	put_file("图 一.png", buf_str(&file));
	put_file("cut.png", (struct str){file.data, file.len / 2});
	put_file("text.png", STR("hello"));
	buf_reset(&file);
	image_put_jpeg(&file, 8, 8, 3, false, 0);
	put_file("really-jpeg.png", buf_str(&file));
	snprintf(link, sizeof(link), "%slink.png", folder);
	if (symlink("a.png", link) != 0)
		perror(link);
	put_file("evil.svg", STR("<svg onload='x'/>"));
	snprintf(link, sizeof(link), "%spipe.png", folder);
	if (mkfifo(link, 0600) != 0)
		perror(link);
	buf_clear(&file);
}

static const struct {
	const char *url, *name; /* name NULL: broken with this code */
	enum diag_code code;
} images[] = {
	{"a.png", "a.png"},
	{"./sub/A.png", NULL, DIAG_CODE_COUNT}, /* checked apart */
	{"a.png?raw=true", NULL, DIAG_CODE_COUNT},
	{"%E5%9B%BE%20%E4%B8%80.png", NULL, DIAG_CODE_COUNT},
	{"really-jpeg.png", "really-jpeg.jpg"},
	{"HTTPS://u@Example.org/x/p.png?w=1", NULL, DIAG_CODE_COUNT},
	{"//example.org:81/", "index.png"},
	{"no.png", NULL, DIAG_IMAGE_MISSING},
	{"a.png/b", NULL, DIAG_IMAGE_MISSING},
	{"http://example.org/none.png", NULL, DIAG_IMAGE_REMOTE},
	{"../a.png", NULL, DIAG_IMAGE_REFUSED},
	{"sub/%2e%2e/a.png", NULL, DIAG_IMAGE_REFUSED},
	{"%2525.png", NULL, DIAG_IMAGE_REFUSED},
	{"50%.png", NULL, DIAG_IMAGE_REFUSED},
	{"a%00.png", NULL, DIAG_IMAGE_REFUSED},
	{"a%ff.png", NULL, DIAG_IMAGE_REFUSED},
	{"/etc/passwd", NULL, DIAG_IMAGE_REFUSED},
	{"%2Fetc/passwd", NULL, DIAG_IMAGE_REFUSED},
	{"file:///etc/passwd", NULL, DIAG_IMAGE_REFUSED},
	{"data:image/png;base64,AAAA", NULL, DIAG_IMAGE_REFUSED},
	{"http://../../a.png", NULL, DIAG_IMAGE_REFUSED},
	{"", NULL, DIAG_IMAGE_REFUSED},
	{"link.png", NULL, DIAG_IMAGE_REFUSED},
	{"cut.png", NULL, DIAG_IMAGE_BROKEN},
	{"text.png", NULL, DIAG_IMAGE_UNKNOWN},
	{"sub", NULL, DIAG_IMAGE_UNKNOWN},
	{"pipe.png", NULL, DIAG_IMAGE_UNKNOWN},
	{"evil.svg", NULL, DIAG_IMAGE_UNSAFE},
};

#define IMAGE_COUNT (sizeof(images) / sizeof(images[0]))

static bool was_reported(const struct diag *diag, enum diag_code code, size_t at)
{
	for (size_t i = 0; i < diag->count; i++)
		if (diag->messages[i].code == code && diag->messages[i].span.start == at)
			return true;
	return false;
}

static void check_names(struct unit *unit, const struct media_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		for (size_t k = 0; k < i; k++)
			CHECK(unit, set->items[i].kind == MEDIA_BROKEN ||
					    !str_eq_ascii_case(set->items[i].file_name,
						    set->items[k].file_name));
}

static void test_open(struct unit *unit)
{
	struct image_source sources[IMAGE_COUNT];
	struct sources inputs;
	struct arena arena;
	struct diag diag;
	struct media_set set;

	arena_init(&arena);
	diag_init(&diag);
	sources_init(&inputs);
	sources_add(&inputs, STR("set.md"), STR(""));
	inputs.items[0].folder = str_from(folder);
	for (size_t i = 0; i < IMAGE_COUNT; i++)
		sources[i] =
			(struct image_source){span_of(0, i, i), str_from(images[i].url)};
	const struct bank bank = {.name = STR("set"),
		.images = sources,
		.image_count = IMAGE_COUNT,
		.sources = &inputs};

	media_open_all(&bank, &arena, &diag, &set);
	unit_case(unit, "images open or are reported where they stand");
	CHECK(unit, set.count == IMAGE_COUNT);
	for (size_t i = 0; i < set.count; i++) {
		const bool is_broken = set.items[i].kind == MEDIA_BROKEN;

		if (is_broken != (images[i].code != DIAG_CODE_COUNT && !images[i].name) ||
			(is_broken && !was_reported(&diag, images[i].code, i)))
			unit_fail(unit, __FILE__, __LINE__, images[i].url);
		if (images[i].name)
			CHECK_STR(unit, set.items[i].file_name, str_from(images[i].name));
	}
	unit_case(unit, "file names are unique and ASCII");
	check_names(unit, &set);
	CHECK(unit, str_starts(set.items[1].file_name, STR("A-")));
	CHECK(unit, str_starts(set.items[3].file_name, STR("image-")));
	unit_case(unit, "equal content is decoded once");
	CHECK(unit, set.items[0].pixels == set.items[1].pixels);
	CHECK(unit, set.items[0].bytes.data == set.items[3].bytes.data);
	sources_clear(&inputs);
	diag_clear(&diag);
	arena_clear(&arena);
}

int main(void)
{
	struct unit unit = {0};
	char command[100];

	snprintf(folder, sizeof(folder), "/tmp/tiku-media-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	strcat(folder, "/");
	make_files();
	test_open(&unit);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command) != 0 || unit_end(&unit);
}
