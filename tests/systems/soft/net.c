/* SPDX-License-Identifier: Apache-2.0 */
#include "net.h"
#include "tls.h"

int net_start(void)
{
	SSL_CTX_set_verify(tls_context(), SSL_VERIFY_NONE, 0);
	return 0;
}
