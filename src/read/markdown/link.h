/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_LINK_H
#define READ_MARKDOWN_LINK_H

#include "read/markdown/md.h"

/* http, https, mailto, ftp, and addresses without a scheme. */
bool link_is_allowed(struct str url);

/* Takes a link of any other scheme out of the tree, with a warning, and leaves its
 * children in its place. */
void link_check(struct diag *diag, struct md_node *link);

/* Whether the address is another host's: https://host/…, //host/… */
bool link_is_remote(struct str url);

#endif
