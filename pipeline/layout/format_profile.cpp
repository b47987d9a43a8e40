#include "layout/format_profile.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/reader.h"

namespace vanthu::layout {
namespace {

constexpr xml::EnumName<Role> kRoles[] = {{"party-heading", Role::PartyHeading},
                                          {"superior", Role::Superior},
                                          {"issuer", Role::Issuer},
                                          {"issuer-mark", Role::IssuerMark},
                                          {"number", Role::Number},
                                          {"letter-subject", Role::LetterSubject},
                                          {"urgency", Role::Urgency},
                                          {"circulation", Role::Circulation},
                                          {"draft", Role::Draft},
                                          {"place-date", Role::PlaceDate},
                                          {"type-name", Role::TypeName},
                                          {"subject", Role::Subject},
                                          {"subject-mark", Role::SubjectMark},
                                          {"addressees-label", Role::AddresseesLabel},
                                          {"addressee", Role::Addressee},
                                          {"body", Role::Body},
                                          {"basis", Role::Basis},
                                          {"centered", Role::Centered},
                                          {"note", Role::Note},
                                          {"blank-line", Role::BlankLine},
                                          {"division-label", Role::DivisionLabel},
                                          {"division-title", Role::DivisionTitle},
                                          {"appendix-label", Role::AppendixLabel},
                                          {"appendix-title", Role::AppendixTitle},
                                          {"heading-1", Role::Heading1},
                                          {"heading-2", Role::Heading2},
                                          {"heading-3", Role::Heading3},
                                          {"list-item", Role::ListItem},
                                          {"table-header", Role::TableHeader},
                                          {"table-cell", Role::TableCell},
                                          {"authority", Role::Authority},
                                          {"position", Role::Position},
                                          {"signer-name", Role::SignerName},
                                          {"recipients-label", Role::RecipientsLabel},
                                          {"recipient-line", Role::RecipientLine},
                                          {"typist", Role::Typist},
                                          {"contact", Role::Contact},
                                          {"copy-mark", Role::CopyMark},
                                          {"page-number", Role::PageNumber}};

constexpr xml::EnumName<document::Alignment> kAlignments[] = {
    {"left", document::Alignment::Left},
    {"center", document::Alignment::Center},
    {"right", document::Alignment::Right},
    {"justified", document::Alignment::Justified}};

// Digits with at most one point, then "mm" or "pt".
std::optional<Length> try_parse_length(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  const std::string_view unit = text.substr(text.size() - 2);
  const std::string_view number = text.substr(0, text.size() - 2);
  double value = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), value,
                                            std::chars_format::fixed);
  if (fault != std::errc{} || end != number.data() + number.size() || !(value >= 0)) {
    return std::nullopt;
  }
  if (unit == "mm") return Length::from_mm(value);
  if (unit == "pt") return Length::from_pt(value);
  return std::nullopt;
}

// A Reader with lengths.
class Measures {
 public:
  Measures(xml::Element element, findings::Findings& findings) : reader_(element, findings) {}

  xml::Reader& reader() { return reader_; }

  Length length(std::string_view attribute) {
    return parsed(attribute, reader_.token(attribute)).value_or(Length{});
  }
  Length length_or_zero(std::string_view attribute) {
    const auto written = reader_.optional_token(attribute);
    if (!written) return {};
    return parsed(attribute, *written).value_or(Length{});
  }
  int count(std::string_view attribute) {
    const std::int64_t value = reader_.integer(attribute);
    if (value < 1 || value > 100) {
      reader_.report("PRF-01", attribute,
                     {"số này phải từ 1 đến 100", "this number has to be from 1 to 100"});
      return 1;
    }
    return static_cast<int>(value);
  }

 private:
  std::optional<Length> parsed(std::string_view attribute, const std::string& written) {
    const auto length = try_parse_length(written);
    // A missing attribute has been reported already.
    if (!length && !written.empty()) {
      reader_.report("PRF-01", attribute,
                     {"độ dài phải ghi kèm đơn vị mm hoặc pt, nhưng ghi “" + written + "”",
                      "a length is written with its unit, mm or pt, not as “" + written + "”"},
                     {"ví dụ: 20mm, 18pt, 0.75pt", "for example 20mm, 18pt, 0.75pt"});
    }
    return length;
  }

  xml::Reader reader_;
};

PageMeasures read_page(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  PageMeasures page{.width = in.length("width"),
                    .height = in.length("height"),
                    .top = in.length("top"),
                    .bottom = in.length("bottom"),
                    .inside = in.length("inside"),
                    .outside = in.length("outside"),
                    .number_from_top = in.length("number-from-top"),
                    .first_numbered = in.count("first-numbered")};
  if (page.text_width().pt() <= 0 || page.text_height().pt() <= 0) {
    in.reader().report("PRF-04", "width",
                       {"lề trang không chừa chỗ cho chữ", "the margins leave no room for text"});
  }
  in.reader().finish();
  return page;
}

