/* SPDX-License-Identifier: Apache-2.0 */
/* The evidence note, written behind everything else that the compiler emits:
 * a section of its own, so that no byte of code or data moves.  Top-level
 * assembler in the source would be lost from slim LTO objects; this is not. */
#include "note.h"

static void emit(void *context, const char *text, size_t length)
{
	bool *failed = (bool *)context;
	if (fwrite(text, 1, length, asm_out_file) != length)
		*failed = true;
}

bool note_write(const unsigned char *descriptor, size_t size)
{
	if (asm_out_file == NULL)
		return false;
	bool failed = false;
	bri_note_write_assembler(descriptor, size, emit, &failed);
	return !failed;
}
