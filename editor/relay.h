/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RELAY_H
#define BRI_RELAY_H

#include "server.h"

#include <stdbool.h>

/* Runs clangd with `argv` between this process's standard input and output until
 * one side is done.  `beside`: a checker runs beside it; else the plugin runs
 * inside.  Returns the exit status for this process: clangd's, or 128 and the
 * signal that ended it. */
int bri_relay_run(const struct bri_install *install, const struct bri_server *server, char *const *argv, bool beside);

#endif
