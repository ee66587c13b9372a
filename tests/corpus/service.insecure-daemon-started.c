// SPDX-License-Identifier: Apache-2.0
// Programs that start the one named behind them: the policy says which, and which of their options take a value.
extern int system(const char *);

void started(void)
{
	system("nice -n 10 telnetd");                    // finds: service.insecure-daemon
	system("sudo -u root telnetd -l /bin/sh");       // finds: service.insecure-daemon
	system("chroot /mnt telnetd");                   // finds: service.insecure-daemon
	system("start-stop-daemon -S -x /sbin/telnetd"); // finds: service.insecure-daemon
	system("ksh -c 'exec telnetd'");                 // finds: service.insecure-daemon
	system("if true; then telnetd; fi");             // finds: service.insecure-daemon
	system("flock -w 5 /run/lock telnetd");          // finds: service.insecure-daemon
	system("nice -n 5 wpa_passphrase net hunter2hunter2 > /tmp/wpa.conf"); // finds: secrets.hardcoded-password
}

/* Near misses: it's an operand, it's stopped, it's spoken of. */
void not_started(void)
{
	system("chroot telnetd true");
	system("sudo -u telnetd id");
	system("start-stop-daemon -K -x /sbin/telnetd");
	system("nice -n 10 killall telnetd");
	system("echo telnetd");
	system("flock telnetd true");
}

/* Unknown. */
extern char *getenv(const char *);
extern int snprintf(char *, unsigned long, const char *, ...);
void not_known(void)
{
	char command[64];
	snprintf(command, sizeof command, "nice %s", getenv("SERVICE"));
	system(command); // finds: process.shell-command
}
