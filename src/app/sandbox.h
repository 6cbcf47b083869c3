/* SPDX-License-Identifier: MIT */
#ifndef APP_SANDBOX_H
#define APP_SANDBOX_H

#include <stddef.h>

/* From here on the process may read only the system's folders, fonts and what is named,
 * write only beneath writable, and open no network connection (Landlock; as much of it
 * as the kernel has, nothing where it has none). A folder that is not there is passed
 * over. Call before the first thread. */
struct sandbox {
	const char *const *readable;
	size_t readable_count;
	const char *const *writable;
	size_t writable_count;
};

void sandbox_enter(const struct sandbox *sandbox);

#endif
