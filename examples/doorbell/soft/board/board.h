/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BOARD_H
#define BOARD_H
/* What is printed on the back of the device. */
extern const char board_model[];
#endif
