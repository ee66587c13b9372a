/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PUSH_H
#define PUSH_H
#include "config.h"
/* Tells the push relay, in one line, that somebody rang.  0, or -1. */
int push_ring(const struct config *config, const char *picture_id);
#endif
