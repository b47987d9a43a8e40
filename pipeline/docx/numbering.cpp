#include "docx/numbering.h"

#include <algorithm>

#include "base/check.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"
#include "docx/xml_part.h"

namespace vanthu::docx {
namespace {

using document::Marker;
using document::MarkerStyle;

// From 400 on Word writes CD where marker_text repeats C.
constexpr int kLastRoman = 399;
// Word counts in 16 bits.
constexpr int kLastDecimal = 32767;

// Levels of the outline that count: "I." and "1."; the third has letters.
constexpr int kOutlineLevels = 2;
constexpr int kOutlineNumId = 1;
constexpr MarkerStyle kOutlineStyles[kOutlineLevels] = {MarkerStyle::Roman, MarkerStyle::Decimal};

// Not the predecessor of any ordinal.
constexpr int kUncertain = -2;

// What w:lvlText says: the first marker with Word's place for the number, "Điều %1.".
std::string level_text(const Marker& first, int level) {
  std::string text = document::marker_text(first).str();
  const std::size_t number = text.find(first.style == MarkerStyle::Roman ? "I" : "1");
  if (number != std::string::npos) text.replace(number, 1, "%" + std::to_string(level + 1));
  return text;
}

void add_level(XmlNode definition, int level, const char* format, const std::string& text,
               const char* style, long first_line, long left) {
  XmlNode node = definition.append_child("w:lvl");
  node.set("w:ilvl", level);
  add_value(node, "w:start", 1L);
  add_value(node, "w:numFmt", format);
  if (style != nullptr) add_value(node, "w:pStyle", style);
  add_value(node, "w:suff", "space");
  add_value(node, "w:lvlText", text);
  add_value(node, "w:lvlJc", "left");
  XmlNode indent = node.append_child("w:pPr").append_child("w:ind");
  indent.set("w:left", left);
  indent.set("w:firstLine", first_line);
}

XmlNode add_definition(XmlNode root, int id) {
  XmlNode definition = root.append_child("w:abstractNum");
  definition.set("w:abstractNumId", id);
  // Keeps Word from taking the definition for another document's when text is pasted.
  add_value(definition, "w:nsid", ("564E540" + std::to_string(id)));
  add_value(definition, "w:multiLevelType", "multilevel");
  return definition;
}

}  // namespace

int outline_num_id(int heading_level) {
  return heading_level >= 1 && heading_level <= kOutlineLevels ? kOutlineNumId : 0;
}

Numbering::Numbering(document::MarkerEnd end) : end_(end) {
  for (const Family family : kAlwaysThere) open(family, 0, 1);
  VANTHU_CHECK(counting_[0].num_id == kOutlineNumId, "the outline is the first list instance");
}

int Numbering::open(Family family, int level, int start) {
  instances_.push_back({family, level, start});
  Counting& counting = counting_[static_cast<std::size_t>(family)];
  counting = {.num_id = static_cast<int>(instances_.size()), .first_level = level};
  counting.last[static_cast<std::size_t>(level)] = start - 1;
  return counting.num_id;
}

bool Numbering::counts_the_same(const Marker& marker) const {
  const bool has_end = marker.style == MarkerStyle::Roman || marker.style == MarkerStyle::Decimal;
  if (has_end && marker.end != end_) return false;
  const int last = marker.style == MarkerStyle::Roman ? kLastRoman : kLastDecimal;
  return marker.ordinal >= 1 && marker.ordinal <= last;
}

bool Numbering::is_bullet(Family family) {
  return family == Family::Dash || family == Family::Plus || family == Family::Box;
}

NumberingPlace Numbering::bullet(Family family, int level) const {
  return {counting_[static_cast<std::size_t>(family)].num_id, level};
}

NumberingPlace Numbering::count(Family family, int level, int ordinal) {
  Counting& counting = counting_[static_cast<std::size_t>(family)];
  const auto index = static_cast<std::size_t>(level);
  const bool goes_on =
      counting.num_id != 0 && level >= counting.first_level && counting.last[index] + 1 == ordinal;
  if (!goes_on) open(family, level, ordinal);
  counting.last[index] = ordinal;
  std::fill(counting.last.begin() + level + 1, counting.last.end(), 0);
  // A level that was jumped over may count as begun: its next number needs an instance of its own.
  for (std::size_t above = static_cast<std::size_t>(counting.first_level); above < index; ++above) {
    if (counting.last[above] == 0) counting.last[above] = kUncertain;
  }
  return {counting.num_id, level};
}

std::optional<NumberingPlace> Numbering::for_heading(int level, const Marker& marker) {
  if (level <= kOutlineLevels && marker.style == kOutlineStyles[level - 1] &&
      counts_the_same(marker)) {
    return count(Family::Outline, level - 1, marker.ordinal);
  }
  return for_list_item(1, marker);
}

std::optional<NumberingPlace> Numbering::for_list_item(int depth, const Marker& marker) {
  const int level = std::min(depth, static_cast<int>(kLevels)) - 1;
  switch (marker.style) {
    case MarkerStyle::None:
    case MarkerStyle::Letter:
      return std::nullopt;
    case MarkerStyle::Roman:
      if (!counts_the_same(marker)) return std::nullopt;
      return count(Family::Roman, level, marker.ordinal);
    case MarkerStyle::Decimal:
      if (!counts_the_same(marker)) return std::nullopt;
      return count(Family::Decimal, level, marker.ordinal);
    case MarkerStyle::Article:
      if (!counts_the_same(marker)) return std::nullopt;
      return count(Family::Article, level, marker.ordinal);
    case MarkerStyle::Dash:
      return bullet(Family::Dash, level);
    case MarkerStyle::Plus:
      return bullet(Family::Plus, level);
    case MarkerStyle::Box:
      return bullet(Family::Box, level);
  }
  return std::nullopt;
}

std::string Numbering::instances() const {
  std::string out;
  for (std::size_t i = 0; i < instances_.size(); ++i) {
    const Instance& instance = instances_[i];
    out += "<w:num w:numId=\"" + std::to_string(i + 1) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(static_cast<int>(instance.family)) + "\"/>";
    // Instances of one definition share their counters unless each level is told where to start.
    const bool counts = !is_bullet(instance.family);
    const int levels =
        instance.family == Family::Outline ? kOutlineLevels : static_cast<int>(kLevels);
    for (int level = 0; counts && i > 0 && level < levels; ++level) {
      const int start = level == instance.first_level ? instance.start : 1;
      out += "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\"><w:startOverride w:val=\"" +
             std::to_string(start) + "\"/></w:lvlOverride>";
    }
    out += "</w:num>";
  }
  return out;
}

std::string numbering_definitions(const layout::FormatProfile& profile, document::MarkerEnd end) {
  using Family = Numbering::Family;
  constexpr int kLevels = static_cast<int>(Numbering::kLevels);
  XmlPart xml;
  XmlNode root = add_root(xml, "w:numbering");
  XmlNode outline = add_definition(root, static_cast<int>(Family::Outline));
  for (int level = 0; level < kOutlineLevels; ++level) {
    const layout::Role role = layout::role_of_heading(level + 1);
    const layout::Style& look = profile.style(role);
    const MarkerStyle marker = kOutlineStyles[level];
    add_level(outline, level, marker == MarkerStyle::Roman ? "upperRoman" : "decimal",
              level_text({marker, 1, end}, level), style_id(role), look.first_line.twips(),
              look.left_indent.twips());
  }
  const auto add_list = [&](Family family, const char* format, MarkerStyle marker) {
    XmlNode definition = add_definition(root, static_cast<int>(family));
    for (int level = 0; level < kLevels; ++level) {
      add_level(definition, level, format, level_text({marker, 1, end}, level), nullptr,
                list_indent(profile, level + 1).twips(),
                profile.style(layout::Role::ListItem).left_indent.twips());
    }
  };
  add_list(Family::Roman, "upperRoman", MarkerStyle::Roman);
  add_list(Family::Decimal, "decimal", MarkerStyle::Decimal);
  add_list(Family::Article, "decimal", MarkerStyle::Article);
  add_list(Family::Dash, "bullet", MarkerStyle::Dash);
  add_list(Family::Plus, "bullet", MarkerStyle::Plus);
  add_list(Family::Box, "bullet", MarkerStyle::Box);
  std::string text = std::move(xml).take();
  text.erase(text.rfind(kNumberingEnd));
  return text;
}

}  // namespace vanthu::docx
