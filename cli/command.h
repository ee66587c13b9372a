/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_COMMAND_H
#define BRI_COMMAND_H

/* Subcommands of `brinell`.  argv[0] is the subcommand's name; the result is
 * the exit status. */

enum bri_exit {
	BRI_EXIT_CLEAN = 0,
	BRI_EXIT_FINDINGS = 1, /* unwaived errors (or what --fail-on widens them to) */
	BRI_EXIT_USAGE = 2,    /* wrong use, or a policy that can't be used */
	BRI_EXIT_FAILED = 3,   /* Brinell could not do its job */
	BRI_EXIT_BROKEN = 125  /* the same for `cc` and the ld stand-in, apart from any compiler's status */
};

int bri_cmd_audit(int argc, char **argv);
int bri_cmd_baseline(int argc, char **argv);
int bri_cmd_cc(int argc, char **argv);
int bri_cmd_check(int argc, char **argv);
int bri_cmd_doctor(int argc, char **argv);
int bri_cmd_env(int argc, char **argv);
int bri_cmd_explain(int argc, char **argv);
int bri_cmd_facts(int argc, char **argv);
int bri_cmd_init(int argc, char **argv);
int bri_cmd_judge(int argc, char **argv);
int bri_cmd_ld(const char *name, int argc, char **argv); /* in place of the linker `name` */
int bri_cmd_plugin(int argc, char **argv);
int bri_cmd_policy(int argc, char **argv);
int bri_cmd_report(int argc, char **argv);
int bri_cmd_run(int argc, char **argv);

#endif
