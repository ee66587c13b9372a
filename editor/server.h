/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SERVER_H
#define BRI_SERVER_H

#include "install.h"

/* The clangd that an editor means, and how Brinell can reach it. */
struct bri_server {
	char path[PATH_MAX];
	const char *found_by;  /* "--clangd", "BRINELL_CLANGD" or "PATH" */
	char version[128];     /* what it says of itself; "" when it said nothing */
	unsigned major;        /* 0: not known */
	bool is_injected;      /* the plugin can live in it */
	char why[600];         /* why not */
};

/* `option`: --clangd's value or NULL; else BRINELL_CLANGD, else the first
 * `clangd` on PATH that isn't this program, else the newest `clangd-N` there. */
int bri_server_find(const char *option, struct bri_server *ret_server, struct bri_error *reterr);
/* Asks it for its version with the shim loaded. */
void bri_server_probe(const struct bri_install *install, struct bri_server *server);
/* LD_PRELOAD=… with the shim in front of what is there; false: the shim is
 * missing, or its path can't stand there, since blanks and colons separate. */
bool bri_server_preload(const struct bri_install *install, char *ret_text, size_t size);

#endif
