/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_TRIAL_H
#define BRI_TRIAL_H

#include "chosen.h"
#include "install.h"

/* A compiler tried under the gates, in a directory of its own. */

enum bri_trial_result { BRI_TRIAL_WORKS, BRI_TRIAL_SHADOW, BRI_TRIAL_FAILS };

struct bri_trial {
	const struct bri_install *install;
	const char *policy;    /* a .bri */
	const char *path;      /* of the compiler */
	const char *also;      /* its other names, "" none */
	const char *directory; /* empty, to work in */
};

/* Compiles and links a tiny program and prints what came of it, to stdout. */
enum bri_trial_result bri_trial_run(const struct bri_trial *trial);

#endif
