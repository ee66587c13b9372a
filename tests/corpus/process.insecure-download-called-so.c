// SPDX-License-Identifier: Apache-2.0
// A text that is only called a command: what it starts is known, whoever runs it.
extern int shell_exec(const char *cmd);
extern int run_cmd(const char *fmt, ...);
extern int log_line(const char *fmt, ...);
extern int register_command(const char *cmd, const char *help);
extern const char *asked(void);

int fetches(const char *host)
{
	return run_cmd("curl -k https://%s/fw.bin -o /tmp/fw", host); // finds: process.insecure-download error
}

int serves(void)
{
	return shell_exec("telnetd -l /bin/sh &"); // finds: service.insecure-daemon error
}

/* Near misses; and what nobody knows. */
int fetches_well(const char *host)
{
	return run_cmd("curl https://%s/fw.bin -o /tmp/fw", host) + shell_exec("killall telnetd") + shell_exec(asked()) +
	       log_line("run curl -k by hand: %s", host) + register_command("telnetd", "starts it");
}
