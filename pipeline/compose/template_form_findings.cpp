// Findings about the form of a paper and about what is missing or of no use (template_findings.h).
#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

using findings::Finding;
using findings::Severity;

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

Finding finding(std::string id, Severity severity, SourceSpan at, Bilingual message,
                Bilingual hint = {}) {
  return {.id = std::move(id),
          .severity = severity,
          .message = std::move(message),
          .at = at,
          .label = {},
          .hint = std::move(hint)};
}

}  // namespace

Finding state_form(SourceSpan at, std::string_view words, const Bilingual& instead) {
  return finding("TPL-50", Severity::Violation, at,
                 {quoted(words) + " không dùng trong văn bản của chi bộ",
                  quoted(words) + " has no place in a paper of a Party cell"},
                 instead);
}

Finding never_printed(SourceSpan at, std::string_view id, std::string_view field) {
  return finding("TPL-51", Severity::Warning, at,
                 {"mẫu " + quoted(id) + " không in " + quoted(field) + ", loại văn bản này cần có",
                  "the template " + quoted(id) + " never prints " + quoted(field) +
                      ", which this kind of paper needs"});
}

Finding parameter_unread(SourceSpan at, std::string_view block, std::string_view parameter) {
  return finding(
      "TPL-52", Severity::Warning, at,
      {"khối " + quoted(block) + " không dùng đến tham số " + quoted(parameter),
       "the block " + quoted(block) + " does not use its parameter " + quoted(parameter)},
      {"bỏ <param> này và ở nơi dùng khối", "remove the <param> and where it is given"});
}

Finding block_unused(SourceSpan at, std::string_view name) {
  return finding(
      "TPL-53", Severity::Warning, at,
      {"không mẫu nào dùng khối " + quoted(name), "no template uses the block " + quoted(name)},
      {"bỏ khối này nếu không cần", "remove it if it is not needed"});
}

}  // namespace vanthu::compose
