/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_OPTIONS_H
#define BRI_OPTIONS_H

#include "error.h"

#include <stdbool.h>
#include <stdio.h>

/* A subcommand's options as a table, for parsing and for --help alike.
 * Accepted: --name VALUE, --name=VALUE, -xVALUE, -x VALUE, flags. */
struct bri_option {
	const char *name;     /* long name without dashes; NULL ends the table */
	char letter;          /* short name or 0 */
	const char *argument; /* what the value is called; NULL: a flag */
	const char *help;
	const char **value;   /* where the value goes */
	bool *flag;           /* where the flag goes */
};

/* Values of an option that may stand more than once, which its argument says with a final "...": `value` then is
 * the first of BRI_VALUES_MAX places, NULL where none was given. */
#define BRI_VALUES_MAX 64

struct bri_usage {
	const char *line;     /* "report [OPTION...] PATH..." */
	const char *about;    /* one or more sentences */
	const struct bri_option *options;
	bool in_order;        /* stop at the first operand: the rest is another program's */
};

enum bri_parse { BRI_PARSE_OK, BRI_PARSE_HELP, BRI_PARSE_WRONG };

/* Parse argv[1..]; operands are moved behind the options and *ret_first is the
 * first one's index.  "--" ends the options.  BRI_PARSE_HELP: help was printed
 * to stdout; BRI_PARSE_WRONG: the mistake was printed to stderr. */
enum bri_parse bri_options_parse(const struct bri_usage *usage, int argc, char **argv, int *ret_first);
void bri_options_help(const struct bri_usage *usage, FILE *stream);

/* "brinell: WHERE: WHAT" on stderr. */
void bri_complain(const struct bri_error *error);
__attribute__((format(printf, 1, 2))) void bri_complain_text(const char *format, ...);

#endif
