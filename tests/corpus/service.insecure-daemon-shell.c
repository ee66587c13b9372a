// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <unistd.h>

#define TELNETD "/usr/sbin/telnetd"

void start(void)
{
	system("telnetd -l /bin/sh &"); // finds: service.insecure-daemon
	system("/usr/sbin/telnetd -p 2323"); // finds: service.insecure-daemon
	system(TELNETD " -F"); // finds: service.insecure-daemon
	system("killall syslogd; tcpdump -i lo & /usr/sbin/vsftpd /etc/vsftpd.conf"); // finds: service.insecure-daemon
	system("busybox telnetd"); // finds: service.insecure-daemon
	system("systemctl start telnet.socket"); // finds: service.insecure-daemon
	system("start-stop-daemon -S -x /usr/sbin/telnetd"); // finds: service.insecure-daemon
	system("sh -c 'sleep 5; telnetd'"); // finds: service.insecure-daemon
}

void replace_process(void)
{
	execl("/usr/sbin/telnetd", "telnetd", "-F", (char *)NULL); // finds: service.insecure-daemon
}

/* Conditional. */
void in_test_mode(int test_mode)
{
	const char *command = test_mode ? "telnetd" : "true";

	system(command); // finds: service.insecure-daemon
}

/* Near misses: stopping, asking, naming. */
void stop(void)
{
	system("killall telnetd");
	system("kill $(pidof telnetd)");
	system("/etc/init.d/telnet stop");
	system("echo telnetd is off");
	system("rm -f /usr/sbin/telnetd");
	system("systemctl stop telnet.socket");
	system("start-stop-daemon -K -x /usr/sbin/telnetd");
	system("pgrep telnetd || true");
	system("mv /etc/vsftpd.conf /etc/vsftpd.conf.old");
}
