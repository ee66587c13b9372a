// SPDX-License-Identifier: Apache-2.0
// A buffer that holds a constant on one path and something else on another isn't a constant text.
extern int system(const char *);
extern int snprintf(char *, unsigned long, const char *, ...);
extern char *strncpy(char *, const char *, unsigned long);
extern char *realpath(const char *, char *);
char database[1024];
char fixed[64];

static void copy(char *to, const char *from, unsigned long length)
{
	strncpy(to, from, length);
	to[length - 1] = 0;
}

int configure(int argc, char **argv)
{
	char command[2048];
	if (argc > 1)
		copy(database, argv[1], sizeof database);
	if (!database[0])
		copy(database, "/var/lib/media", sizeof database);
	snprintf(command, sizeof command, "rm -rf %s", database);
	return system(command); // finds: process.shell-command
}

int copied(const char *path)
{
	char place[64], command[128] = "rm -rf ";
	if (path)
		copy(place, path, sizeof place);
	else
		copy(place, "/tmp/x", sizeof place);
	copy(command, place, sizeof command);
	return system(command); // finds: process.shell-command
}

/* Near miss: one of two constants. */
int either(int large)
{
	char place[64], command[128];
	if (large)
		copy(place, "/tmp/large", sizeof place);
	else
		copy(place, "/tmp/x", sizeof place);
	snprintf(command, sizeof command, "rm -rf %s", place);
	return system(command);
}
