// Real numbering for the markers of headings and list items, so that Word goes on counting when a
// clerk adds a line. What Word prints must be document::marker_text to the letter: the allocator
// counts along as Word will, and opens a new list instance where Word would print another number.
// Some markers stay text: letters, because Word's alphabet has no đ (it would print "e)" for the
// fifth item), numbers that Word writes differently from us, and numbers with the other end.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// The list instance that heading styles of this level (from 1) belong to; 0 for none.
int outline_num_id(int heading_level);

// w:numPr of one paragraph.
struct NumberingPlace {
  int num_id = 0;
  // From 0.
  int level = 0;

  bool operator==(const NumberingPlace&) const = default;
};

class Numbering {
 public:
  // Of the numbers that the definitions count.
  explicit Numbering(document::MarkerEnd end = document::MarkerEnd::Stop);

  // In document order, one call a paragraph. Empty: write the marker as text (or there is none).
  std::optional<NumberingPlace> for_heading(int level, const document::Marker& marker);
  std::optional<NumberingPlace> for_list_item(int depth, const document::Marker& marker);

  // The instances after the definitions that numbering_definitions() has written.
  std::string instances() const;
  // No paragraph has asked for an instance of its own.
  bool is_untouched() const { return instances_.size() == kAlwaysThere.size(); }

 private:
  enum class Family { Outline, Roman, Decimal, Article, Dash, Plus, Box };
  static constexpr std::size_t kFamilies = 7;
  static constexpr std::size_t kLevels = 5;
  // One instance each: the heading styles and a clerk's next list need them.
  static constexpr std::array<Family, 4> kAlwaysThere = {Family::Outline, Family::Dash,
                                                         Family::Plus, Family::Box};

  // A w:num. Serves the level it was opened at and deeper ones.
  struct Instance {
    Family family = Family::Outline;
    int first_level = 0;
    // The first number of first_level; deeper levels start at 1.
    int start = 1;
  };
  // Where Word's counters stand in the latest instance of a family.
  struct Counting {
    int num_id = 0;
    int first_level = 0;
    std::array<int, kLevels> last{};
  };

  bool counts_the_same(const document::Marker& marker) const;
  static bool is_bullet(Family family);
  NumberingPlace bullet(Family family, int level) const;
  NumberingPlace count(Family family, int level, int ordinal);
  int open(Family family, int level, int start);

  document::MarkerEnd end_;
  std::vector<Instance> instances_;
  std::array<Counting, kFamilies> counting_;

  friend std::string numbering_definitions(const layout::FormatProfile& profile,
                                           document::MarkerEnd end);
};

// word/numbering.xml up to the instances: one multi-level definition a family. Followed by
// instances() and kNumberingEnd.
std::string numbering_definitions(const layout::FormatProfile& profile, document::MarkerEnd end);
inline constexpr const char* kNumberingEnd = "</w:numbering>";

}  // namespace vanthu::docx
