#include "unit/docx/bound_paper.h"

#include "docx/record_part.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

constexpr const char* kVenuePlace = "/r:record[1]/r:meeting[1]/@venue";

// before + words + after, the words bound.
document::Run bound(const std::string& before, const std::string& words, const std::string& after,
                    const std::string& place) {
  document::Run run = support::run(before + words + after);
  run.fields = {{.begin = before.size(), .size = words.size(), .place = place}};
  return run;
}

}  // namespace

const char* const kBoundRecord =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<record xmlns=\"urn:vanthu:record:1\" id=\"a.2026-11\">\n"
    "  <roster>\n    <member id=\"m1\" name=\"Trần Văn An\"/>\n"
    "    <member id=\"m2\" name=\"Lê Thị Bình\"/>\n  </roster>\n"
    "  <meeting venue=\"Nhà văn hóa số 12\"/>\n"
    "  <content>\n    <plan>Kế hoạch số 21-KH/ĐU</plan>\n  </content>\n</record>\n";

document::Document bound_paper() {
  document::Document paper = support::empty_paper();
  paper.blocks.emplace_back(
      document::Paragraph{.role = document::ParagraphRole::Body,
                          .text = {bound("Họp tại ", "Nhà văn hóa số 12", ".", kVenuePlace)}});
  document::Run plan =
      bound("Quán triệt ", "Kế hoạch số 21-KH/ĐU", " tại ", "/r:record[1]/r:content[1]/r:plan[1]");
  plan.bold = true;
  paper.blocks.emplace_back(
      document::Paragraph{.role = document::ParagraphRole::Body,
                          .text = {plan, bound("", "Nhà văn hóa số 12", "", kVenuePlace)}});
  document::Signatory chair{text::nfc("T/M CHI BỘ"), text::nfc("BÍ THƯ"), text::nfc("Lê Thị Bình")};
  chair.name_place = "/r:record[1]/r:roster[1]/r:member[2]/@name";
  paper.blocks.emplace_back(
      document::SignatureBlock{.recipients = std::nullopt, .signatories = {chair}});
  return paper;
}

std::string written_with_record(const document::Document& paper) {
  const RecordPart part = RecordPart::of(kBoundRecord);
  return write_docx(paper, party_prototype(), &part).value();
}

}  // namespace vanthu::docx
