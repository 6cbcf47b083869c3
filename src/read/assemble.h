/* SPDX-License-Identifier: MIT */
#ifndef READ_ASSEMBLE_H
#define READ_ASSEMBLE_H

#include "read/meta.h"
#include "read/read.h"

struct assemble_job {
	struct outline *outline; /* finished */
	const struct front *front;
	struct sources *sources;
	struct str name;
	const struct read_file *files;
	size_t file_count;
	struct read_lock *lock; /* NULL: none */
};

/* The outline and what the front matter says, as a bank. */
const struct bank *assemble_bank(const struct assemble_job *job);

#endif
