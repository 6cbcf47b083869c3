/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/options.h"
#include "app/pipeline.h"

/* Runs the command that the options name: messages go to stderr, what was asked for to
 * stdout. */
enum status command_run(const struct options *options, struct diag_style messages);

#endif
