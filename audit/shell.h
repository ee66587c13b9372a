/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHELL_H
#define BRI_SHELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The simple commands of a shell script, in the order they stand there: words
 * unquoted, variables that the script itself sets put in (each value that one
 * may have makes a command of its own), what isn't known left as `$NAME`.  A
 * function's commands come where it is defined, and again for each call with
 * arguments. */
struct bri_shell_command {
	const char *const *words;
	size_t count;
	const char *output; /* the file that standard output goes to; "" none */
	const char *input;  /* the same for standard input */
	const char *here;   /* a line of the here document or here string that it reads (a pipeline's last command); NULL: the command itself */
	int nested;         /* in how many groups, branches, loops and functions it stands */
	bool reads_pipe;    /* behind `|`: what the command before it wrote */
	bool is_again;      /* the one before, with another value of its variables */
	bool is_called;     /* in a function's body, once more, with the arguments of a call */
	uint32_t line;      /* where its first word, or the here document's line, stands, counted from 1 */
};

struct bri_shell_reader {
	void (*each)(void *context, const struct bri_shell_command *command);
	/* What a file holds that the script reads (". FILE"): only the variables that it sets are taken.  NULL: none is known. */
	const char *(*source)(void *context, const char *path, size_t *ret_size);
	void *context;
};

/* Any bytes do; a script that is no shell's gives odd commands, never a crash.
 * Time and memory are bounded by `size`.  False: it nests too deeply or memory
 * ran out, and what was handed over isn't all there is. */
bool bri_shell_read(const char *text, size_t size, uint32_t first_line,
                    const struct bri_shell_reader *reader);

#ifdef __cplusplus
}
#endif
#endif
