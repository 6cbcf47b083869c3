/* SPDX-License-Identifier: MIT */
#include "app/writers.h"

const struct writer *const writers_table[] = {
	&pdf_writer,
	&epub_writer,
	&csv_writer,
	&apkg_writer,
	NULL,
};

const unsigned writers_default = 1u << 0 | 1u << 1 | 1u << 2;
