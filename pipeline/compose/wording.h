// The words that all templates of a folder share: the vocabulary (templates/vocabulary.xml) and the
// blocks (templates/blocks/*.xml). A block is a piece of document with parameters:
//   <blocks xmlns="urn:vanthu:template:1">
//     <block name="đồng chí" also="comrade" content="inline"><param name="person" type="member"/>
//       đồng chí {person.name}<if test="person.office">, {person.office}</if></block>
//   </blocks>
// content says where it may stand: blocks, inline or items. An inline block with one parameter can
// also be used as a formatter: {meeting.chair|đồng chí}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "compose/nodes.h"
#include "compose/vocabulary.h"
#include "findings/finding.h"

namespace vanthu::compose {

struct Wording {
  Vocabulary vocabulary{};
  std::vector<Block> blocks{};
  // By either name; nullptr if there is none.
  const Block* find(std::string_view name) const;
};

// Blocks may use each other, in other files too, but not in a circle. findings has one list for
// each source, in their order; a block with a problem is still there, for its users to be checked
// against. Nothing may be composed when a list has a violation.
struct ParsedWording {
  Wording wording{};
  std::vector<findings::Findings> findings{};
};
ParsedWording parse_wording(Vocabulary vocabulary, const std::vector<SourceText>& blocks);

}  // namespace vanthu::compose
