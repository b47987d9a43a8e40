#include "ingest/diagnostic.h"

#include "base/check.h"
#include "findings/card_words.h"
#include "findings/words.h"
#include "ingest/excerpt.h"
#include "xml/element.h"

namespace vanthu::ingest {
namespace {

using findings::Outcome;
using findings::Severity;

enum class Ink { Red, Yellow, Blue, Green, Bold };

std::string painted(const std::string& text, Ink ink, Paint paint) {
  if (paint == Paint::Plain || text.empty()) return text;
  const char* code = "1";
  switch (ink) {
    case Ink::Red:
      code = "1;31";
      break;
    case Ink::Yellow:
      code = "1;33";
      break;
    case Ink::Blue:
      code = "1;34";
      break;
    case Ink::Green:
      code = "1;32";
      break;
    case Ink::Bold:
      break;
  }
  return "\x1b[" + std::string(code) + "m" + text + "\x1b[0m";
}

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::Violation:
      return Ink::Red;
    case Severity::Warning:
      return Ink::Yellow;
    case Severity::Advice:
      return Ink::Blue;
  }
  return Ink::Bold;
}

// The first word of a diagnostic and its colour.
struct Heading {
  std::string word;
  Ink ink = Ink::Bold;
};

Ink ink_of(const findings::Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::Fail:
      return ink_of(verdict.severity);
    case Outcome::Pass:
      return Ink::Green;
    case Outcome::NotApplicable:
      return Ink::Blue;
    case Outcome::Indeterminate:
    case Outcome::Waived:
      return Ink::Yellow;
  }
  return Ink::Bold;
}

class Screen {
 public:
  Screen(const SourceText& source, Language language, Paint paint)
      : source_(source), language_(language), paint_(paint) {}

  void head(const Heading& heading, const std::string& id, const std::string& message) {
    out_ += painted(heading.word + "[" + id + "]", heading.ink, paint_) + ": " +
            painted(printable(message), Ink::Bold, paint_) + "\n";
    ink_ = heading.ink;
  }

  void place(const SourceSpan& at, const Bilingual& label) {
    // An empty span at the very beginning means the file as a whole.
    const bool whole_file = at.begin == 0 && at.end == 0;
    if (whole_file) {
      gutter(" ┌─", printable(source_.name()));
      return;
    }
    const std::string number = std::to_string(source_.position(at.begin).line);
    margin_.assign(number.size(), ' ');
    const Excerpt excerpt = excerpt_at(source_, at);
    gutter(" ┌─", printable(source_.locate(at)));
    gutter(" │", "");
    out_ += painted(number + " │", Ink::Blue, paint_) + " " + excerpt.line + "\n";
    std::string carets(excerpt.carets, '^');
    if (!label.empty()) carets += " " + printable(label.in(language_));
    gutter(" │", std::string(excerpt.column, ' ') + painted(carets, ink_, paint_));
  }

  void note(const Bilingual& title, const std::string& text) {
    if (text.empty()) return;
    gutter(" =", title.in(language_) + ": " + printable(text));
  }

  void note(const Bilingual& title, const Bilingual& text) { note(title, text.in(language_)); }

  void see_also(const std::string& id) { note({"xem thêm", "see also"}, "vanthu explain " + id); }

  std::string take() { return std::move(out_); }

 private:
  void gutter(const std::string& sign, const std::string& text) {
    out_ += margin_ + painted(sign, Ink::Blue, paint_);
    if (!text.empty()) out_ += " " + text;
    out_ += "\n";
  }

  const SourceText& source_;
  Language language_;
  Paint paint_;
  Ink ink_ = Ink::Bold;
  std::string margin_ = " ";
  std::string out_;
};

const Bilingual kRemedy = {"gợi ý", "remedy"};

}  // namespace

SourceSpan place_of(const SourceText& source, const findings::Verdict& verdict) {
  if (verdict.attribute.empty()) return verdict.at;
  return xml::attribute_span(source, verdict.at, verdict.attribute);
}

std::string render_excerpt(const SourceText& source, const SourceSpan& at, const Bilingual& label,
                           Language language) {
  Screen screen(source, language, Paint::Plain);
  screen.place(at, label);
  return screen.take();
}

std::string render_diagnostic(const SourceText& source, const findings::Finding& finding,
                              Language language, Paint paint) {
  Screen screen(source, language, paint);
  screen.head({findings::words_of(finding.severity).in(language), ink_of(finding.severity)},
              finding.id, finding.message.in(language));
  screen.place(finding.at, finding.label);
  screen.note(kRemedy, finding.hint);
  screen.see_also(finding.id);
  return screen.take();
}

std::string render_diagnostic(const SourceText& source, const findings::Verdict& verdict,
                              Language language, Paint paint) {
  Screen screen(source, language, paint);
  const Bilingual& message = verdict.message.empty() ? verdict.subject : verdict.message;
  screen.head({findings::heading_of(verdict).in(language), ink_of(verdict)}, verdict.rule,
              message.in(language));
  screen.place(place_of(source, verdict), verdict.label);
  screen.note({"phép tính", "arithmetic"}, verdict.arithmetic);
  if (verdict.card) screen.note({"thẻ mẫu số", "base"}, findings::card_words(*verdict.card));
  for (const auto& citation : verdict.citations) {
    const std::string& window = citation.window.in(language);
    screen.note({"căn cứ", "basis"},
                citation.text.in(language) + (window.empty() ? "" : " (" + window + ")"));
  }
  screen.note({"lưu ý", "note"}, verdict.caution);
  screen.note(kRemedy, verdict.hint);
  screen.see_also(verdict.rule);
  return screen.take();
}

}  // namespace vanthu::ingest
