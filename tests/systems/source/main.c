/* SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
	return net_start();
}