LetterheadMeasures read_letterhead(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  LetterheadMeasures out{.left = in.length("left"),
                         .right = in.length("right"),
                         .right_max = in.length("right-max"),
                         .left_max = in.length("left-max"),
                         .rule_gap = in.length("rule-gap"),
                         .rule_thickness = in.length("rule-thickness"),
                         .stamp_border = in.length("stamp-border"),
                         .stamp_padding_x = in.length("stamp-padding-x"),
                         .stamp_padding_y = in.length("stamp-padding-y"),
                         .names_begin_with = {}};
  for (const xml::Element& child : in.reader().children("name-begins")) {
    xml::Reader name(child, findings);
    out.names_begin_with.push_back(name.content());
    name.finish();
  }
  in.reader().finish();
  return out;
}

SignatureMeasures read_signature(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  SignatureMeasures out{.left = in.length("left"),
                        .right = in.length("right"),
                        .room = in.length("room"),
                        .before = in.length("before")};
  in.reader().finish();
  return out;
}

ContactMeasures read_contact(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  ContactMeasures out{.before = in.length("before"),
                      .rule_thickness = in.length("rule-thickness"),
                      .rule_gap = in.length("rule-gap")};
  in.reader().finish();
  return out;
}

CertificationBox read_certification(xml::Element element, const PageMeasures& page,
                                    findings::Findings& findings) {
  Measures in(element, findings);
  CertificationBox out{
      .top = in.length("top"), .width = in.length("width"), .height = in.length("height")};
  // A top margin that could not be read has been reported already.
  const bool known = page.top.pt() > 0;
  if (known && (out.width > page.text_width() || out.top.pt() + out.height.pt() > page.top.pt())) {
    in.reader().report("PRF-04", "width",
                       {"ô chứng thực nằm trên phần chữ hoặc rộng hơn phần chữ của trang",
                        "the certification box reaches into the text or is wider than it"});
  }
  in.reader().finish();
  return out;
}

TableMeasures read_table(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  TableMeasures out{.border = in.length("border"),
                    .padding_x = in.length("padding-x"),
                    .padding_y = in.length("padding-y"),
                    .before = in.length("before"),
                    .after = in.length("after")};
  in.reader().finish();
  return out;
}

FlowRules read_flow(xml::Element element, findings::Findings& findings) {
  Measures in(element, findings);
  FlowRules out{.max_word_gap = in.count("max-word-gap"),
                .min_lines = in.count("min-lines"),
                .lines_after_heading = in.count("lines-after-heading"),
                .lines_before_signature = in.count("lines-before-signature"),
                .list_step = in.length("list-step")};
  in.reader().finish();
  return out;
}

Style read_style(Measures& in) {
  Style style{.size = in.length("size"),
              .bold = in.reader().boolean_or("bold", false),
              .italic = in.reader().boolean_or("italic", false),
              .underline = in.reader().boolean_or("underline", false),
              .alignment = in.reader().one_of("alignment", kAlignments),
              .first_line = in.length_or_zero("first-line"),
              .left_indent = in.length_or_zero("left-indent"),
              .before = in.length_or_zero("before"),
              .after = in.length_or_zero("after"),
              .pitch = in.length("pitch")};
  if (style.pitch.pt() < style.size.pt() * kLeastPitch) {
    in.reader().report("PRF-05", "pitch",
                       {"khoảng cách dòng nhỏ hơn chiều cao chữ có dấu, dấu sẽ bị cắt",
                        "the line pitch is smaller than letters with marks; marks would be cut"},
                       {"tăng pitch hoặc giảm size", "raise pitch or lower size"});
  }
  return style;
}

// What a rule gives the same sizes as the text.
constexpr Role kTextRoles[] = {Role::Body,          Role::Basis,    Role::Centered,
                               Role::BlankLine,     Role::Subject,  Role::DivisionLabel,
                               Role::DivisionTitle, Role::Heading1, Role::Heading2,
                               Role::Heading3,      Role::ListItem};

void read_body_up_to(Measures& in, FormatProfile& profile) {
  const Length stated = in.length_or_zero("body-up-to");
  profile.body_up_to = std::max(stated, profile.style(Role::Body).size);
  const bool fits = std::all_of(std::begin(kTextRoles), std::end(kTextRoles), [&](Role role) {
    const Style& style = profile.style(role);
    // A missing style has been reported already.
    return style.size.pt() == 0 || style.pitch.pt() >= stated.pt() * kLeastPitch;
  });
  if (!fits) {
    in.reader().report("PRF-05", "body-up-to",
                       {"có kiểu chữ của phần nội dung không đủ khoảng cách dòng cho cỡ này",
                        "a style of the text has too small a line pitch for this size"},
                       {"tăng pitch hoặc giảm body-up-to", "raise pitch or lower body-up-to"});
  }
}

