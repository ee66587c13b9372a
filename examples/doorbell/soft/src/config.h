/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONFIG_H
#define CONFIG_H
/* What the maker's provisioning wrote for this one device. */
struct config {
	char device[32];
	char state_dir[256];
	char ca_file[256];
	char update_url[256];  /* https only */
	char push_host[128], push_port[8]; /* empty: no push relay */
	char mqtt_host[128];   /* empty: no broker */
	int mqtt_port;
	char mqtt_user[64], mqtt_password[128];
	int api_port;          /* 0: any free one */
};
/* `name = value` lines, # comments.  0, or -1 after a line in the log. */
int config_read(const char *path, struct config *ret_config);
#endif
