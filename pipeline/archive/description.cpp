#include "archive/description.h"

#include <algorithm>
#include <array>

#include "archive/json_text.h"
#include "archive/json_value.h"
#include "archive/layout.h"

namespace vanthu::archive {
namespace {

using findings::Outcome;

constexpr std::string_view kFormat = "vanthu-dossier-1";

struct OutcomeName {
  Outcome outcome;
  std::string_view name;
};

constexpr std::array kOutcomeNames{
    OutcomeName{Outcome::Pass, "pass"},
    OutcomeName{Outcome::Fail, "fail"},
    OutcomeName{Outcome::NotApplicable, "not-applicable"},
    OutcomeName{Outcome::Indeterminate, "indeterminate"},
    OutcomeName{Outcome::Waived, "waived"},
};

// {"a": "…", "b": "…"} on one line.
class ObjectLine {
 public:
  explicit ObjectLine(std::string& out) : out_(out) { out_ += '{'; }
  ObjectLine& add(std::string_view key, std::string_view value) {
    if (!first_) out_ += ", ";
    first_ = false;
    append_json_member(out_, key, value);
    return *this;
  }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

template <typename Item, typename Append>
void append_lines(std::string& out, std::string_view key, const std::vector<Item>& items,
                  Append append) {
  append_json_string(out, key);
  out += ": [";
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += i == 0 ? "\n " : ",\n ";
    append(items[i]);
  }
  out += items.empty() ? "]" : "\n]";
}

Error not_a_description(const std::string& member) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"tệp mô tả hồ sơ không đọc được ở mục “" + member + "”",
                        "the dossier's description cannot be read at “" + member + "”"},
               .where = std::string(kDescriptionName),
               .remedy = {"hãy chạy vanthu verify rồi khôi phục hồ sơ này từ bản sao lưu",
                          "run vanthu verify, then restore this dossier from a backup"}};
}

// Reads members of one JSON object; after the first bad one, failed() names it.
class ObjectReader {
 public:
  explicit ObjectReader(const JsonValue& object) : object_(object) {}

  // Valid as long as the object.
  std::string_view view(const char* key) {
    const std::string* value = object_.find_text(key);
    if (value != nullptr) return *value;
    fail(key);
    return {};
  }
  std::string string(const char* key) { return std::string(view(key)); }
  text::NfcString human(const char* key) {
    auto normal = text::normalize(view(key));
    if (normal.ok()) return std::move(normal).value();
    fail(key);
    return {};
  }
  Date date(const char* key) {
    const auto value = try_parse_date(view(key));
    if (!value) fail(key);
    return value.value_or(Date{});
  }
  const std::string& failed() const { return failed_; }

 private:
  void fail(const char* key) {
    if (failed_.empty()) failed_ = key;
  }

  const JsonValue& object_;
  std::string failed_;
};

// Reads each element of the array under key with read(ObjectReader&); the name of what is wrong, or
// empty.
template <typename Read>
std::string read_array(const JsonValue& top, const char* key, Read read) {
  const JsonValue* array = top.find(key);
  if (array == nullptr || !array->is_array()) return key;
  for (const JsonValue& element : array->elements) {
    ObjectReader reader(element);
    read(reader);
    if (!reader.failed().empty()) return std::string(key) + "." + reader.failed();
  }
  return {};
}

std::string read_cell_and_meeting(const JsonValue& top, Description& description) {
  const JsonValue nothing;
  const JsonValue* cell_value = top.find("cell");
  ObjectReader cell(cell_value == nullptr ? nothing : *cell_value);
  description.cell_code = cell.string("code");
  description.cell_name = cell.human("name");
  if (!cell.failed().empty()) return "cell." + cell.failed();
  const JsonValue* meeting_value = top.find("meeting");
  ObjectReader meeting(meeting_value == nullptr ? nothing : *meeting_value);
  description.meeting_id = meeting.string("id");
  description.meeting_kind = meeting.string("kind");
  description.period = meeting.string("period");
  description.held_on = meeting.date("held_on");
  description.term = meeting.string("term");
  if (!meeting.failed().empty()) return "meeting." + meeting.failed();
  ObjectReader rest(top);
  description.rule_pack = rest.string("rule_pack");
  return rest.failed();
}

IndexedDocument read_document(ObjectReader& reader) {
  return IndexedDocument{.file = reader.string("file"),
                         .kind = reader.string("kind"),
                         .kind_name = reader.human("kind_name"),
                         .number = reader.string("number"),
                         .date = reader.date("date"),
                         .title = reader.human("title"),
                         .signer = reader.human("signer"),
                         .text = reader.human("text")};
}

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  for (const OutcomeName& known : kOutcomeNames) {
    if (known.outcome == outcome) return known.name;
  }
  return {};
}

