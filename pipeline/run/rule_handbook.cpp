#include "run/rule_handbook.h"

#include <algorithm>

#include "report/words.h"
#include "rules/case_check.h"
#include "run/print_document.h"
#include "text/dates.h"

namespace vanthu::run {
namespace {

using document::Block;
using document::Heading;
using document::Inlines;
using document::List;
using document::ListItem;
using document::MarkerStyle;
using document::Paragraph;
using document::ParagraphRole;
using document::Table;
using document::Title;
using findings::Outcome;

Inlines words(const std::string& plain) {
  return {{.text = text::nfc(plain)}};
}

Inlines labelled(const std::string& label, const std::string& plain) {
  return {{.text = text::nfc(label + ": "), .bold = true}, {.text = text::nfc(plain)}};
}

std::string day_words(const Date& day) {
  return text::short_date(day).str();
}

// "{for}/{base}" reads "…/…": what stands there is a figure of some record, which the cases show.
std::string without_names(const std::string& saying) {
  std::string plain;
  std::size_t at = 0;
  for (std::size_t open = saying.find('{'); open != std::string::npos;
       open = saying.find('{', at)) {
    plain += saying.substr(at, open - at) + "…";
    at = saying.find('}', open) + 1;
  }
  return plain + saying.substr(at);
}

// The newest day that the rulebook speaks of: it stands for the book where no day was asked for.
Date newest_day(const rules::Rulebook& rulebook) {
  Date newest = std::chrono::year(1930) / 2 / 3;
  for (const rules::LegalDocument& one : rulebook.documents()) {
    if (one.window.from) newest = std::max(newest, *one.window.from);
  }
  for (const rules::Rule& rule : rulebook.rules()) {
    for (const rules::RuleCitation& citation : rule.citations) {
      if (citation.window.from) newest = std::max(newest, *citation.window.from);
    }
  }
  return newest;
}

class HandbookComposer {
 public:
  HandbookComposer(const rules::Rulebook& rulebook, const HandbookOptions& options)
      : rulebook_(rulebook), options_(options) {}

  document::Document compose() {
    document_.kind = "handbook";
    document_.title = text::nfc(in({"Sổ tay quy tắc kiểm tra hồ sơ sinh hoạt chi bộ",
                                    "Handbook of the rules for records of Party cells"}));
    document_.author = text::nfc("vanthu");
    document_.record_id = "rulebook-" + rulebook_.version();
    document_.date = options_.on.value_or(newest_day(rulebook_));
    document_.template_id = "handbook " + rulebook_.digest();
    add_front();
    int ordinal = 0;
    for (const rules::Rule& rule : rulebook_.rules()) {
      if (counts(rule.window)) add_rule(rule, ++ordinal);
    }
    return std::move(document_);
  }

 private:
  const std::string& in(const Bilingual& both) const { return both.in(options_.language); }

  bool counts(const rules::Window& window) const {
    return !options_.on || window.covers(*options_.on);
  }

  std::string window_words(const rules::Window& window) const {
    std::string plain;
    if (window.from) plain = in({"từ ", "from "}) + day_words(*window.from);
    if (window.to) {
      plain += (plain.empty() ? "" : " ") + in({"đến ", "to "}) + day_words(*window.to);
    }
    return plain.empty() ? in({"mọi thời gian", "always"}) : plain;
  }

  void add(Block block) { document_.blocks.push_back(std::move(block)); }

  void add_items(std::vector<Inlines> items) {
    List list;
    for (Inlines& item : items) {
      list.items.push_back(
          ListItem{.marker = {.style = MarkerStyle::Dash}, .text = std::move(item)});
    }
    if (!list.items.empty()) add(std::move(list));
  }

  void add_front() {
    add(Title{.type_name = text::nfc(in({"SỔ TAY QUY TẮC", "HANDBOOK OF RULES"})),
              .subject = text::nfc(
                  in({"kiểm tra hồ sơ sinh hoạt chi bộ", "for the records of Party cells"})),
              .hyphens = true});
    std::string scope = in({"Bộ quy tắc ", "Rulebook "}) + rulebook_.version();
    if (options_.on) {
      scope += in({", các quy tắc có hiệu lực ngày ", ", the rules in force on "}) +
               day_words(*options_.on);
    }
    add(Paragraph{.role = ParagraphRole::Body, .text = words(scope + ".")});
    add(Paragraph{.role = ParagraphRole::Note,
                  .text = words("SHA-256: " + rulebook_.digest().substr(0, 32) + " " +
                                rulebook_.digest().substr(32))});
    add(Paragraph{
        .role = ParagraphRole::Body,
        .text = words(in(
            {"Mỗi căn cứ có mức tin cậy: A là đã đọc nguyên văn điều khoản trên trang chính thức "
             "hoặc cơ sở "
             "dữ liệu luật; B là báo chí, trang tin của Đảng thuật lại; C là nguồn thứ cấp có nêu "
             "văn bản và "
             "điều khoản, cần đối chiếu văn bản gốc; D là suy ra từ phép tính; U là chưa xác minh, "
             "nhiều "
             "nhất chỉ sinh ra cảnh báo. Dấu … trong thông báo là chỗ vanthu ghi số liệu của hồ "
             "sơ; "
             "phép tính có số liệu thì xem ở ví dụ.",
             "Each basis has a grade: A the provision itself was read on an official page or in a "
             "legal database; B the press or a Party site tells it; C a secondary source that "
             "names "
             "document and article, to be compared with the original; D derived by arithmetic; U "
             "not "
             "verified, at most a warning. The dots … of a message stand for what vanthu takes "
             "from the record; arithmetic with figures is shown by the cases."}))});
  }

