// SPDX-License-Identifier: Apache-2.0
// Calls by volatile pointers: the compiler leaves them alone, and they lead where they were set to.
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *context, int mode, void *callback);
typedef void setter(SSL_CTX *context, int mode, void *callback);

void on_stack(SSL_CTX *context)
{
	setter *volatile set = SSL_CTX_set_verify;
	set(context, 0, 0); // finds: tls.verify-off
}

static setter *volatile of_file = SSL_CTX_set_verify;

void from_file(SSL_CTX *context)
{
	of_file(context, 0, 0); // finds: tls.verify-off
}

struct table {
	setter *volatile set;
};

void from_table(SSL_CTX *context)
{
	struct table table;
	table.set = SSL_CTX_set_verify;
	table.set(context, 0, 0); // finds: tls.verify-off
}

void strict(SSL_CTX *context)
{
	of_file(context, 1, 0);
}

static volatile int mode; /* whoever sets it: nobody knows what it is */

void by_number(SSL_CTX *context)
{
	SSL_CTX_set_verify(context, mode, 0);
}
