/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIRMWARE_H
#define FIRMWARE_H
#include "config.h"
/* Reads <update_url>/manifest; when it names a newer version, downloads it to
 * <state_dir>/firmware.new.  1: ready to install, 0: up to date, -1: refused. */
int firmware_update(const struct config *config, int running_version);
#endif
