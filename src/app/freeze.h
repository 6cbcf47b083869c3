/* SPDX-License-Identifier: MIT */
#ifndef APP_FREEZE_H
#define APP_FREEZE_H

#include "app/pipeline.h"

/* `tiku ids --write`: gives every question its id as an attribute in the source. The bank
 * as read again from the new text must be the same with the same ids, or the question is
 * left as it was, with a message. Files, included ones too, are written in one step each,
 * and only if they change; what was written is told. false: the machine failed
 * (reported). */
bool freeze_ids(struct pipeline *pipeline, struct buf *told);

#endif
