/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the device's configuration file.  Unknown names are an error: a
 * misspelt security setting must not be a silent one. */
#include "config.h"

#include "log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const char *name;
	char *text;
	size_t size;
	int *number;
};

static char *trim(char *text)
{
	char *end;

	text += strspn(text, " \t");
	end = text + strlen(text);
	while (end > text && strchr(" \t\r\n", end[-1]))
		*--end = 0;
	return text;
}

static int store(const struct entry *entries, size_t count, const char *name, const char *value)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(entries[i].name, name) != 0)
			continue;
		if (entries[i].number) {
			*entries[i].number = atoi(value);
			return 0;
		}
		return snprintf(entries[i].text, entries[i].size, "%s", value) < (int)entries[i].size ? 0 : -1;
	}
	return -1;
}

int config_read(const char *path, struct config *ret_config)
{
	struct config *c = ret_config;
	const struct entry entries[] = {
	    {"device", c->device, sizeof c->device, NULL},
	    {"state_dir", c->state_dir, sizeof c->state_dir, NULL},
	    {"ca_file", c->ca_file, sizeof c->ca_file, NULL},
	    {"update_url", c->update_url, sizeof c->update_url, NULL},
	    {"push_host", c->push_host, sizeof c->push_host, NULL},
	    {"push_port", c->push_port, sizeof c->push_port, NULL},
	    {"mqtt_host", c->mqtt_host, sizeof c->mqtt_host, NULL},
	    {"mqtt_port", NULL, 0, &c->mqtt_port},
	    {"mqtt_user", c->mqtt_user, sizeof c->mqtt_user, NULL},
	    {"mqtt_password", c->mqtt_password, sizeof c->mqtt_password, NULL},
	    {"api_port", NULL, 0, &c->api_port},
	};
	char line[512];
	int status = 0;
	FILE *file = fopen(path, "re");

	if (!file) {
		log_line("%s: can't be read", path);
		return -1;
	}
	memset(c, 0, sizeof *c);
	while (status == 0 && fgets(line, sizeof line, file)) {
		char *value = strchr(line, '=');
		char *name = trim(line);

		if (*name == 0 || *name == '#')
			continue;
		if (value)
			*value++ = 0;
		name = trim(name);
		if (!value || store(entries, sizeof entries / sizeof *entries, name, trim(value))) {
			log_line("%s: '%s' is not a setting, or its value is too long", path, name);
			status = -1;
		}
	}
	fclose(file);
	return status;
}
