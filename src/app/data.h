/* SPDX-License-Identifier: MIT */
#ifndef APP_DATA_H
#define APP_DATA_H

#include <stdbool.h>

/* Where styles/ and fonts/ lie: beside the program as built (out/tiku in the source
 * tree), in share/tiku of the prefix it was installed to, or in $TIKU_DATA. */
struct data_folders {
	char *styles, *fonts; /* owned, without a last slash */
};

bool data_find(struct data_folders *folders);
void data_clear(struct data_folders *folders);

#endif
