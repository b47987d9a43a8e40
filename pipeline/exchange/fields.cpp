#include "exchange/fields.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/civil_time.h"

namespace vanthu::exchange {
namespace {

constexpr auto kText = FieldForm::Text;
constexpr auto kDay = FieldForm::Day;
constexpr auto kNumber = FieldForm::Number;
constexpr auto kCode = FieldForm::Code;

// 01 permanent … 07 other; 01 open, 02 conditional, 03 secret; 01 Vietnamese …; 01 born digital, 02
// digitised, 03 both; 01 resolution … 32 other.
constexpr std::string_view kMaintenance = "07";
constexpr std::string_view kMode = "03";
constexpr std::string_view kLanguage = "99";
constexpr std::string_view kConfidence = "03";
constexpr std::string_view kTypeName = "32";

constexpr std::array kFileSip{
    FieldRule{"fileCode", 0, kText, true},
    FieldRule{"title", 1000, kText, true, true},
    FieldRule{"maintenance", 2, kCode, true, false, kMaintenance},
    FieldRule{"mode", 2, kCode, true, false, kMode},
    FieldRule{"language", 2, kCode, true, false, kLanguage},
    FieldRule{"startDate", 10, kDay, true},
    FieldRule{"endDate", 10, kDay, true},
    FieldRule{"keyword", 100, kText, false, true},
    FieldRule{"totalDoc", 0, kNumber, true},
    FieldRule{"numberOfPaper", 0, kNumber},
    FieldRule{"numberOfPage", 0, kNumber},
    FieldRule{"format"},
    FieldRule{"inforSign"},
    FieldRule{"confidenceLevel", 2, kCode, true, false, kConfidence},
    FieldRule{"paperFileCode"},
    FieldRule{"riskRecovery"},
    FieldRule{"riskRecoveryStatus"},
    FieldRule{"description"},
};

constexpr auto make_file_aip() {
  auto rules = kFileSip;
  rules[0].name = "arcFileCode";
  return rules;
}
constexpr auto kFileAip = make_file_aip();

constexpr FieldRule kDocCode{"docCode", 100, kText, true};
constexpr FieldRule kDocMaintenance{"maintenance", 2, kCode, true, false, kMaintenance};
constexpr FieldRule kDocTypeName{"typeName", 2, kCode, true, false, kTypeName};
constexpr FieldRule kCodeNumber{"codeNumber", 11};
constexpr FieldRule kCodeNotation{"codeNotation", 30};
constexpr FieldRule kIssuedDate{"issuedDate", 10, kDay, true};
constexpr FieldRule kOrganName{"organName", 200, kText, true};
constexpr FieldRule kSubject{"subject", 500, kText, true, true};
constexpr FieldRule kDocLanguage{"language", 2, kCode, true, false, kLanguage};
constexpr FieldRule kNumberOfPage{"numberOfPage", 0, kNumber};
constexpr FieldRule kInforSign{"inforSign"};
constexpr FieldRule kKeyword{"keyword", 100, kText, false, true};
constexpr FieldRule kDocMode{"mode", 2, kCode, true, false, kMode};
constexpr FieldRule kDocConfidence{"confidenceLevel", 2, kCode, true, false, kConfidence};
constexpr FieldRule kAutograph{"autograph"};
constexpr FieldRule kFormat{"format"};
constexpr FieldRule kProcess{"process"};
constexpr FieldRule kDescription{"description"};

constexpr std::array kDocumentSip{
    FieldRule{"docId", 25, kText, true},
    kDocCode,
    kDocMaintenance,
    kDocTypeName,
    kCodeNumber,
    kCodeNotation,
    kIssuedDate,
    kOrganName,
    kSubject,
    kDocLanguage,
    kNumberOfPage,
    kInforSign,
    kKeyword,
    kDocMode,
    kDocConfidence,
    kAutograph,
    kFormat,
    FieldRule{"riskRecovery"},
    FieldRule{"riskRecoveryStatus"},
    kProcess,
    kDescription,
};

constexpr std::array kDocumentAip{
    FieldRule{"arcFileCode", 0, kText, true},
    kDocMode,
    kDocLanguage,
    kKeyword,
    kNumberOfPage,
    kFormat,
    kInforSign,
    kDocConfidence,
    kDescription,
    kDocCode,
    FieldRule{"docOrdinal", 0, kNumber, true},
    kDocTypeName,
    kCodeNumber,
    kCodeNotation,
    kIssuedDate,
    kOrganName,
    kSubject,
    kAutograph,
    kProcess,
};

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return false;
  const std::string iso = std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" +
                          std::string(text.substr(0, 2));
  return try_parse_date(iso).has_value();
}

// The first characters, an ellipsis in place of the rest.
std::string shortened(std::string_view text, std::size_t longest) {
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) continue;
    if (++characters == longest) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

Error unusable(const FieldRule& rule, const std::string& value, const std::string& where) {
  const std::string name(rule.name);
  if (field_problem(rule, value) == "PKG-LONG") {
    const std::string limit = std::to_string(rule.longest);
    return Error{
        .kind = ErrorKind::Input,
        .what = {"trường " + name + " dài quá " + limit + " ký tự: “" + value + "”",
                 "the field " + name + " is longer than " + limit + " characters: “" + value + "”"},
        .where = where,
        .remedy = {"trường này không được tự rút gọn; sửa trong hồ sơ hoặc office.xml",
                   "this field must not be shortened by a program; mend it in the record "
                   "or in office.xml"}};
  }
  return Error{.kind = ErrorKind::Input,
               .what = {"trường " + name + " thiếu hoặc không dùng được: “" + value + "”",
                        "the field " + name + " is missing or cannot be used: “" + value + "”"},
               .where = where,
               .remedy = {"bổ sung trong hồ sơ hoặc office.xml rồi xuất lại",
                          "complete the record or office.xml and export again"}};
}

}  // namespace