std::optional<Outcome> try_parse_outcome(std::string_view name) {
  for (const OutcomeName& known : kOutcomeNames) {
    if (known.name == name) return known.outcome;
  }
  return std::nullopt;
}

bool is_quiet(Outcome outcome) {
  return outcome == Outcome::Pass || outcome == Outcome::NotApplicable;
}

std::string rules_with(const std::vector<RuleOutcome>& outcomes, Outcome outcome) {
  std::string out;
  for (const RuleOutcome& one : outcomes) {
    if (one.outcome != outcome) continue;
    if (!out.empty()) out += ' ';
    out += one.rule;
  }
  return out;
}

void append_rules(std::vector<RuleOutcome>& outcomes, std::string_view list, Outcome outcome) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) outcomes.push_back({.rule = std::string(list.substr(0, end)), .outcome = outcome});
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

void order_outcomes(std::vector<RuleOutcome>& outcomes) {
  const auto place = [](const RuleOutcome& one) {
    if (!is_quiet(one.outcome)) return 0;
    return one.outcome == Outcome::Pass ? 1 : 2;
  };
  std::vector<RuleOutcome> ordered;
  ordered.reserve(outcomes.size());
  for (const int wanted : {0, 1, 2}) {
    for (RuleOutcome& one : outcomes) {
      if (place(one) == wanted) ordered.push_back(std::move(one));
    }
  }
  outcomes = std::move(ordered);
}

std::string write_description(const DescribedDossier& dossier) {
  const Description& d = dossier.description;
  std::string out = "{\n";
  std::size_t size = 4096;
  for (const IndexedDocument& document : d.documents) size += document.text.str().size() + 512;
  out.reserve(size);
  append_json_member(out, "format", kFormat);
  out += ",\n\"cell\": ";
  ObjectLine(out).add("code", d.cell_code).add("name", d.cell_name.str()).close();
  out += ",\n\"meeting\": ";
  ObjectLine(out)
      .add("id", d.meeting_id)
      .add("kind", d.meeting_kind)
      .add("period", d.period)
      .add("held_on", to_iso(d.held_on))
      .add("term", d.term)
      .close();
  out += ",\n";
  append_json_member(out, "rule_pack", d.rule_pack);
  out += ",\n";
  append_lines(out, "files", dossier.files, [&](const DescribedFile& file) {
    ObjectLine(out)
        .add("name", file.name)
        .add("media_type", media_type(file.name))
        .add("sha256", file.content_sha256)
        .close();
  });
  out += ",\n";
  append_lines(out, "documents", d.documents, [&](const IndexedDocument& document) {
    ObjectLine(out)
        .add("file", document.file)
        .add("kind", document.kind)
        .add("kind_name", document.kind_name.str())
        .add("number", document.number)
        .add("date", to_iso(document.date))
        .add("title", document.title.str())
        .add("signer", document.signer.str())
        .add("text", document.text.str())
        .close();
  });
  out += ",\n";
  append_lines(out, "persons", d.persons, [&](const Person& person) {
    ObjectLine(out).add("name", person.name.str()).add("role", person.role).close();
  });
  out += ",\n";
  append_lines(out, "outcomes", d.outcomes, [&](const RuleOutcome& outcome) {
    ObjectLine(out).add("rule", outcome.rule).add("outcome", outcome_name(outcome.outcome)).close();
  });
  out += "\n}\n";
  return out;
}

Result<DescribedDossier> parse_description(std::string_view bytes) {
  const auto top = try_parse_json(bytes);
  if (!top || top->find_string("format") != kFormat) return not_a_description("format");
  DescribedDossier dossier;
  Description& d = dossier.description;
  std::string wrong = read_cell_and_meeting(*top, d);
  if (wrong.empty()) {
    wrong = read_array(*top, "files", [&](ObjectReader& reader) {
      dossier.files.push_back(
          {.name = reader.string("name"), .content_sha256 = reader.string("sha256")});
    });
  }
  if (wrong.empty()) {
    wrong = read_array(*top, "documents",
                       [&](ObjectReader& reader) { d.documents.push_back(read_document(reader)); });
  }
  if (wrong.empty()) {
    wrong = read_array(*top, "persons", [&](ObjectReader& reader) {
      d.persons.push_back({.name = reader.human("name"), .role = reader.string("role")});
    });
  }
  bool known_outcomes = true;
  if (wrong.empty()) {
    wrong = read_array(*top, "outcomes", [&](ObjectReader& reader) {
      const auto outcome = try_parse_outcome(reader.view("outcome"));
      known_outcomes = known_outcomes && outcome.has_value();
      d.outcomes.push_back(
          {.rule = reader.string("rule"), .outcome = outcome.value_or(Outcome::Pass)});
    });
  }
  if (!known_outcomes) wrong = "outcomes.outcome";
  if (!wrong.empty()) return not_a_description(wrong);
  return dossier;
}

}  // namespace vanthu::archive
