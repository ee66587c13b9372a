// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

void set(void)
{
	setenv("MQTT_PASSWORD", "camera", 1); // finds: secrets.hardcoded-password
	putenv("CLOUD_TOKEN=7f3a9c"); // finds: secrets.hardcoded-password
}

static void put(const char *name, const char *value)
{
	setenv(name, value, 1);
}

/* Wrapper. */
void wrapped(void)
{
	put("LANG", "C");
	put("DB_PASSWD", "hunter2"); // finds: secrets.hardcoded-password
}

/* Near misses. */
void good(void)
{
	setenv("LANG", "C", 1);
	setenv("MQTT_PASSWORD", "", 1);
	setenv("PASSWORD_STORE_DIR", "/data/store", 1);
	putenv("PATH=/usr/bin");
}

/* Unknown. */
void given(const char *password)
{
	setenv("MQTT_PASSWORD", password, 1);
}
