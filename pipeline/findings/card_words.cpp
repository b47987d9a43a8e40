#include "findings/card_words.h"

namespace vanthu::findings {
namespace {

Bilingual left_out_words(const BaseCard& card) {
  if (card.left_out.empty()) return {};
  const std::string count = std::to_string(card.left_out.size());
  Bilingual words{" − " + count + " (", " − " + count + " ("};
  for (const LeftOutMember& member : card.left_out) {
    const std::string comma = &member == &card.left_out.front() ? "" : "; ";
    words.vi += comma + member.name + ": " + member.reason.vi;
    words.en += comma + member.name + ": " + member.reason.en;
  }
  return {words.vi + ")", words.en + ")"};
}

}  // namespace

Bilingual base_words(BaseKind kind) {
  switch (kind) {
    case BaseKind::Cell:
      return {"đảng viên chính thức của chi bộ", "official members of the cell"};
    case BaseKind::Congress:
      return {"đảng viên chính thức được triệu tập", "official members convened"};
    case BaseKind::Committee:
      return {"chi ủy viên đương nhiệm", "members of the committee in office"};
  }
  return {};
}

Bilingual whole_words(const BaseCard& card) {
  const std::string whole = std::to_string(card.whole) + " ";
  const Bilingual kind = base_words(card.kind);
  return {whole + kind.vi, whole + kind.en};
}

Bilingual needed_words(const BaseCard& card) {
  const std::string share = std::to_string(card.numerator) + "/" + std::to_string(card.denominator);
  const std::string base = std::to_string(card.base);
  const std::string needed = std::to_string(card.needed);
  return {
      (card.strict ? "hơn " : "ít nhất ") + share + " của " + base + ": từ " + needed + " trở lên",
      (card.strict ? "more than " : "at least ") + share + " of " + base + ": " + needed +
          " or more"};
}

Bilingual card_words(const BaseCard& card) {
  const Bilingual whole = whole_words(card);
  const Bilingual left_out = left_out_words(card);
  const Bilingual needed = needed_words(card);
  const std::string base = std::to_string(card.base);
  const std::string got = std::to_string(card.got);
  return {"mẫu số " + base + " = " + whole.vi + left_out.vi + "; cần " + needed.vi + "; được " +
              got + (card.reached ? ": đủ" : ": không đủ"),
          "base " + base + " = " + whole.en + left_out.en + "; needed: " + needed.en + "; got " +
              got + (card.reached ? ": enough" : ": not enough")};
}

}  // namespace vanthu::findings
