/* SPDX-License-Identifier: MIT */
#include "text/find.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

#include "base/limits.h"
#include "base/vec.h"

#define SCAN_DEPTH 8
#define SCAN_FILES 100000

void finder_init(
	struct font_finder *finder, const struct chains *chains, const char *fonts_folder)
{
	*finder = (struct font_finder){.chains = chains, .fonts_folder = fonts_folder};
	arena_init(&finder->arena);
	map_init(&finder->by_name);
}

void finder_clear(struct font_finder *finder)
{
	map_clear(&finder->by_name);
	free(finder->paths);
	if (finder->config)
		FcConfigDestroy(finder->config);
	if (finder->is_configured)
		FcFini();
	arena_clear(&finder->arena);
}

static const char *join(struct font_finder *finder, struct str folder, struct str name)
{
	char *const path = arena_alloc(&finder->arena, folder.len + name.len + 2);

	memcpy(path, folder.data, folder.len);
	path[folder.len] = '/';
	memcpy(path + folder.len + 1, name.data, name.len);
	return path;
}

static bool is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static struct str base_name(struct str path)
{
	size_t start = path.len;

	while (start > 0 && path.data[start - 1] != '/')
		start--;
	return str_from_offset(path, start);
}

static const char *find_direct(
	struct font_finder *finder, const struct chain_face *wanted)
{
	const struct str own = str_from(finder->fonts_folder);

	for (size_t i = 0; i < wanted->file_count; i++) {
		const char *path = join(finder, own, base_name(wanted->files[i]));

		if (is_file(path))
			return path;
		path = join(finder, own, wanted->files[i]);
		if (is_file(path))
			return path;
		if (wanted->files[i].data[0] == '/' && is_file(wanted->files[i].data))
			return wanted->files[i].data;
	}
	for (size_t f = 0; f < finder->chains->folder_count; f++)
		for (size_t i = 0; i < wanted->file_count; i++) {
			const char *path = join(
				finder, finder->chains->folders[f], wanted->files[i]);

			if (is_file(path))
				return path;
		}
	return NULL;
}

static bool is_font_name(struct str name)
{
	if (name.len < 5)
		return false;
	const struct str ending = str_from_offset(name, name.len - 4);

	return str_eq_ascii_case(ending, STR(".ttf")) ||
	       str_eq_ascii_case(ending, STR(".otf")) ||
	       str_eq_ascii_case(ending, STR(".ttc")) ||
	       str_eq_ascii_case(ending, STR(".otc"));
}

/* Of two files of one name the first path in byte order wins, whatever order the file
 * system lists them in. */
static void add_path(struct font_finder *finder, const char *path)
{
	const struct str name = base_name(str_from(path));
	const size_t known = map_find(&finder->by_name, name);

	if (known != MAP_NONE) {
		if (strcmp(path, finder->paths[known]) < 0)
			finder->paths[known] = path;
		return;
	}
	if (finder->path_count == finder->path_capacity)
		finder->paths = vec_grown(finder->paths, &finder->path_capacity,
			finder->path_count + 1, sizeof(*finder->paths));
	finder->paths[finder->path_count] = path;
	map_add(&finder->by_name, name, finder->path_count++);
}

/* Symbolic links to folders are not followed: no circles. */
static void scan(struct font_finder *finder, const char *folder, unsigned depth)
{
	DIR *const directory = depth < SCAN_DEPTH ? opendir(folder) : NULL;
	const struct dirent *entry;

	if (!directory)
		return;
	while (finder->path_count < SCAN_FILES) {
		entry = readdir(directory);
		if (!entry)
			break;
		const struct str name = str_from(entry->d_name);
		struct stat status;

		if (name.data[0] == '.')
			continue;
		if (is_font_name(name)) {
			add_path(finder, join(finder, str_from(folder), name));
			continue;
		}
		if (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN)
			continue;
		const char *const path = join(finder, str_from(folder), name);

		if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
			scan(finder, path, depth + 1);
	}
	closedir(directory);
}

static const char *find_scanned(
	struct font_finder *finder, const struct chain_face *wanted)
{
	if (!finder->is_scanned) {
		finder->is_scanned = true;
		for (size_t i = 0; i < finder->chains->folder_count; i++)
			scan(finder, finder->chains->folders[i].data, 0);
	}
	for (size_t i = 0; i < wanted->file_count; i++) {
		const size_t found =
			map_find(&finder->by_name, base_name(wanted->files[i]));

		if (found != MAP_NONE && is_file(finder->paths[found]))
			return finder->paths[found];
	}
	return NULL;
}

static bool is_configured(struct font_finder *finder)
{
	if (!finder->is_configured) {
		finder->is_configured = true;
		if (finder->chains->uses_fontconfig)
			finder->config = FcInitLoadConfigAndFonts();
	}
	return finder->config != NULL;
}

