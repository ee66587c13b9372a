/* SPDX-License-Identifier: Apache-2.0 */
/* Locations to places and back to source lines.  In a macro a place is the
 * outermost expansion, as GCC has it, with the macro's name and the spot in its
 * body.  Files are named as the compiler prints them, after -ffile-prefix-map,
 * so that evidence doesn't tell where a build stood.  It reads no file that the
 * compiler hasn't, but one named by #line. */
#include "places.h"

using namespace clang;

namespace brinell {

Places::Places(const CompilerInstance &compiler)
	: sources_(compiler.getSourceManager()), language_(compiler.getLangOpts())
{
	for (const auto &entry : compiler.getCodeGenOpts().DebugPrefixMap)
		prefixes_.emplace_back(entry.first, entry.second);
}

const char *Places::keep(llvm::StringRef text)
{
	return kept_.insert(text).first->getKeyData();
}

/* "./a.h" that a file of the working directory includes in quotes: GCC says a.h. */
llvm::StringRef Places::without_dot(const PresumedLoc &place) const
{
	const llvm::StringRef name = place.getFilename();
	const SourceLocation include = place.getIncludeLoc();
	if (!has_prefix(name, "./") || !include.isFileID())
		return name;
	const PresumedLoc includer = sources_.getPresumedLoc(include);
	const llvm::StringRef from = includer.isValid() ? without_dot(includer) : llvm::StringRef("/");
	bool invalid = false;
	const char *spelled = sources_.getCharacterData(include, &invalid);
	return !invalid && *spelled == '"' && from.find('/') == llvm::StringRef::npos ? name.substr(2) : name;
}

const char *Places::printed(const PresumedLoc &place)
{
	if (place.getFilename() == last_presumed_)
		return last_printed_;
	const llvm::StringRef original = without_dot(place);
	std::string name = original.str();
	for (auto prefix = prefixes_.rbegin(); prefix != prefixes_.rend(); ++prefix) {
		if (!has_prefix(original, prefix->first))
			continue;
		name = prefix->second + original.substr(prefix->first.size()).str();
		originals_[name] = original.str();
		break;
	}
	if (place.getFileID().isValid())
		files_[name] = place.getFileID();
	last_presumed_ = place.getFilename();
	last_printed_ = keep(name);
	return last_printed_;
}

/* Where the body of the outermost macro holds what became the token. */
void Places::describe_macro(SourceLocation location, SourceLocation expansion, struct bri_place *ret_place)
{
	const unsigned length = Lexer::MeasureTokenLength(expansion, sources_, language_);
	bool invalid = false;
	const char *text = sources_.getCharacterData(expansion, &invalid);
	if (invalid || length == 0)
		return;
	SourceLocation outermost = location;
	while (outermost.isMacroID()) {
		const SourceLocation next = sources_.getImmediateExpansionRange(outermost).getBegin();
		if (next.isFileID())
			break;
		outermost = next;
	}
	ret_place->macro = keep(llvm::StringRef(text, length));
	const SourceLocation spelled = sources_.getSpellingLoc(outermost);
	const PresumedLoc body = sources_.getPresumedLoc(spelled);
	if (body.isInvalid() || sources_.isWrittenInScratchSpace(spelled)) /* pasted, or __LINE__: in no file */
		return;
	ret_place->macro_file = printed(body);
	ret_place->macro_line = body.getLine();
	ret_place->macro_column = body.getColumn();
}

bool Places::resolve(void *context, uint32_t raw, struct bri_place *ret_place)
{
	Places &self = *static_cast<Places *>(context);
	const SourceLocation location = SourceLocation::getFromRawEncoding(raw);
	if (location.isInvalid())
		return false;
	const SourceLocation expansion = self.sources_.getExpansionLoc(location);
	const PresumedLoc place = self.sources_.getPresumedLoc(expansion);
	if (place.isInvalid())
		return false;
	*ret_place = bri_place();
	ret_place->file = self.printed(place);
	ret_place->line = place.getLine();
	ret_place->column = place.getColumn();
	if (location.isMacroID())
		self.describe_macro(location, expansion, ret_place);
	return true;
}

SourceLocation Places::locate(const char *file, uint32_t line, uint32_t column) const
{
	const auto known = files_.find(file);
	if (known == files_.end() || line == 0)
		return SourceLocation();
	return sources_.translateLineCol(known->second, line, column == 0 ? 1 : column);
}

Places::Text &Places::text_of(llvm::StringRef file)
{
	std::unique_ptr<Text> &text = texts_[file];
	if (text)
		return *text;
	text = std::make_unique<Text>();
	const auto read = files_.find(file);
	if (read != files_.end()) {
		if (const auto buffer = sources_.getBufferOrNone(read->second))
			text->bytes = buffer->getBuffer();
	} else {
		const auto original = originals_.find(file);
		const llvm::StringRef path = original != originals_.end() ? llvm::StringRef(original->second) : file;
		if (auto buffer = sources_.getFileManager().getBufferForFile(path)) {
			text->owner = std::move(*buffer);
			text->bytes = text->owner->getBuffer();
		}
	}
	if (text->bytes.size() > UINT32_MAX)
		text->bytes = llvm::StringRef();
	text->starts.push_back(0);
	return *text;
}

const char *Places::line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	Text &text = static_cast<Places *>(context)->text_of(file);
	if (line == 0)
		return nullptr;
	while (text.starts.size() <= line) {
		const size_t end = text.bytes.find('\n', text.starts.back());
		if (end == llvm::StringRef::npos)
			break;
		text.starts.push_back(static_cast<uint32_t>(end + 1));
	}
	if (text.starts.size() < line || text.starts[line - 1] >= text.bytes.size())
		return nullptr;
	const llvm::StringRef rest = text.bytes.substr(text.starts[line - 1]);
	llvm::StringRef found = rest.substr(0, rest.find('\n'));
	if (!found.empty() && found.back() == '\r')
		found = found.drop_back();
	*ret_length = found.size();
	return found.data();
}

} // namespace brinell
