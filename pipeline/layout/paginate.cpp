#include "layout/paginate.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::layout {
namespace {

// Lines of text that a box counts for; a row or a signature block is as good as a paragraph.
int text_lines(const Box& box) {
  switch (box.kind) {
    case BoxKind::Text:
    case BoxKind::BlankLine:
      return 1;
    case BoxKind::TableRow:
    case BoxKind::Signature:
      return 100;
    case BoxKind::Heading:
    case BoxKind::Front:
    case BoxKind::TableHeader:
      return 0;
  }
  return 0;
}

// A heading or the front of a paper, which stays with what follows it.
bool opens_text(const Box& box) {
  return box.kind == BoxKind::Heading || box.kind == BoxKind::Front;
}

Error box_too_high(const Box& box, std::string_view text, std::string place) {
  const bool row = box.kind == BoxKind::TableRow || box.kind == BoxKind::TableHeader;
  return Error{.kind = ErrorKind::Rendering,
               .what = {std::string(row ? "hàng của bảng" : "khối") + " “" + excerpt(text) +
                            "” cao hơn một trang",
                        std::string(row ? "the table row" : "the block") + " “" + excerpt(text) +
                            "” is higher than a page"},
               .where = std::move(place),
               .remedy = {"chia nội dung đó thành nhiều hàng hoặc nhiều đoạn",
                          "divide the text into several rows or paragraphs"}};
}

class Paginator {
 public:
  Paginator(Typesetter& typesetter, const FormatProfile& profile, const LayoutOptions& options)
      : typesetter_(typesetter),
        galley_(typesetter.galley()),
        profile_(profile),
        options_(options),
        box_places_(galley_.boxes.size()),
        number_(options.first_page_number - 1) {}

  Result<PagedDocument> run() {
    for (std::size_t first = 0; first < galley_.boxes.size();) {
      const std::size_t end = page_end(first);
      if (end == first) {
        return box_too_high(galley_.boxes[first], text_of(first),
                            galley_.place_of(static_cast<std::uint32_t>(first)));
      }
      fill_page(first, end);
      first = end;
    }
    if (galley_.boxes.empty()) out_.pages.push_back({.number = options_.first_page_number});
    resolve_landmarks();
    out_.page_width = profile_.page.width.pt();
    out_.page_height = profile_.page.height.pt();
    out_.text = std::move(galley_.text);
    out_.nodes = std::move(galley_.nodes);
    return std::move(out_);
  }

 private:
  std::string_view text_of(std::size_t index) const {
    const Box& box = galley_.boxes[index];
    if (box.line_count == 0) return {};
    const std::string_view text = galley_.text;
    return text.substr(galley_.runs[galley_.lines[box.first_line].first_run].text_begin);
  }

  struct BoxPlace {
    std::uint32_t page = 0;
    double y = 0;
  };

  double foot_height(const Box& box) const { return box.foot ? galley_.feet[*box.foot].height : 0; }

  const Box* repeated_header(std::size_t first) const {
    const Box& box = galley_.boxes[first];
    return box.header && *box.header + 1 != first ? &galley_.boxes[*box.header] : nullptr;
  }

  // One past the last box of a page that starts with box `first`.
  std::size_t page_end(std::size_t first) const {
    const std::vector<Box>& boxes = galley_.boxes;
    double room = profile_.page.text_height().pt() + 1e-6;
    const Box* header = repeated_header(first);
    double y = header != nullptr ? header->height : 0;
    std::size_t end = first;
    for (; end < boxes.size(); ++end) {
      if (end != first && boxes[end].starts_numbering) return end;
      room -= foot_height(boxes[end]);
      y += (end == first ? 0 : boxes[end].before) + boxes[end].height;
      if (y > room) break;
    }
    if (end == boxes.size()) return end;
    for (const Keep strongest : {Keep::None, Keep::WithSignature, Keep::WithHeading}) {
      for (std::size_t last = end; last > first; --last) {
        if (boxes[last - 1].keep <= strongest) return last;
      }
    }
    return end;
  }

  // Margins go by the sides of sheets, also where an appendix has started counting again.
  double left_margin(std::size_t page) const {
    const bool back =
        options_.duplex && (static_cast<std::size_t>(options_.first_page_number) + page) % 2 == 0;
    return (back ? profile_.page.outside : profile_.page.inside).pt();
  }

