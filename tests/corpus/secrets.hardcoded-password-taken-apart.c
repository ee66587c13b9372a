// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
// Words taken out of a text that is written in the program, and out of one that isn't.
#include <mosquitto.h>
#include <stdio.h>
#include <string.h>

int scanned(struct mosquitto *client)
{
	char name[16], word[16];

	sscanf("camera:S3cret99", "%15[^:]:%15s", name, word);
	return mosquitto_username_pw_set(client, name, word); // finds: secrets.hardcoded-password error
}

int by_strtok(struct mosquitto *client)
{
	char text[] = "camera:S3cret98";
	char *name = strtok(text, ":"), *word = strtok(NULL, ":");

	return mosquitto_username_pw_set(client, name, word); // finds: secrets.hardcoded-password error
}

int by_strtok_r(struct mosquitto *client)
{
	char text[] = "camera:S3cret97", *rest;
	char *name = strtok_r(text, ":", &rest), *word = strtok_r(NULL, ":", &rest);

	return mosquitto_username_pw_set(client, name, word); // finds: secrets.hardcoded-password error
}

int by_strsep(struct mosquitto *client)
{
	char text[] = "camera:S3cret96", *rest = text;
	char *name = strsep(&rest, ":");

	return mosquitto_username_pw_set(client, name, rest); // finds: secrets.hardcoded-password error
}

/* Near misses. */
int scanned_line(struct mosquitto *client, const char *line)
{
	char name[16], word[16] = "none";

	if (sscanf(line, "%15[^:]:%15s", name, word) != 2)
		return -1;
	return mosquitto_username_pw_set(client, name, word);
}

int strtok_of_a_file(struct mosquitto *client, FILE *file)
{
	char text[64] = "camera:none", *name, *word;

	if (!fgets(text, sizeof text, file))
		return -1;
	name = strtok(text, ":");
	word = strtok(NULL, ":\n");
	return mosquitto_username_pw_set(client, name, word);
}

int strtok_r_of_a_file(struct mosquitto *client, FILE *file, char *text, int size)
{
	char *rest = "fallback0", *name, *word;

	if (!fgets(text, size, file))
		return -1;
	name = strtok_r(text, ":", &rest);
	word = strtok_r(NULL, ":\n", &rest);
	return mosquitto_username_pw_set(client, name, word);
}

int strsep_of_a_parameter(struct mosquitto *client, char *text)
{
	char *name = strsep(&text, ":"), *word = strsep(&text, ":");

	return mosquitto_username_pw_set(client, name, word);
}