std::span<const FieldRule> field_rules(FieldSet set, PackageKind kind) {
  if (set == FieldSet::File) {
    if (kind == PackageKind::Sip) return kFileSip;
    return kFileAip;
  }
  if (kind == PackageKind::Sip) return kDocumentSip;
  return kDocumentAip;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string_view field_problem(const FieldRule& rule, std::string_view value) {
  if (value.empty()) return rule.required ? "PKG-FIELD" : "";
  if (rule.longest > 0 && count_characters(value) > rule.longest) return "PKG-LONG";
  switch (rule.form) {
    case FieldForm::Text:
      return "";
    case FieldForm::Day:
      return is_day(value) ? "" : "PKG-VALUE";
    case FieldForm::Number:
      return is_number(value) ? "" : "PKG-VALUE";
    case FieldForm::Code:
      return value.size() == 2 && is_number(value) && value >= "01" && value <= rule.last_code
                 ? ""
                 : "PKG-VALUE";
  }
  return "";
}

Result<std::vector<Field>> fit_fields(FieldSet set, PackageKind kind, std::vector<Field> values,
                                      const std::string& where, std::vector<Bilingual>& notes) {
  const auto rules = field_rules(set, kind);
  for (const Field& value : values) {
    VANTHU_CHECK(std::any_of(rules.begin(), rules.end(),
                             [&](const FieldRule& rule) { return rule.name == value.first; }),
                 "only fields of the package's kind are given");
  }
  std::vector<Field> fitted;
  for (const FieldRule& rule : rules) {
    const auto given = std::find_if(values.begin(), values.end(),
                                    [&](const Field& value) { return value.first == rule.name; });
    std::string value = given == values.end() ? "" : given->second;
    if (rule.may_shorten && field_problem(rule, value) == "PKG-LONG") {
      value = shortened(value, rule.longest);
      const std::string name(rule.name);
      notes.push_back({"đã rút gọn trường " + name + " của " + where + " còn " +
                           std::to_string(rule.longest) + " ký tự",
                       "shortened the field " + name + " of " + where + " to " +
                           std::to_string(rule.longest) + " characters"});
    }
    if (!field_problem(rule, value).empty()) return unusable(rule, value, where);
    fitted.emplace_back(rule.name, std::move(value));
  }
  return fitted;
}

}  // namespace vanthu::exchange
