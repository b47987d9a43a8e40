#include "small_template.h"

#include <stdexcept>

#include "compose/compose.h"
#include "support/golden.h"

namespace vanthu::compose {
namespace {

SourceText blocks_source(std::string_view blocks) {
  return {"blocks.xml",
          "<blocks xmlns=\"urn:vanthu:template:1\">\n" + std::string(blocks) + "\n</blocks>\n"};
}

Vocabulary shipped_vocabulary() {
  const SourceText source("vocabulary.xml", support::source_file("templates/vocabulary.xml"));
  return parse_vocabulary(source).value();
}

std::string first_of(const std::vector<std::string>& all) {
  return all.empty() ? "" : all.front();
}

}  // namespace

Wording wording_with(std::string_view blocks) {
  const std::vector<SourceText> sources = {blocks_source(blocks)};
  auto parsed = parse_wording(shipped_vocabulary(), sources);
  if (!parsed.findings[0].empty()) {
    throw std::runtime_error(first_of(lines(sources[0], parsed.findings[0])));
  }
  return std::move(parsed.wording);
}

std::string template_around(std::string_view body) {
  return "<template xmlns=\"urn:vanthu:template:1\" id=\"small\" paper=\"minutes\">\n"
         "<properties><title>T</title><author>A</author></properties>\n" +
         std::string(body) + "\n</template>\n";
}

document::Document compose_body(std::string_view body, const model::MeetingRecord& record,
                                std::string_view blocks) {
  const Wording wording = wording_with(blocks);
  const SourceText source("small.xml", template_around(body));
  const auto form = parse_template(source, wording);
  if (!form.ok()) throw std::runtime_error(first_of(lines(source, form.findings())));
  return compose(wording, form.value(), record, nullptr, "hd05_2026").value();
}

std::string print(std::string_view text, const model::MeetingRecord& record,
                  std::string_view blocks) {
  const auto document = compose_body("<p>" + std::string(text) + "</p>", record, blocks);
  std::string words = document::plain_text(document).str();
  if (words.ends_with('\n')) words.pop_back();
  return words;
}

std::vector<std::string> lines(const SourceText& source, const findings::Findings& findings) {
  std::vector<std::string> out;
  for (const auto& one : findings) {
    const LineColumn at = source.position(one.at.begin);
    std::string line = std::to_string(at.line) + ":" + std::to_string(at.column) + " " + one.id +
                       " " + one.message.vi;
    if (!one.hint.vi.empty()) line += " (" + one.hint.vi + ")";
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<std::string> problems(std::string_view body, std::string_view blocks) {
  const Wording wording = wording_with(blocks);
  const SourceText source("small.xml", template_around(body));
  return lines(source, parse_template(source, wording).findings());
}

std::vector<std::string> block_problems(std::string_view blocks) {
  const std::vector<SourceText> sources = {blocks_source(blocks)};
  return lines(sources[0], parse_wording(shipped_vocabulary(), sources).findings[0]);
}

}  // namespace vanthu::compose
