// SPDX-License-Identifier: Apache-2.0
// Of a try block and its handlers one runs to its end: what stood before them is gone where each writes over it.
#include <stdexcept>

struct ssl_ctx_st;
extern "C" long SSL_CTX_ctrl(ssl_ctx_st *ctx, int command, long number, void *pointer);
int configured(const char *name);

/* Near misses. */
void written_by_each(ssl_ctx_st *ctx)
{
	int version = 0x0301;
	try {
		version = configured("tls");
	} catch (...) {
		version = 0x0303;
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr);
}

void written_by_several(ssl_ctx_st *ctx)
{
	int version = 0x0301;
	try {
		version = configured("tls");
	} catch (const std::invalid_argument &) {
		version = 0x0303;
	} catch (const std::out_of_range &) {
		version = 0x0304;
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr);
}

int left(ssl_ctx_st *ctx)
{
	int version = 0x0301;
	try {
		version = configured("tls");
	} catch (const std::exception &) {
		return -1;
	}
	return static_cast<int>(SSL_CTX_ctrl(ctx, 123, version, nullptr));
}

/* Conditional. */
void written_by_one(ssl_ctx_st *ctx)
{
	int version = 0x0301;
	try {
		version = configured("tls");
	} catch (...) {
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr); // finds: tls.old-version
}

void first_of_several(ssl_ctx_st *ctx)
{
	int version = configured("before");
	try {
		version = configured("tls");
	} catch (const std::invalid_argument &) {
		version = 0x0301;
	} catch (const std::exception &) {
		version = 0x0303;
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr); // finds: tls.old-version
}

void last_of_several(ssl_ctx_st *ctx)
{
	int version = 0x0303;
	try {
		version = configured("tls");
	} catch (const std::invalid_argument &) {
	} catch (...) {
		version = 0x0302;
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr); // finds: tls.old-version
}

void in_the_block(ssl_ctx_st *ctx)
{
	int version = 0x0303;
	try {
		version = 0x0301;
	} catch (...) {
		version = 0x0303;
	}
	SSL_CTX_ctrl(ctx, 123, version, nullptr); // finds: tls.old-version
}
