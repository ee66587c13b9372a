// SPDX-License-Identifier: Apache-2.0
// Servers of a vendor's own: their names say what they are, and they are started on a port.
extern int vendor_telnet_server_start(int port, void *shell);
extern int chip_ftpd_start(unsigned int listen_port, const char *root);
extern int chip_ftpd_stop(int port, const char *root);
extern int telnet_client_start(int port, const char *host);
extern int ssh_server_start(int port, void *shell);

void fires(void *shell)
{
	vendor_telnet_server_start(23, shell); // finds: service.insecure-daemon
}

static int serve(int port, const char *root)
{
	return chip_ftpd_start((unsigned int)port, root);
}

// Wrapper.
int wrapped(void)
{
	return serve(21, "/"); // finds: service.insecure-daemon
}

struct service {
	int port;
	const char *root;
};

// Field.
int by_field(void)
{
	struct service service = {2121, "/mnt"};
	return chip_ftpd_start((unsigned int)service.port, service.root); // finds: service.insecure-daemon
}

// Conditional.
int if_asked(int is_open, void *shell)
{
	return vendor_telnet_server_start(is_open ? 23 : 0, shell); // finds: service.insecure-daemon
}

// Near misses.
int good(void *shell)
{
	return vendor_telnet_server_start(0, shell) + chip_ftpd_stop(21, "/") + telnet_client_start(23, "box") + ssh_server_start(22, shell);
}

// Unknown.
int given(int port, void *shell)
{
	return vendor_telnet_server_start(port, shell);
}
