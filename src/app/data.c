/* SPDX-License-Identifier: MIT */
#include "app/data.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

static char *join(const char *folder, const char *name)
{
	const size_t room = strlen(folder) + strlen(name) + 2;
	char *const path = memory_new(room);

	snprintf(path, room, "%s/%s", folder, name);
	return path;
}

/* A folder counts when the file without which nothing can be set is in it. */
static bool try_root(const char *root, struct data_folders *folders)
{
	char *const chains = join(root, "fonts/chains.yaml");
	const bool is_there = file_exists(chains);

	free(chains);
	if (!is_there)
		return false;
	folders->styles = join(root, "styles");
	folders->fonts = join(root, "fonts");
	return true;
}

bool data_find(struct data_folders *folders)
{
	static const char *const from_program[] = {
		"../share/tiku", /* PREFIX/bin/tiku */
		"..",            /* out/tiku */
		"../../..",      /* out/build/VARIANT/tiku */
		"../../../..",   /* out/build/VARIANT/unit/NAME */
		"../../../../..",
	};
	const char *const asked = getenv("TIKU_DATA");
	char program[PATH_MAX];
	const ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);

	*folders = (struct data_folders){0};
	if (asked && *asked)
		return try_root(asked, folders);
	if (length <= 0)
		return false;
	program[length] = '\0';
	*strrchr(program, '/') = '\0';
	for (size_t i = 0; i < sizeof(from_program) / sizeof(*from_program); i++) {
		char *const root = join(program, from_program[i]);
		const bool found = try_root(root, folders);

		free(root);
		if (found)
			return true;
	}
	return false;
}

void data_clear(struct data_folders *folders)
{
	free(folders->styles);
	free(folders->fonts);
	*folders = (struct data_folders){0};
}
