/* SPDX-License-Identifier: MIT */
/* An output past its ceiling: the old file stays, the message names the output. The
 * table of writers here stands in for app/writers.c: one output, of 17 bytes against a
 * ceiling of 16. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/lock.h"
#include "app/writers.h"
#include "base/file.h"
#include "base/limits.h"
#include "unit/unit.h"

static bool write_past_ceiling(const struct write_job *job, struct write_output *output)
{
	(void)job;
	output->content.ceiling = 16;
	buf_put_c(&output->content, "seventeen letters");
	return true;
}

static const struct writer endless_writer = {
	.name = "endless", .extension = ".endless", .write = write_past_ceiling};

const struct writer *const writers_table[] = {&endless_writer, NULL};
const unsigned writers_default = 1u << 0;

int main(void)
{
	struct unit unit = {0};
	char folder[] = "/tmp/tiku-too-large.XXXXXX";
	char program[] = "tiku", build[] = "build", out[] = "-o", no_lock[] = "--no-lock";
	char bank[64], output[64];
	struct options options;
	struct buf message, content;

	if (!mkdtemp(folder))
		return 1;
	snprintf(bank, sizeof(bank), "%s/bank.md", folder);
	snprintf(output, sizeof(output), "%s/bank.endless", folder);
	file_write(bank, STR("# Bank\n\nQ1: What?\n"));
	file_write(output, STR("old"));
	buf_init(&message, 0);
	buf_init(&content, 0);

	unit_case(&unit, "an output past its ceiling is the machine's failure");
	char *arguments[] = {program, build, bank, out, folder, no_lock, NULL};

	CHECK(&unit, options_read(&options, 6, arguments, DIAG_ENGLISH, &message) ==
			     OPTIONS_GOOD);
	struct pipeline pipeline;

	pipeline_init(&pipeline, &options);
	data_find(&pipeline.folders);
	pipeline.lock_path = lock_find(&options);
	CHECK(&unit, pipeline_read(&pipeline));
	CHECK(&unit, !pipeline_write(&pipeline, &message));
	CHECK(&unit, diag_count(&pipeline.diag, DIAG_OUTPUT_TOO_LARGE) == 1);
	pipeline_clear(&pipeline);

	unit_case(&unit, "and leaves the old file");
	CHECK(&unit, file_read(output, LIMIT_TEXT_BYTES, &content));
	CHECK_STR(&unit, buf_str(&content), STR("old"));

	options_clear(&options);
	buf_clear(&message);
	buf_clear(&content);
	unlink(bank);
	unlink(output);
	rmdir(folder);
	return unit_end(&unit);
}