void read_styles(xml::Element element, FormatProfile& profile, findings::Findings& findings) {
  std::array<bool, kRoleCount> seen{};
  Measures around(element, findings);
  xml::Reader& reader = around.reader();
  for (const xml::Element& child : reader.children("style")) {
    Measures in(child, findings);
    const auto index = static_cast<std::size_t>(in.reader().one_of("role", kRoles));
    if (seen[index]) {
      in.reader().report("PRF-02", "role",
                         {"vai trò này đã có kiểu ở trên", "this role has a style already"});
    }
    seen[index] = true;
    profile.styles[index] = read_style(in);
    in.reader().finish();
  }
  for (const auto& [name, role] : kRoles) {
    if (seen[static_cast<std::size_t>(role)]) continue;
    reader.report("PRF-03", "",
                  {"thiếu kiểu cho vai trò “" + std::string(name) + "”",
                   "no style for the role “" + std::string(name) + "”"});
  }
  read_body_up_to(around, profile);
  reader.finish();
}

void check_columns(const xml::Element& element, Length left, Length right, Length text_width,
                   findings::Findings& findings) {
  // Half a point of rounding between mm and pt.
  if (left.pt() + right.pt() <= text_width.pt() + 0.5) return;
  xml::Reader(element, findings)
      .report("PRF-04", "left",
              {"hai khối trái và phải rộng hơn phần chữ của trang",
               "the two blocks are wider than the text of the page"});
}

}  // namespace

Role role_of(document::ParagraphRole role) {
  switch (role) {
    case document::ParagraphRole::Body:
      return Role::Body;
    case document::ParagraphRole::Basis:
      return Role::Basis;
    case document::ParagraphRole::Centered:
      return Role::Centered;
    case document::ParagraphRole::Note:
      return Role::Note;
  }
  return Role::Body;
}

Role role_of_heading(int level) {
  if (level <= 1) return Role::Heading1;
  return level == 2 ? Role::Heading2 : Role::Heading3;
}

Role role_of(document::StampKind kind) {
  return kind == document::StampKind::Urgency ? Role::Urgency : Role::Circulation;
}

FormatProfile with_body_size(FormatProfile profile, Length size) {
  const Length usual = profile.style(Role::Body).size;
  if (size < usual || size > profile.body_up_to) return profile;
  for (const Role role : kTextRoles) {
    Style& style = profile.styles[static_cast<std::size_t>(role)];
    if (style.size == usual) style.size = size;
  }
  return profile;
}

findings::Checked<FormatProfile> parse_format_profile(const SourceText& source) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<FormatProfile>(tree.findings());
  findings::Findings findings = tree.findings();
  FormatProfile profile;
  xml::Reader reader(tree.value().root(), findings);
  profile.id = reader.token("id");
  profile.rule = reader.text("rule");
  profile.valid_from = reader.date("valid-from");
  profile.valid_until = reader.optional_date("valid-until");
  profile.font_family = reader.text("font-family");
  if (const auto page = reader.required_child("page")) profile.page = read_page(*page, findings);
  const Length text_width = profile.page.text_width();
  if (const auto letterhead = reader.required_child("letterhead")) {
    profile.letterhead = read_letterhead(*letterhead, findings);
    check_columns(*letterhead, profile.letterhead.left, profile.letterhead.right, text_width,
                  findings);
  }
  if (const auto signature = reader.required_child("signature")) {
    profile.signature = read_signature(*signature, findings);
    check_columns(*signature, profile.signature.left, profile.signature.right, text_width,
                  findings);
  }
  if (const auto contact = reader.required_child("contact")) {
    profile.contact = read_contact(*contact, findings);
  }
  if (const auto box = reader.required_child("certification")) {
    profile.certification = read_certification(*box, profile.page, findings);
  }
  if (const auto table = reader.required_child("table")) {
    profile.table = read_table(*table, findings);
  }
  if (const auto flow = reader.required_child("flow")) profile.flow = read_flow(*flow, findings);
  if (const auto styles = reader.required_child("styles")) {
    read_styles(*styles, profile, findings);
  }
  reader.finish();
  if (findings::has_violation(findings)) return findings::Checked<FormatProfile>(findings);
  return {std::move(profile), std::move(findings)};
}

}  // namespace vanthu::layout
