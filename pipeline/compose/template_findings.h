// Everything that can be wrong with a template, a block or the vocabulary, said once. Nothing is
// written from a template that has a violation; TPL-51 to TPL-53 only warn. Private to this module.
//   TPL-01 another root or namespace   TPL-02 element unknown here      TPL-03 attribute unknown
//   TPL-04 attribute or part missing   TPL-05 value not in the list     TPL-06 text not allowed
//   here TPL-07 { never closed              TPL-08 } without {, empty {}     TPL-09 wrong letter
//   TPL-10 field unknown               TPL-11 formatter unknown         TPL-12 formatter does not
//   fit TPL-13 formatter's argument        TPL-14 cannot be printed as is   TPL-15 may be absent
//   TPL-16 name already taken          TPL-17 no list, nothing inside   TPL-18 id of a
//   template                           TPL-20 condition not understood    TPL-21 cannot be compared
//   TPL-22 no word of this list      TPL-25 block unknown here TPL-26 block's parameter TPL-27
//   blocks in a circle        TPL-28 block repeated TPL-29 cells and columns differ    TPL-30 list
//   unknown              TPL-31 word unknown or repeated TPL-32 words without term          TPL-33
//   list repeated             TPL-40 template id repeated TPL-41 two templates for one paper TPL-50
//   form of the State's papers  TPL-51 required field not printed TPL-52 parameter not read TPL-53
//   block not used
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "compose/object_types.h"
#include "compose/value.h"
#include "findings/finding.h"

namespace vanthu::compose {

using Names = std::vector<std::string_view>;

findings::Finding wrong_root(SourceSpan at, std::string_view found, std::string_view expected);
findings::Finding unknown_element(SourceSpan at, std::string_view name, const Names& known);
findings::Finding unknown_attribute(SourceSpan at, std::string_view name, const Names& known);
findings::Finding missing_attribute(SourceSpan at, std::string_view element,
                                    std::string_view attribute);
findings::Finding missing_part(SourceSpan at, std::string_view element, std::string_view part);
findings::Finding not_in_list(SourceSpan at, std::string_view value, const Names& known);
findings::Finding not_an_id(SourceSpan at, std::string_view id);
findings::Finding stray_text(SourceSpan at, std::string_view element);
findings::Finding never_closed(SourceSpan at);
findings::Finding never_opened(SourceSpan at);
findings::Finding nothing_named(SourceSpan at);
findings::Finding wrong_letter(SourceSpan at, const Bilingual& message, const Bilingual& hint);

findings::Finding unknown_field(SourceSpan at, std::string_view name, std::string_view within,
                                const Names& known);
findings::Finding nothing_inside(SourceSpan at, std::string_view name, const Type& type);
findings::Finding unknown_formatter(SourceSpan at, std::string_view name, const Names& known);
findings::Finding unfit_formatter(SourceSpan at, std::string_view name, const Bilingual& accepts,
                                  const Type& given);
findings::Finding argument_missing(SourceSpan at, std::string_view formatter);
findings::Finding argument_unwanted(SourceSpan at, std::string_view formatter);
findings::Finding argument_unfit(SourceSpan at, std::string_view formatter, const Type& given);
findings::Finding block_not_last(SourceSpan at, std::string_view block);
findings::Finding not_printable(SourceSpan at, std::string_view name, const Type& type);
findings::Finding may_be_absent(SourceSpan at, std::string_view name);
findings::Finding name_taken(SourceSpan at, std::string_view name);
findings::Finding no_list(SourceSpan at, std::string_view name, const Type& type);

findings::Finding condition_unclear(SourceSpan at, const Bilingual& what);
findings::Finding number_needs_comparison(SourceSpan at, std::string_view name);
findings::Finding not_comparable(SourceSpan at, const Type& type);
findings::Finding unknown_word(SourceSpan at, std::string_view word, const WordList& list);

findings::Finding unknown_block(SourceSpan at, std::string_view name, const Names& known);
findings::Finding block_elsewhere(SourceSpan at, std::string_view name);
findings::Finding parameter_missing(SourceSpan at, std::string_view block,
                                    std::string_view parameter);
findings::Finding parameter_unfit(SourceSpan at, std::string_view parameter, const Type& wanted,
                                  const Type& given);
findings::Finding blocks_in_circle(SourceSpan at, std::string_view name);
findings::Finding block_repeated(SourceSpan at, std::string_view name);
findings::Finding cells_differ(SourceSpan at, std::size_t cells, std::size_t columns);

findings::Finding unknown_list(SourceSpan at, std::string_view name);
findings::Finding word_repeated(SourceSpan at, std::string_view word);
findings::Finding words_without_term(SourceSpan at, std::string_view list,
                                     const std::vector<std::string>& words);
findings::Finding list_repeated(SourceSpan at, std::string_view list);
findings::Finding template_repeated(SourceSpan at, std::string_view id);
findings::Finding two_for_one(SourceSpan at, std::string_view id, std::string_view other);

findings::Finding state_form(SourceSpan at, std::string_view words, const Bilingual& instead);
findings::Finding never_printed(SourceSpan at, std::string_view id, std::string_view field);
findings::Finding parameter_unread(SourceSpan at, std::string_view block,
                                   std::string_view parameter);
findings::Finding block_unused(SourceSpan at, std::string_view name);

// "danh sách đảng viên (member)": what a type is called in messages and by `template vars`.
Bilingual type_name(const Type& type);

}  // namespace vanthu::compose
