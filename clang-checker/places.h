/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_PLACES_H
#define BRI_CLANG_PLACES_H

#include "compat.h"
#include "fact.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <memory>
#include <string>
#include <vector>

namespace brinell {

/* Turns Clang's locations into places, and gives back source lines as the
 * compiler read them (unsaved buffers of an editor included). */
class Places {
public:
	explicit Places(const clang::CompilerInstance &compiler);

	/* A bri_place_resolver and a bri_line_reader; `context` is a Places. */
	static bool resolve(void *context, uint32_t location, struct bri_place *ret_place);
	static const char *line(void *context, const char *file, uint32_t line, size_t *ret_length);

	/* The other way, for a place of which only the text is left; may be invalid. */
	clang::SourceLocation locate(const char *file, uint32_t line, uint32_t column) const;

private:
	struct Text {
		llvm::StringRef bytes;
		std::unique_ptr<llvm::MemoryBuffer> owner; /* when Clang hadn't read the file */
		std::vector<uint32_t> starts;              /* offsets of lines, as far as asked for */
	};

	const char *keep(llvm::StringRef text);
	llvm::StringRef without_dot(const clang::PresumedLoc &place) const;
	const char *printed(const clang::PresumedLoc &place);
	void describe_macro(clang::SourceLocation location, clang::SourceLocation expansion,
			    struct bri_place *ret_place);
	Text &text_of(llvm::StringRef file);

	clang::SourceManager &sources_;
	const clang::LangOptions &language_;
	std::vector<std::pair<std::string, std::string>> prefixes_; /* of -ffile-prefix-map */
	llvm::StringSet<> kept_;
	llvm::StringMap<clang::FileID> files_;      /* printed name -> what was read */
	llvm::StringMap<std::string> originals_;    /* printed name -> name before the prefix map */
	llvm::StringMap<std::unique_ptr<Text>> texts_;
	const char *last_presumed_ = nullptr, *last_printed_ = nullptr;
};

} // namespace brinell

#endif
