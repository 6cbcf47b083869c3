/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "base/file.h"

static enum diag_language message_language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *const value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "zh", 2) == 0 ? DIAG_CHINESE : DIAG_ENGLISH;
	}
	return DIAG_ENGLISH;
}

static void on_signal(int number)
{
	file_remove_temporaries();
	signal(number, SIG_DFL);
	raise(number);
}

static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = on_signal};

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		sigaction(numbers[i], &action, NULL);
	/* RLIMIT_FSIZE: a failed write, with a message, not the end of the program. */
	signal(SIGXFSZ, SIG_IGN);
}

static enum status show_help(enum diag_language language)
{
	struct buf page;

	buf_init(&page, 0);
	options_put_help(&page, language);
	fwrite(page.data, 1, page.len, stdout);
	buf_clear(&page);
	return fflush(stdout) == 0 ? STATUS_GOOD : STATUS_MACHINE;
}

int main(int argc, char **argv)
{
	const enum diag_language language = message_language();
	const bool colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	struct options options;
	struct buf message;
	enum status status;

	catch_signals();
	buf_init(&message, 0);
	if (options_read(&options, argc, argv, language, &message) == OPTIONS_BAD) {
		fprintf(stderr, "tiku: %.*s\n", STR_ARGS(buf_str(&message)));
		status = STATUS_USAGE;
	} else if (options.show_help) {
		status = show_help(language);
	} else if (options.show_version) {
		puts("tiku " TIKU_VERSION);
		status = STATUS_GOOD;
	} else {
		status = command_run(&options, (struct diag_style){language, colour});
	}
	buf_clear(&message);
	options_clear(&options);
	return (int)status;
}
