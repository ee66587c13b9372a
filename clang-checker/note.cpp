/* SPDX-License-Identifier: Apache-2.0 */
/* The evidence note as top-level assembler text.  Code generation emits it like
 * any asm of the source's own, so it is in objects, in assembler text, in the
 * ELF part of fat LTO objects and, as module asm, in bitcode.  It adds no
 * symbol and no code. */
#include "note.h"

#include "evidence.h"

using namespace clang;

namespace brinell {

bool leaves_object(const CompilerInstance &compiler)
{
	switch (compiler.getFrontendOpts().ProgramAction) {
	case frontend::EmitAssembly:
	case frontend::EmitBC:
	case frontend::EmitLLVM:
	case frontend::EmitObj:
		return true;
	default:
		return false;
	}
}

static void append(void *context, const char *text, size_t length)
{
	static_cast<std::string *>(context)->append(text, length);
}

void write_note(CompilerInstance &compiler, const unsigned char *descriptor, size_t size)
{
	std::string text;
	bri_note_write_assembler(descriptor, size, append, &text);
	Decl *assembler = file_scope_asm(compiler.getASTContext(), text);
	compiler.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(assembler));
}

} // namespace brinell
