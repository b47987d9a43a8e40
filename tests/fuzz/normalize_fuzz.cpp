// Any bytes through the text module: what must hold for all of them. A libFuzzer target (preset
// fuzz); tests/unit/text replays a small corpus through the same function in every build.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/check.h"
#include "text/breaking.h"
#include "text/letter_case.h"
#include "text/names.h"
#include "text/nfc_string.h"
#include "text/text_problems.h"
#include "text/tokens.h"
#include "text/tone_placement.h"

namespace vanthu::text {
namespace {

bool refuses(TextProblemKind kind) {
  return kind == TextProblemKind::IllFormed || kind == TextProblemKind::Control ||
         kind == TextProblemKind::Direction;
}

// Whether inspect() found something that normalize() must refuse.
bool check_problems(std::string_view bytes) {
  const std::vector<TextProblem> problems = inspect(bytes);
  bool refused = false;
  std::size_t done = 0;
  for (const TextProblem& problem : problems) {
    VANTHU_CHECK(problem.offset >= done && problem.length > 0, "ranges in order, none empty");
    done = problem.offset + problem.length;
    VANTHU_CHECK(done <= bytes.size(), "ranges inside the text");
    VANTHU_CHECK(!problem.message.vi.empty() && !problem.hint.en.empty(), "words for the clerk");
    VANTHU_CHECK(normalize(problem.message.vi).ok(), "messages are text themselves");
    refused = refused || refuses(problem.kind);
  }
  VANTHU_CHECK(!repair(bytes, problems).empty() || bytes.empty() || !problems.empty(),
               "repair keeps what is not wrong");
  return refused;
}

std::vector<std::tuple<std::string, std::string, bool>> tokens(std::string_view bytes) {
  std::vector<std::tuple<std::string, std::string, bool>> out;
  for_each_token(bytes, [&](const Token& token) {
    VANTHU_CHECK(token.begin < token.end && token.end <= bytes.size(), "tokens inside the text");
    out.emplace_back(token.exact, token.folded, token.joined);
  });
  return out;
}

void check_breaks(std::string_view text) {
  std::size_t done = 0;
  for (const BreakOpportunity& at : break_opportunities(text)) {
    VANTHU_CHECK(at.line_end >= done && at.next_line > at.line_end, "breaks in order");
    const std::string_view gap = text.substr(at.line_end, at.next_line - at.line_end);
    VANTHU_CHECK(gap.find_first_not_of(" \n") == std::string_view::npos, "breaks at spaces only");
    VANTHU_CHECK((gap.find('\n') != std::string_view::npos) == at.mandatory,
                 "line feeds are taken");
    done = at.next_line;
  }
}

void check_text(const NfcString& text, std::string_view bytes) {
  VANTHU_CHECK(nfc(text.view()) == text, "NFC twice is NFC once");
  VANTHU_CHECK(tokens(bytes) == tokens(text.view()), "the form of the bytes does not matter");
  check_breaks(text.view());
  for (const std::uint32_t at : held_spaces(text.view())) {
    VANTHU_CHECK(text.view()[at] == ' ', "only spaces are held");
  }
  const NfcString modern = place_tones(text, TonePlacement::New);
  VANTHU_CHECK(place_tones(place_tones(modern, TonePlacement::Old), TonePlacement::New) == modern,
               "placements translate into each other");
  VANTHU_CHECK(collate(text, modern) == std::weak_ordering::equivalent, "placement sorts the same");
  VANTHU_CHECK(to_lower(to_lower(text)) == to_lower(text), "lower case stays");
}

}  // namespace
}  // namespace vanthu::text

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(input), size);
  const bool refused = vanthu::text::check_problems(bytes);
  const auto text = vanthu::text::normalize(bytes);
  VANTHU_CHECK(text.ok() == !refused, "inspect() and normalize() agree");
  if (text.ok()) vanthu::text::check_text(text.value(), bytes);
  return 0;
}
