// Any bytes as a template: what must hold for all of them. A libFuzzer target (preset fuzz);
// tests/unit/compose replays the shipped templates, whole and damaged, through the same function.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "compose/compose.h"
#include "compose/template.h"
#include "compose/word_lists.h"
#include "support/builders.h"

namespace vanthu::compose {
namespace {

// A term for every word, so that any list can be printed; one block of each place.
Wording plain_wording() {
  std::vector<Vocabulary::Terms> terms;
  for (const WordListRef list : word_lists()) {
    terms.push_back({.list = list,
                     .form = {},
                     .labels = std::vector<text::NfcString>(list().words.size(), text::nfc("từ"))});
  }
  const std::vector<SourceText> blocks = {
      {"blocks.xml",
       "<blocks xmlns=\"urn:vanthu:template:1\"><block name=\"a\" content=\"inline\"><param "
       "name=\"who\" type=\"member\"/>{who.name}</block><block name=\"b\" content=\"blocks\">"
       "<section title=\"x\"><p>{cell.name|a}</p></section></block><block name=\"c\" "
       "content=\"items\"><item>i</item></block></blocks>"}};
  return parse_wording(Vocabulary(std::move(terms)), blocks).wording;
}

void check_findings(const SourceText& source, const findings::Findings& findings) {
  for (const auto& finding : findings) {
    VANTHU_CHECK(finding.at.begin <= finding.at.end && finding.at.end <= source.bytes().size(),
                 "a finding's place lies in the file");
    VANTHU_CHECK(!finding.id.empty() && !finding.message.vi.empty() && !finding.message.en.empty(),
                 "a finding says something in both languages");
  }
}

void check_document(const document::Document& document) {
  const text::NfcString words = document::plain_text(document);
  VANTHU_CHECK(text::nfc(words.view()) == words, "documents are NFC");
}

void check_template(const SourceText& source) {
  static const Wording wording = plain_wording();
  static const model::MeetingRecord record = support::meeting().build();
  const auto form = parse_template(source, wording);
  check_findings(source, form.findings());
  if (!form.ok()) return;
  const auto once = compose(wording, form.value(), record, nullptr, "hd05_2026");
  VANTHU_CHECK(once.ok() == form.value().selection.fits(record, nullptr),
               "an accepted template writes what it is meant for");
  if (!once.ok()) return;
  check_document(once.value());
  const auto again = compose(wording, form.value(), record, nullptr, "hd05_2026");
  VANTHU_CHECK(once.value() == again.value(), "composing twice gives the same");
}

}  // namespace
}  // namespace vanthu::compose

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(input[i]);
  vanthu::compose::check_template(vanthu::SourceText("fuzz.xml", std::move(bytes)));
  return 0;
}
