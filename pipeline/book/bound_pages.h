// Puts laid out documents behind each other as the pages of one book: mirrored margins, page
// numbers, running heads, covers, and a diagonal (Z-line) with the words "Bỏ trống" wherever a page
// stays empty, so that nothing can be written in later.
// The strips at the outer edge (giáp lai) and at the back stay free of ink: everything stands
// inside the text box, or above it between the same margins.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "book/book_wording.h"
#include "book/compose_section.h"
#include "book/entry.h"
#include "layout/format_profile.h"
#include "layout/paged_document.h"

namespace vanthu::book {

struct PageFurniture {
  // Beside the page number: the cell, and the book's number.
  text::NfcString running_left{};
  text::NfcString running_right{};
  // In empty pages: "Bỏ trống".
  text::NfcString blank{};
};

enum class Closing {
  Open,
  // What stays empty below its last line is closed with a Z-line.
  ZLine,
};

class BoundPages {
 public:
  // Which body pages are wanted; the others are counted, but not there.
  using Wanted = std::function<bool(int)>;

  // All must outlive the pages.
  BoundPages(const layout::FormatProfile& profile, const layout::FontMetrics& metrics, Size size,
             const PageFurniture& furniture, Wanted wanted = {});

  // A cover is a sheet of its own without number: the poster and a back without anything. In the
  // front it is one page, which counts and does not show its number.
  Result<Done> add_poster(const Section& section, const Facts& facts);
  // outline: its entry; the document's own headings go below it. None: only the document's.
  // mark: stands above these pages instead of the book's number.
  void add(const layout::PagedDocument& document, Part part, const text::NfcString& outline,
           Closing closing, const text::NfcString& mark = {});
  void add_blank(Part part);
  // Number of the next page of a part.
  int next_number(Part part) const { return part == Part::Front ? front_ + 1 : body_ + 1; }
  int blank_pages() const { return blank_; }
  // SHA-256 of what stands on each body page, in order; empty for a page that was not wanted.
  const std::vector<std::string>& page_digests() const { return digests_; }

  // Everything but the metadata; without elements of the structure that no page uses.
  layout::PagedDocument take();

 private:
  struct PosterSpot;
  bool begin_page(Part part, int number);
  void end_page(Part part, bool shown);
  void add_furniture(Part part, int number, const text::NfcString& mark = {});
  void close_rest(double top);
  void append_lines(const layout::PagedDocument& document, const layout::Page& page,
                    std::uint32_t first_node, std::uint32_t first_byte);
  double lowest_ink(const layout::PagedDocument& document, const layout::Page& page) const;
  void draw(std::string_view text, layout::Face face, double size, double x, double baseline,
            std::uint32_t node);
  void rule(double x1, double y1, double x2, double y2, double thickness);
  void frame(double x, double y, double width, double height);
  std::string shortened(const text::NfcString& text, layout::Face face, double size,
                        double width) const;
  double width_of(std::string_view text, layout::Face face, double size) const;
  std::uint32_t add_node(layout::Tag tag);
  double left() const;
  double right() const;
  std::string digest_of_page() const;

  const layout::FormatProfile& profile_;
  const layout::FontMetrics& metrics_;
  Size size_;
  const PageFurniture& furniture_;
  Wanted wanted_;
  layout::PagedDocument out_;
  int cover_ = 0;
  int front_ = 0;
  int body_ = 0;
  int blank_ = 0;
  // The page being made is the back of a sheet.
  bool back_ = false;
  std::vector<std::string> digests_;
};

}  // namespace vanthu::book
