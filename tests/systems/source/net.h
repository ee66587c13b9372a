/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NET_H
#define NET_H

int net_start(void);

#endif
