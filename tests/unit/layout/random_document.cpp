#include "random_document.h"

#include <iterator>
#include <optional>

#include "support/sample_documents.h"

namespace vanthu::layout {

using document::Alignment;
using document::MarkerStyle;
using text::nfc;

std::string RandomDocument::text(int low, int high) {
  static constexpr const char* kSyllables[] = {
      "đảng", "viên",  "chi", "bộ",  "nghị",  "quyết",   "thường", "kỳ",    "05-NQ/CB", "ngày",
      "05",   "tháng", "3",   "năm", "2026,", "“Ngày",   "thứ",    "Bảy",   "xanh”;",   "T/M",
      "92%",  "phụ",   "nữ",  "ấp",  "ỷ",     "nghiêng", "trường", "khuỷu", "quyền",    "a)"};
  std::string out;
  for (int i = number(low, high); i > 0; --i) {
    if (!out.empty()) out += one_in(40) ? "\n" : " ";
    out += kSyllables[number(0, static_cast<int>(std::size(kSyllables)) - 1)];
  }
  return out;
}

text::NfcString RandomDocument::phrase(int low, int high) {
  std::string out = text(low, high);
  for (char& c : out) c = c == '\n' ? ' ' : c;
  return nfc(out);
}

document::Inlines RandomDocument::inlines(int low, int high) {
  document::Inlines out;
  for (int i = number(1, 3); i > 0; --i) {
    out.push_back({.text = nfc(text(low, high) + (one_in(10) ? "" : " ")),
                   .bold = one_in(4),
                   .italic = one_in(4),
                   .underline = one_in(10)});
  }
  return out;
}

document::Letterhead RandomDocument::letterhead() {
  document::Letterhead out{.superior = phrase(2, 8),
                           .issuer = phrase(2, 8),
                           .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
                           .number = nfc("Số 05-NQ/CB"),
                           .place_date = {}};
  if (one_in(2)) out.place_date = nfc("Đông Tiến, ngày 05 tháng 02 năm 2026");
  if (one_in(3)) out.letter_subject = phrase(3, 20);
  if (one_in(3)) out.stamps.push_back({document::StampKind::Urgency, phrase(1, 4)});
  if (one_in(3)) out.stamps.push_back({document::StampKind::Circulation, phrase(2, 6)});
  if (one_in(3)) out.draft = phrase(2, 4);
  if (one_in(3)) out.contact = phrase(4, 30);
  return out;
}

document::List RandomDocument::list() {
  static constexpr MarkerStyle kStyles[] = {
      MarkerStyle::None, MarkerStyle::Roman, MarkerStyle::Decimal, MarkerStyle::Letter,
      MarkerStyle::Dash, MarkerStyle::Plus,  MarkerStyle::Box,     MarkerStyle::Article};
  document::List out;
  for (int i = number(1, 6); i > 0; --i) {
    out.items.push_back({.marker = {kStyles[number(0, 7)], number(1, 30)},
                         .depth = number(1, 3),
                         .text = inlines(1, 40)});
  }
  return out;
}

document::Table RandomDocument::table() {
  document::Table out{.summary = nfc("bảng"), .columns = {}, .header = {}, .rows = {}};
  const int columns = number(1, 4);
  for (int i = 0; i < columns; ++i) {
    out.columns.push_back({number(3, 4), Alignment::Justified});
    out.header.push_back(inlines(1, 3));
  }
  for (int i = number(0, 12); i > 0; --i) {
    document::TableRow row;
    for (int c = 0; c < columns; ++c) row.push_back(inlines(0, 20));
    out.rows.push_back(row);
  }
  return out;
}

document::SignatureBlock RandomDocument::signatures() {
  document::SignatureBlock out;
  if (one_in(2)) {
    out.recipients =
        document::Recipients{.label = nfc("Nơi nhận:"), .lines = {phrase(2, 9), phrase(2, 9)}};
    if (one_in(2)) out.recipients->typist = nfc("NguyenVanAn-26");
  }
  for (int i = number(1, 3); i > 0; --i) {
    out.signatories.push_back({phrase(2, 3), one_in(2) ? phrase(2, 3) : nfc(""), phrase(3, 4)});
  }
  return out;
}

document::Block RandomDocument::block() {
  switch (number(0, 13)) {
    case 0:
    case 1:
      return document::Heading{
          .level = number(1, 3),
          .marker = {one_in(3) ? MarkerStyle::Article : MarkerStyle::Decimal, number(1, 20)},
          .text = inlines(1, 12)};
    case 2:
      return list();
    case 3:
      return table();
    case 4:
      return document::Division{phrase(2, 2), one_in(3) ? nfc("") : phrase(2, 20)};
    case 5:
      return document::Appendix{phrase(2, 3), one_in(3) ? nfc("") : phrase(2, 20)};
    case 6:
      return document::BlankLines{number(0, 12)};
    case 7: {
      document::Addressees out{.label = nfc("Kính gửi:"), .names = {}};
      for (int i = number(1, 3); i > 0; --i) out.names.push_back(phrase(2, 25));
      return out;
    }
    case 8:
      return document::Title{phrase(1, 3), one_in(3) ? nfc("") : phrase(2, 20), one_in(2)};
    case 9:
      return signatures();
    default: {
      using Role = document::ParagraphRole;
      static constexpr Role kRoles[] = {Role::Body, Role::Body, Role::Basis, Role::Centered,
                                        Role::Note};
      return document::Paragraph{.role = kRoles[number(0, 4)], .text = inlines(0, 120)};
    }
  }
}

document::Document RandomDocument::make() {
  document::Document out = support::empty_document();
  if (one_in(4)) out.copy_mark = nfc("BẢN SAO");
  out.blocks.push_back(letterhead());
  out.blocks.push_back(document::Title{phrase(1, 3), phrase(0, 20), one_in(2)});
  for (int i = number(1, 25); i > 0; --i) out.blocks.push_back(block());
  if (one_in(2)) out.blocks.push_back(signatures());
  return out;
}

}  // namespace vanthu::layout