static struct font_place place_of(struct font_finder *finder, const FcPattern *pattern)
{
	FcChar8 *file = NULL;
	int index = 0;

	if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
		return (struct font_place){0};
	FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
	const struct str path = str_from((const char *)file);

	/* The upper half is the number of a variable font's named instance. */
	return (struct font_place){arena_copy_str(&finder->arena, path).data,
		(unsigned)index & 0xFFFFu, true};
}

/* Smaller is better; -1: a slanted or variable face. */
static int distance_of(const FcPattern *pattern, unsigned weight)
{
	double found = FC_WEIGHT_REGULAR;
	int slant = FC_SLANT_ROMAN;
	FcBool is_variable = FcFalse;

	FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
	FcPatternGetBool(pattern, FC_VARIABLE, 0, &is_variable);
	if (is_variable ||
		FcPatternGetDouble(pattern, FC_WEIGHT, 0, &found) != FcResultMatch)
		return -1;
	return abs(FcWeightToOpenType((int)found) - (int)weight) + (slant ? 1000 : 0);
}

static struct font_place best_of(
	struct font_finder *finder, const FcFontSet *set, unsigned weight)
{
	struct font_place best = {0};
	int least = -1;

	for (int i = 0; i < set->nfont; i++) {
		const int distance = distance_of(set->fonts[i], weight);
		const struct font_place place = place_of(finder, set->fonts[i]);

		if (distance < 0 || !place.path)
			continue;
		const int order = best.path ? strcmp(place.path, best.path) : -1;

		if (least < 0 || distance < least || (distance == least && order < 0)) {
			best = place;
			least = distance;
		}
	}
	return best;
}

struct font_place finder_find_family(
	struct font_finder *finder, const struct chain_face *wanted)
{
	struct font_place place = {0};

	if (!wanted->family.len || !is_configured(finder))
		return place;
	const struct str name = arena_copy_str(&finder->arena, wanted->family);
	FcPattern *const pattern = FcPatternCreate();
	FcObjectSet *const objects = FcObjectSetBuild(
		FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_VARIABLE, (char *)NULL);
	FcFontSet *set = NULL;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)name.data);
	FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
	set = FcFontList(finder->config, pattern, objects);
	if (set) {
		place = best_of(finder, set, wanted->weight);
		FcFontSetDestroy(set);
	}
	FcObjectSetDestroy(objects);
	FcPatternDestroy(pattern);
	return place;
}

struct font_place finder_find_face(
	struct font_finder *finder, const struct chain_face *wanted)
{
	struct font_place place = {.index = wanted->index};

	place.path = find_direct(finder, wanted);
	if (!place.path)
		place.path = find_scanned(finder, wanted);
	return place;
}

struct font_place finder_find_character(
	struct font_finder *finder, uint32_t code_point, struct str language)
{
	struct font_place place = {0};

	if (!is_configured(finder))
		return place;
	FcPattern *const pattern = FcPatternCreate();
	FcCharSet *const characters = FcCharSetCreate();
	FcCharSet *has = NULL;
	FcPattern *match = NULL;
	FcResult result = FcResultMatch;

	FcCharSetAddChar(characters, code_point);
	FcPatternAddCharSet(pattern, FC_CHARSET, characters);
	FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
	FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
	FcPatternAddString(pattern, FC_LANG,
		(const FcChar8 *)arena_copy_str(&finder->arena, language).data);
	FcConfigSubstitute(finder->config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	match = FcFontMatch(finder->config, pattern, &result);
	if (match && FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
		FcCharSetHasChar(has, code_point))
		place = place_of(finder, match);
	if (match)
		FcPatternDestroy(match);
	FcCharSetDestroy(characters);
	FcPatternDestroy(pattern);
	return place;
}

struct str finder_command(struct font_finder *finder, const struct chain_face *face)
{
	static const struct {
		const char *path, *command;
	} packagers[PACKAGER_COUNT] = {
		[PACKAGER_APT] = {"/usr/bin/apt-get", "apt-get install "},
		[PACKAGER_DNF] = {"/usr/bin/dnf", "dnf install "},
		[PACKAGER_PACMAN] = {"/usr/bin/pacman", "pacman -S "},
		[PACKAGER_BREW] = {"/opt/homebrew/bin/brew", "brew install --cask "},
	};

	for (size_t i = 0; i < PACKAGER_COUNT; i++) {
		struct buf words;

		if (!face->packages[i].len || access(packagers[i].path, X_OK) != 0)
			continue;
		buf_init(&words, LIMIT_TEXT_BYTES);
		buf_put_c(&words, packagers[i].command);
		buf_put_str(&words, face->packages[i]);
		const struct str command =
			arena_copy_str(&finder->arena, buf_str(&words));

		buf_clear(&words);
		return command;
	}
	return face->family.len ? face->family : face->key;
}
