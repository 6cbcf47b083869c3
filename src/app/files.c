/* SPDX-License-Identifier: MIT */
#include "app/files.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"

void files_report_errno(struct diag *diag, enum diag_code code, const char *path)
{
	diag_report(diag, code, SPAN_NONE, str_from(path), str_from(strerror(errno)));
}

bool files_is_input(const struct options *options, const char *path)
{
	for (size_t i = 0; i < options->files.len; i++)
		if (file_is_same(path, options->files.data[i]))
			return true;
	return false;
}
