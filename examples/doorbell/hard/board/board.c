/* SPDX-License-Identifier: Apache-2.0 */
#include "board.h"

const char board_model[] = "DB-200";