  void fill_page(std::size_t first, std::size_t end) {
    number_ = galley_.boxes[first].starts_numbering ? 1 : number_ + 1;
    Page page{.number = number_,
              .first_line = static_cast<std::uint32_t>(out_.lines.size()),
              .first_rule = static_cast<std::uint32_t>(out_.rules.size())};
    const double x = left_margin(out_.pages.size());
    if (number_ >= profile_.page.first_numbered) {
      emit(typesetter_.set_page_number(number_), x, profile_.page.number_from_top.pt(), false);
    }
    if (out_.pages.empty() && typesetter_.copy_mark()) {
      emit(*typesetter_.copy_mark(), x, profile_.certification.top.pt(), false);
    }
    double y = profile_.page.top.pt();
    if (const Box* header = repeated_header(first)) {
      emit(*header, x, y, true);
      y += header->height;
    }
    for (std::size_t i = first; i < end; ++i) {
      const Box& box = galley_.boxes[i];
      if (i != first) y += box.before;
      box_places_[i] = {.page = static_cast<std::uint32_t>(out_.pages.size()), .y = y};
      emit(box, x, y, false);
      y += box.height;
    }
    double foot_y = profile_.page.height.pt() - profile_.page.bottom.pt();
    for (std::size_t i = end; i-- > first;) {
      foot_y -= foot_height(galley_.boxes[i]);
      if (galley_.boxes[i].foot) emit(galley_.feet[*galley_.boxes[i].foot], x, foot_y, false);
    }
    page.line_count = static_cast<std::uint32_t>(out_.lines.size()) - page.first_line;
    page.rule_count = static_cast<std::uint32_t>(out_.rules.size()) - page.first_rule;
    out_.pages.push_back(page);
  }

  void emit(const Box& box, double x, double y, bool again) {
    for (std::uint32_t i = box.first_line; i < box.first_line + box.line_count; ++i) {
      PlacedLine line = galley_.lines[i];
      const std::uint32_t first_run = line.first_run;
      line.baseline += y;
      line.first_run = static_cast<std::uint32_t>(out_.runs.size());
      for (std::uint32_t r = first_run; r < first_run + line.run_count; ++r) {
        PlacedRun run = galley_.runs[r];
        run.x += x;
        if (again) run.node = kArtifact;
        out_.runs.push_back(run);
      }
      out_.lines.push_back(line);
    }
    for (std::uint32_t i = box.first_rule; i < box.first_rule + box.rule_count; ++i) {
      PlacedRule rule = galley_.rules[i];
      rule.x1 += x;
      rule.x2 += x;
      rule.y1 += y;
      rule.y2 += y;
      out_.rules.push_back(rule);
    }
  }

  void resolve_landmarks() {
    for (std::size_t i = 0; i < galley_.outline.size(); ++i) {
      const BoxPlace& place = box_places_[galley_.outline_places[i].box];
      galley_.outline[i].page = place.page;
      galley_.outline[i].y = place.y + galley_.outline_places[i].y;
    }
    for (std::size_t i = 0; i < galley_.signature_places.size(); ++i) {
      const Landmark& mark = galley_.signature_landmarks[i];
      const BoxPlace& place = box_places_[mark.box];
      SignaturePlace& signature = galley_.signature_places[i];
      signature.page = place.page;
      signature.x += left_margin(place.page);
      signature.y = place.y + mark.y;
    }
    out_.outline = std::move(galley_.outline);
    out_.signature_places = std::move(galley_.signature_places);
  }

  Typesetter& typesetter_;
  Galley& galley_;
  const FormatProfile& profile_;
  const LayoutOptions& options_;
  std::vector<BoxPlace> box_places_;
  // Of the page before.
  int number_ = 0;
  PagedDocument out_;
};

}  // namespace

void bind_neighbours(std::vector<Box>& boxes, const FlowRules& flow) {
  const auto tie = [&](std::size_t box, Keep keep) {
    boxes[box].keep = std::max(boxes[box].keep, keep);
  };
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (opens_text(boxes[i])) {
      tie(i, Keep::WithHeading);
      int lines = 0;
      for (std::size_t j = i + 1; j < boxes.size(); ++j) {
        lines += text_lines(boxes[j]);
        if (lines >= flow.lines_after_heading || opens_text(boxes[j])) break;
        tie(j, Keep::WithHeading);
      }
    }
    if (boxes[i].kind == BoxKind::Signature) {
      int lines = 0;
      for (std::size_t j = i; j-- > 0 && lines < flow.lines_before_signature;) {
        if (boxes[j + 1].starts_numbering) break;
        tie(j, Keep::WithSignature);
        lines += text_lines(boxes[j]);
      }
    }
  }
}

Result<PagedDocument> paginate(Typesetter& typesetter, const FormatProfile& profile,
                               const LayoutOptions& options) {
  bind_neighbours(typesetter.galley().boxes, profile.flow);
  return Paginator(typesetter, profile, options).run();
}

}  // namespace vanthu::layout
