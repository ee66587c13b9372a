/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CMDLINE_H
#define BRI_CMDLINE_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/* A compiler's command line: what is being built.  Read only, never changed;
 * @files are expanded for the reading alone. */
struct bri_cmdline {
	bool builds;        /* makes an artefact: objects, assembler text, a link */
	bool compiles;      /* C-family source becomes code in this run */
	bool links;         /* the linker runs (also -r, -shared) */
	bool probe;         /* compiles only for a build system's feature test: recorded, never enforced */
	bool links_probe;   /* and what is linked is one */

	bool relocatable, shared, is_static, static_pie;
	bool freestanding;  /* -ffreestanding, -nostdlib, -nostartfiles, kernel code */
	bool position_independent; /* -fPIC or -fpic wins */
	bool pie;           /* -fPIE or -fpie wins */
	bool optimises;     /* -O1 and above, -Os, -Og, -Oz, -Ofast */
	int fortify;        /* -D_FORTIFY_SOURCE: level; -1: not set */
	const char *protector; /* the last -f[no-]stack-protector… word, or NULL */
	bool strips;        /* -s or -Wl,-s */

	bool searches;       /* a -B: the driver looks for its tools there first */
	const char *fuse_ld; /* the word of the last -fuse-ld=, or NULL */
	const char *ld_path; /* the same of --ld-path=, which goes before it */
	const char *target;  /* the last "--target=…" word, or NULL */
	const char *output;  /* -o, or NULL */
	const char *source;  /* the first source that is compiled, or NULL */
	size_t sources;      /* sources that are compiled */
	size_t inputs;
	bool stops_at_object; /* -c */
	size_t end_of_options; /* index in argv of a "--", or argc */
	const char **settings; /* the words that decide how code is made: -f, -m, -O, -W and kin, _FORTIFY_SOURCE */
	size_t settings_count;

	void *texts; /* owned: what @files held */
};

/* argv[0] is the compiler. -1 only when memory runs out.  Finish with
 * bri_cmdline_finish. */
int bri_cmdline_read(struct bri_cmdline *ret_line, int argc, char *const *argv, struct bri_error *reterr);
void bri_cmdline_finish(struct bri_cmdline *line);

#endif
