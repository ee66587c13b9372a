// SPDX-License-Identifier: Apache-2.0
// A project's own snprintf() and asprintf(), out of sight: what they write is what their format says.
extern int system(const char *);
extern int safe_asprintf(char **text, const char *format, ...);
extern int HAL_Snprintf(char *text, unsigned long size, const char *format, ...);
extern char *xasprintf(const char *format, ...);
extern int odd_snprintf(const char *format, ...);
extern int snprintf_s(char *text, unsigned long size, unsigned long count, const char *format, ...);

int constant(void)
{
	char *made, text[64];
	safe_asprintf(&made, "%s %s", "iptables", "-v -n -L");
	system(made);
	HAL_Snprintf(text, sizeof text, "ip link set %s mtu %d", "eth0", 1400);
	system(text);
	snprintf_s(text, sizeof text, sizeof text - 1, "ip link set %s up", "eth0");
	system(text);
	return system(xasprintf("reboot -d %d", 3));
}

int composed(const char *given)
{
	char *made;
	safe_asprintf(&made, "iptables -L %s", given);
	return system(made); // finds: process.shell-command
}

int composed_here(const char *given)
{
	char text[64];
	HAL_Snprintf(text, sizeof text, "ip link set %s up", given);
	system(text); // finds: process.shell-command
	snprintf_s(text, sizeof text, sizeof text - 1, "ip link set %s up", given);
	return system(text); // finds: process.shell-command
}

int returned(const char *given)
{
	return system(xasprintf("ls %s", given)); // finds: process.shell-command
}

int another_one(char *text)
{
	odd_snprintf("%s", text);
	return system(text); // finds: process.shell-command
}
