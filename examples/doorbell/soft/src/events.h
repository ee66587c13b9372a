/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EVENTS_H
#define EVENTS_H
#include "config.h"
/* Publishes one event to the broker; without a broker only to the log.
 * 0, or -1 after a line in the log. */
int events_publish(const struct config *config, const char *kind, const char *detail);
#endif
