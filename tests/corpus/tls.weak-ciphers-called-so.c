// SPDX-License-Identifier: Apache-2.0
// A vendor's own TLS layer: what is only called ciphers, or a version.
struct tls_options {
	const char *ciphers, *tls_version, *host;
};
extern int tls_open(const struct tls_options *options);
extern int tls_set_ciphers(void *context, const char *ciphers);
extern int tls_set_version(void *context, const char *version);
extern int firmware_set_version(void *context, const char *version);
extern const char *saved(const char *name);

// Field:
int members(void)
{
	struct tls_options options = {.host = "api.example.com"};

	options.ciphers = "RC4-SHA:DES-CBC3-SHA"; // finds: tls.weak-ciphers error
	options.tls_version = "TLSv1.0";          // finds: tls.old-version error
	return tls_open(&options);
}

int calls(void *context)
{
	return tls_set_ciphers(context, "ALL:!ADH") + // finds: tls.weak-ciphers error
	       tls_set_version(context, "tlsv1");     // finds: tls.old-version error
}

/* Near misses; and what nobody knows. */
int good(void *context, struct tls_options *options)
{
	options->ciphers = "ECDHE-RSA-AES256-GCM-SHA384:!RC4:!3DES";
	options->tls_version = "TLSv1.2";
	firmware_set_version(context, "tlsv1");
	tls_set_version(context, "tlsv1.3");
	return tls_set_ciphers(context, "HIGH:!aNULL:!MD5:!RC4") + tls_set_ciphers(context, saved("ciphers")) + tls_open(options);
}
