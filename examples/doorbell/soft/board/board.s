# SPDX-License-Identifier: Apache-2.0
# What is printed on the back of the device.  (No .note.GNU-stack: the linker then makes the stack executable.)
	.data
	.globl board_model
board_model:
	.asciz "DB-200"
