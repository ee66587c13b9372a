/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
void weak(void)
{
	if (system("curl -k https://example.org/fw") != 0)
		abort();
}
