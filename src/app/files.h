/* SPDX-License-Identifier: MIT */
#ifndef APP_FILES_H
#define APP_FILES_H

#include "app/options.h"

/* Reports a code of {0} path and {1} errno's words. */
void files_report_errno(struct diag *diag, enum diag_code code, const char *path);
/* Whether path is one of the bank's files. */
bool files_is_input(const struct options *options, const char *path);

#endif