  void add_rule(const rules::Rule& rule, int ordinal) {
    add(Heading{.level = 1,
                .marker = {.style = MarkerStyle::Decimal, .ordinal = ordinal},
                .text = words(rule.id + " – " + in(rule.name))});
    add(Paragraph{.role = ParagraphRole::Body, .text = words(in(rule.sentence))});
    std::vector<Inlines> facts = {
        labelled(in({"Mức", "Severity"}), in(report::words_of(rule.severity))),
        labelled(in({"Phạm vi", "Scope"}), in(report::words_of(rule.scope))),
        labelled(in({"Áp dụng", "In force"}), window_words(rule.window)),
        labelled(in({"Miễn trừ", "Waiver"}),
                 rule.waivable ? in({"được, bằng văn bản có chữ ký", "by a signed decision"})
                               : in({"không thể", "not possible"}))};
    for (const rules::Threshold& threshold : rule.thresholds) {
      if (counts(threshold.window)) facts.push_back(threshold_item(threshold));
    }
    add_items(std::move(facts));
    add_citations(rule);
    add_sayings(rule);
    add_cases(rule);
  }

  Inlines threshold_item(const rules::Threshold& threshold) const {
    std::string value = std::to_string(threshold.numerator);
    if (threshold.denominator != 1) value += "/" + std::to_string(threshold.denominator);
    const std::string bound =
        threshold.strict ? in({"lớn hơn ", "more than "}) : in({"từ ", "at least "});
    std::string plain = threshold.denominator == 1 ? value : bound + value;
    if (!options_.on && (threshold.window.from || threshold.window.to)) {
      plain += " (" + window_words(threshold.window) + ")";
    }
    return labelled(in({"Ngưỡng ", "Threshold "}) + threshold.name, plain);
  }

  void add_citations(const rules::Rule& rule) {
    Table table{.summary = text::nfc(in({"Căn cứ của quy tắc ", "Basis of rule "}) + rule.id),
                .columns = {{.share = 9},
                            {.share = 4},
                            {.share = 2, .alignment = document::Alignment::Center}},
                .header = {words(in({"Căn cứ", "Basis"})), words(in({"Hiệu lực", "In force"})),
                           words(in({"Mức tin cậy", "Grade"}))},
                .rows = {}};
    for (const rules::RuleCitation& citation : rule.citations) {
      if (!counts(citation.window)) continue;
      const rules::LegalDocument* document = rulebook_.document(citation.document);
      table.rows.push_back({words((document != nullptr ? in(document->title) : citation.document) +
                                  ", " + in(citation.point)),
                            words(window_words(citation.window)),
                            words(std::string(report::name_of(citation.grade)))});
    }
    if (!table.rows.empty()) add(std::move(table));
  }

  void add_sayings(const rules::Rule& rule) {
    std::vector<Inlines> items;
    for (const rules::Saying& saying : rule.sayings) {
      const std::string plain = without_names(in(saying.text));
      if (saying.key == "label" || plain.empty()) continue;
      // Signs between dots; the cases have numbers.
      if (saying.key == "arithmetic" && plain != in(saying.text)) continue;
      const std::string label = saying.key == "hint"         ? in({"Gợi ý", "Remedy"})
                                : saying.key == "arithmetic" ? in({"Phép tính", "Arithmetic"})
                                                             : in({"Thông báo", "Message"});
      items.push_back(labelled(label, plain));
    }
    add_items(std::move(items));
  }

  void add_cases(const rules::Rule& rule) {
    const std::vector<rules::CaseResult> results = rules::run_cases(rule, rulebook_);
    std::vector<Inlines> items;
    for (const Outcome wanted : {Outcome::Fail, Outcome::Pass}) {
      const auto found =
          std::find_if(results.begin(), results.end(), [wanted](const rules::CaseResult& result) {
            return result.expected == wanted && result.passed();
          });
      if (found == results.end()) continue;
      const std::string& message = in(found->message);
      items.push_back(labelled(wanted == Outcome::Fail
                                   ? in({"Ví dụ không đạt", "A case that fails"})
                                   : in({"Ví dụ đạt", "A case that passes"}),
                               in(found->description) + (message.empty() ? "" : " → " + message)));
    }
    add_items(std::move(items));
  }

  const rules::Rulebook& rulebook_;
  const HandbookOptions& options_;
  document::Document document_;
};

}  // namespace

document::Document compose_handbook(const rules::Rulebook& rulebook,
                                    const HandbookOptions& options) {
  return HandbookComposer(rulebook, options).compose();
}

Result<Handbook> print_handbook(const FileStore& files, const std::string& data,
                                const rules::Rulebook& rulebook, const HandbookOptions& options) {
  const document::Document document = compose_handbook(rulebook, options);
  // The newest format: the book speaks about any day, but is printed like a paper of now.
  auto printed = print_document(files, data, document, newest_day(rulebook));
  if (!printed.ok()) return printed.error();
  Handbook book{.pdf = std::move(printed.value().pdf), .rules = 0, .pages = printed.value().pages};
  for (const Block& block : document.blocks) book.rules += std::holds_alternative<Heading>(block);
  return book;
}

}  // namespace vanthu::run
