// SPDX-License-Identifier: Apache-2.0
/* libwebsockets' client flags: a bit that is set beside others is set, whatever they are; and each bad one is a fault of its
 * own. */
struct lws_context;
struct lws;
struct lws_client_connect_info {
	struct lws_context *context;
	const char *address;
	int port, ssl_connection;
};
enum { USE_SSL = 1, ALLOW_SELFSIGNED = 2, SKIP_HOSTNAME = 4, ALLOW_EXPIRED = 8, ALLOW_INSECURE = 16, PIPELINE = 1 << 16 };
struct lws *lws_client_connect_via_info(const struct lws_client_connect_info *info);
const char *option(const char *name);
unsigned given_flags(void);

/* Field: the others aren't known. */
struct lws *beside_unknown(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};

	info.ssl_connection = given_flags() | ALLOW_SELFSIGNED; // finds: tls.verify-off
	return lws_client_connect_via_info(&info);
}

/* Field: masked, and set. */
struct lws *masked(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};

	info.ssl_connection = ((given_flags() | ALLOW_EXPIRED) & 0xff) | USE_SSL; // finds: tls.verify-off
	return lws_client_connect_via_info(&info);
}

/* Near miss: those bits are masked out, or only asked for. */
struct lws *masked_out(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};
	unsigned flags = given_flags() | ALLOW_EXPIRED;

	info.ssl_connection = (flags & PIPELINE) | USE_SSL;
	if (given_flags() | ALLOW_EXPIRED)
		info.ssl_connection |= PIPELINE;
	return lws_client_connect_via_info(&info);
}

/* Unknown: somebody's flags. */
struct lws *somebodys(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};

	info.ssl_connection = given_flags() | USE_SSL;
	return lws_client_connect_via_info(&info);
}

/* Conditional: as the command line says, one after the other; more of them than values are told apart. */
struct lws *one_each(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};

	info.ssl_connection = USE_SSL;
	if (option("-p"))
		info.ssl_connection |= PIPELINE;
	if (option("-j"))
		info.ssl_connection |= ALLOW_SELFSIGNED; // finds: tls.verify-off
	if (option("-q"))
		info.ssl_connection |= 1 << 17;
	if (option("-k"))
		info.ssl_connection |= ALLOW_INSECURE; // finds: tls.verify-off
	if (option("-m"))
		info.ssl_connection |= SKIP_HOSTNAME; // finds: tls.hostname-off
	if (option("-e"))
		info.ssl_connection |= ALLOW_EXPIRED; // finds: tls.verify-off
	info.ssl_connection |= PIPELINE;
	return lws_client_connect_via_info(&info);
}

struct flags {
	int unused, other;
	unsigned given;
};

/* Near miss: what isn't known lies eight bytes on, and isn't 0; that says nothing of its bits. */
struct lws *asked_for(struct lws_context *context, const struct flags *flags)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};

	if (flags->given == 0)
		return 0;
	info.ssl_connection = flags->given;
	return lws_client_connect_via_info(&info);
}

/* Near miss: the bit is cut off. */
struct lws *cut_off(struct lws_context *context)
{
	struct lws_client_connect_info info = {.context = context, .address = "a.example", .port = 443};
	unsigned shifted = (given_flags() | ALLOW_SELFSIGNED) << 8;

	info.ssl_connection = (unsigned char)shifted | USE_SSL;
	return lws_client_connect_via_info(&info);
}
