// A compiled template: what was checked once and is walked for every document. Private to this
// module.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source_text.h"
#include "compose/expression.h"
#include "document/document.h"

namespace vanthu::compose {

struct Node;
using Nodes = std::vector<Node>;

// Words of the template; each run of white space inside is one space, those at the ends are told
// apart, because they only separate.
struct Literal {
  bool space_before = false;
  text::NfcString words;
  bool space_after = false;
};
struct Print {
  Expression value;
};
struct Styled {
  bool bold = false;
  bool italic = false;
  bool underline = false;
  Nodes content;
};

// <if>, <choose>: the first branch whose test holds, else the last part.
struct Choice {
  struct Branch;
  std::vector<Branch> branches;
  Nodes otherwise;
};
// <each>. Separators stand between items, the last one before the last item; only in running text.
struct Loop {
  Expression list;
  std::optional<Condition> where;
  std::size_t item_slot = 0;
  std::optional<std::size_t> number_slot;
  Nodes content;
  Nodes separator;
  Nodes last_separator;
};
// <use>, and blocks used as formatters: the block's own slots start anew.
struct Use {
  std::size_t block = 0;
  std::vector<Expression> arguments;
};

struct ParagraphNode {
  document::ParagraphRole role = document::ParagraphRole::Body;
  Nodes text;
};
// Heading and content; the whole is left out when the content says nothing, unless empty does.
struct SectionNode {
  // As usual for the depth it stands at, when not said.
  std::optional<document::MarkerStyle> marker;
  Nodes title;
  Nodes content;
  Nodes empty;
};
struct ListNode {
  document::MarkerStyle marker = document::MarkerStyle::Dash;
  Nodes items;
};
struct ItemNode {
  Nodes text;
};
struct ColumnNode {
  document::TableColumn column;
  Nodes header;
};
struct TableNode {
  Nodes summary;
  std::vector<ColumnNode> columns;
  Nodes rows;
  int row_height = 0;
};
struct RowNode {
  std::vector<Nodes> cells;
};
struct StampNode {
  document::StampKind kind = document::StampKind::Circulation;
  Nodes text;
};
struct LetterheadNode {
  Nodes superior;
  Nodes issuer;
  Nodes heading;
  Nodes number;
  Nodes place_date;
  Nodes letter_subject;
  std::vector<StampNode> stamps;
  Nodes draft;
  Nodes contact;
};
// <addressees>: Kính gửi, Kính trình.
struct AddresseesNode {
  Nodes label;
  Nodes names;
};
struct DivisionNode {
  Nodes label;
  Nodes title;
};
// Left out when its content says nothing; numbered when there are several.
struct AppendixNode {
  Nodes label;
  Nodes title;
  Nodes content;
};
struct BlankLinesNode {
  int count = 1;
};
struct TitleNode {
  bool hyphens = false;
  // Where they depend on something.
  std::optional<Condition> hyphens_if;
  Nodes type_name;
  Nodes subject;
};
struct SignatoryNode {
  Nodes authority;
  Nodes position;
  Nodes name;
};
struct SignaturesNode {
  // What the text above ends with in place of a full stop; may be empty.
  Nodes ending;
  Nodes label;
  Nodes typist;
  Nodes recipients;
  std::vector<SignatoryNode> signatories;
};
struct RecipientNode {
  Nodes text;
};

struct Node {
  std::variant<Literal, Print, Styled, Choice, Loop, Use, ParagraphNode, SectionNode, ListNode,
               ItemNode, TableNode, RowNode, LetterheadNode, TitleNode, AddresseesNode,
               DivisionNode, AppendixNode, BlankLinesNode, SignaturesNode, RecipientNode>
      content;
};

struct Choice::Branch {
  Condition test;
  Nodes content;
};

// Where a node may stand, and so what a block may hold.
enum class Place { Blocks, Inline, Items, Rows, Recipients };

// A shared block: <block name="biểu quyết" also="vote" content="items">.
struct Block {
  struct Parameter {
    std::string name;
    Type type;
    bool optional = false;
    SourceSpan at{};
  };
  std::string name;
  // Where it is defined: the index of its file, and its name there.
  std::size_t source = 0;
  SourceSpan at{};
  // A second, ASCII name; may be empty.
  std::string also;
  Place place = Place::Blocks;
  std::vector<Parameter> parameters;
  Nodes content;
  // Slots a frame needs, the record's included.
  std::size_t slots = 1;
};

// Calls visit with each list of nodes that stands directly inside a node. A used block is not
// inside it.
void visit_inside(const Node& node, const std::function<void(const Nodes&)>& visit);

// Indices of the blocks that nodes use directly, repeated as often as they are used.
std::vector<std::size_t> used_blocks(const Nodes& nodes);

}  // namespace vanthu::compose
