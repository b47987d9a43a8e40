#include "compose/template_findings.h"

#include "compose/word_lists.h"
#include "text/nearest_word.h"

namespace vanthu::compose {
namespace {

using findings::Finding;

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

// At most eight names, so that a message stays on the screen.
std::string some(const Names& names) {
  constexpr std::size_t kShown = 8;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) {
    out += (i == 0 ? "" : ", ") + std::string(names[i]);
  }
  return names.size() > kShown ? out + ", …" : out;
}

// The nearest name, or what there is.
Bilingual suggestion(std::string_view wrong, const Names& known) {
  if (const auto nearest = text::nearest_word(wrong, known)) {
    return {"có phải là " + quoted(*nearest) + "?", "did you mean " + quoted(*nearest) + "?"};
  }
  if (known.empty()) return {};
  return {"dùng được: " + some(known), "there is: " + some(known)};
}

Finding finding(std::string id, SourceSpan at, Bilingual message, Bilingual hint = {}) {
  return {.id = std::move(id),
          .severity = findings::Severity::Violation,
          .message = std::move(message),
          .at = at,
          .label = {},
          .hint = std::move(hint)};
}

}  // namespace

Finding wrong_root(SourceSpan at, std::string_view found, std::string_view expected) {
  return finding(
      "TPL-01", at,
      {"tệp bắt đầu bằng thẻ " + quoted(found) + ", không phải " + quoted(expected),
       "the file starts with " + quoted(found) + ", not " + quoted(expected)},
      {"thẻ đầu tiên phải là <" + std::string(expected) + " xmlns=\"urn:vanthu:template:1\">",
       "the first element must be <" + std::string(expected) +
           " xmlns=\"urn:vanthu:template:1\">"});
}

Finding unknown_element(SourceSpan at, std::string_view name, const Names& known) {
  return finding("TPL-02", at,
                 {"thẻ " + quoted(name) + " không dùng được ở đây",
                  "the element " + quoted(name) + " has no place here"},
                 suggestion(name, known));
}

Finding unknown_attribute(SourceSpan at, std::string_view name, const Names& known) {
  return finding("TPL-03", at,
                 {"thẻ này không có thuộc tính " + quoted(name),
                  "this element has no attribute " + quoted(name)},
                 suggestion(name, known));
}

Finding missing_attribute(SourceSpan at, std::string_view element, std::string_view attribute) {
  return finding("TPL-04", at,
                 {"thẻ " + quoted(element) + " thiếu thuộc tính " + quoted(attribute),
                  "the element " + quoted(element) + " lacks the attribute " + quoted(attribute)});
}

Finding missing_part(SourceSpan at, std::string_view element, std::string_view part) {
  return finding("TPL-04", at,
                 {"thẻ " + quoted(element) + " thiếu thẻ con " + quoted(part),
                  "the element " + quoted(element) + " lacks its part " + quoted(part)});
}

Finding not_in_list(SourceSpan at, std::string_view value, const Names& known) {
  return finding("TPL-05", at,
                 {"giá trị " + quoted(value) + " không dùng được ở đây",
                  "the value " + quoted(value) + " cannot be used here"},
                 suggestion(value, known));
}

Finding not_an_id(SourceSpan at, std::string_view id) {
  return finding(
      "TPL-18", at,
      {"tên mẫu " + quoted(id) + " không dùng được", "a template cannot have the id " + quoted(id)},
      {"chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ minutes-short",
       "use only small letters without marks, digits and hyphens, such as minutes-short"});
}

Finding stray_text(SourceSpan at, std::string_view element) {
  return finding(
      "TPL-06", at,
      {"không được viết chữ trực tiếp trong thẻ " + quoted(element),
       "there can be no text directly inside " + quoted(element)},
      {"đặt chữ vào thẻ con, ví dụ <p>…</p>", "put the text into a part, such as <p>…</p>"});
}

Finding never_closed(SourceSpan at) {
  return finding("TPL-07", at,
                 {"dấu { mở ở đây không có dấu } đóng", "this { is never closed by a }"},
                 {"thêm dấu }; muốn in chính dấu { thì viết {{",
                  "add the }; to print a brace itself write {{"});
}

Finding never_opened(SourceSpan at) {
  return finding("TPL-08", at, {"dấu } này không có dấu { mở", "this } has no { before it"},
                 {"bỏ dấu này; muốn in chính dấu } thì viết }}",
                  "remove it; to print a brace itself write }}"});
}

Finding nothing_named(SourceSpan at) {
  return finding("TPL-08", at, {"chưa ghi tên trường", "no field is named here"},
                 {"ví dụ {cell.name}", "for example {cell.name}"});
}

Finding wrong_letter(SourceSpan at, const Bilingual& message, const Bilingual& hint) {
  return finding("TPL-09", at, message, hint);
}

Finding unknown_field(SourceSpan at, std::string_view name, std::string_view within,
                      const Names& known) {
  const Bilingual message =
      within.empty()
          ? Bilingual{"không có trường " + quoted(name), "there is no field " + quoted(name)}
          : Bilingual{quoted(within) + " không có trường " + quoted(name),
                      quoted(within) + " has no field " + quoted(name)};
  return finding("TPL-10", at, message, suggestion(name, known));
}

Finding nothing_inside(SourceSpan at, std::string_view name, const Type& type) {
  const Bilingual kind = type_name(type);
  return finding("TPL-17", at,
                 {quoted(name) + " là " + kind.vi + ", bên trong không có trường nào",
                  quoted(name) + " is " + kind.en + " and has no fields inside"});
}

Finding unknown_formatter(SourceSpan at, std::string_view name, const Names& known) {
  return finding("TPL-11", at,
                 {"không có cách viết " + quoted(name), "there is no formatter " + quoted(name)},
                 suggestion(name, known));
}

Finding unfit_formatter(SourceSpan at, std::string_view name, const Bilingual& accepts,
                        const Type& given) {
  const Bilingual kind = type_name(given);
  return finding(
      "TPL-12", at,
      {"cách viết " + quoted(name) + " dùng cho " + accepts.vi + ", còn đây là " + kind.vi,
       "the formatter " + quoted(name) + " takes " + accepts.en + ", but this is " + kind.en});
}

Finding argument_missing(SourceSpan at, std::string_view formatter) {
  return finding("TPL-13", at,
                 {"cách viết " + quoted(formatter) + " cần thêm phần sau dấu hai chấm",
                  "the formatter " + quoted(formatter) + " needs something after a colon"},
                 {"ví dụ {vote.for|tỷ lệ: vote.base}", "for example {vote.for|ratio: vote.base}"});
}

Finding argument_unwanted(SourceSpan at, std::string_view formatter) {
  return finding("TPL-13", at,
                 {"cách viết " + quoted(formatter) + " không có phần sau dấu hai chấm",
                  "the formatter " + quoted(formatter) + " takes nothing after a colon"});
}

Finding argument_unfit(SourceSpan at, std::string_view formatter, const Type& given) {
  const Bilingual kind = type_name(given);
  return finding(
      "TPL-13", at,
      {"sau " + quoted(formatter) + " phải là một số, còn đây là " + kind.vi,
       "after " + quoted(formatter) + " there must be a number, but this is " + kind.en});
}

Finding block_not_last(SourceSpan at, std::string_view block) {
  return finding("TPL-13", at,
                 {"khối " + quoted(block) + " phải đứng cuối cùng sau các dấu |",
                  "the block " + quoted(block) + " must come last behind the bars"});
}

Finding not_printable(SourceSpan at, std::string_view name, const Type& type) {
  const Bilingual kind = type_name(type);
  Bilingual hint{"chọn một trường bên trong, ví dụ tên",
                 "choose a field inside it, such as its name"};
  if (type.kind == Kind::List) {
    hint = {"dùng <each>, hoặc |và, hoặc |số lượng", "use <each>, or |list, or |count"};
  } else if (type.kind == Kind::Truth) {
    hint = {"dùng <if>", "use <if>"};
  } else if (type.kind != Kind::Object) {
    hint = {"thêm cách viết, ví dụ |ngày, |giờ, |tháng",
            "add a formatter such as |date, |time, |month"};
  }
  return finding("TPL-14", at,
                 {quoted(name) + " là " + kind.vi + ", chưa in ra được",
                  quoted(name) + " is " + kind.en + " and cannot be printed as it is"},
                 hint);
}

Finding may_be_absent(SourceSpan at, std::string_view name) {
  return finding("TPL-15", at,
                 {quoted(name) + " có thể không có trong hồ sơ",
                  quoted(name) + " may be absent from the record"},
                 {"đặt trong <if test=\"…\"> hoặc thêm |nếu không: …",
                  "put it inside <if test=\"…\"> or add |otherwise: …"});
}

Finding name_taken(SourceSpan at, std::string_view name) {
  return finding("TPL-16", at,
                 {"tên " + quoted(name) + " đã dùng cho việc khác",
                  "the name " + quoted(name) + " already stands for something else"},
                 {"chọn tên khác", "choose another name"});
}

Finding no_list(SourceSpan at, std::string_view name, const Type& type) {
  const Bilingual kind = type_name(type);
  return finding("TPL-17", at,
                 {quoted(name) + " là " + kind.vi + ", không phải danh sách",
                  quoted(name) + " is " + kind.en + ", not a list"});
}

Finding condition_unclear(SourceSpan at, const Bilingual& what) {
  return finding("TPL-20", at, what,
                 {"ví dụ: vote.against > 0 and not content.discussion.none",
                  "for example: vote.against > 0 and not content.discussion.none"});
}

Finding number_needs_comparison(SourceSpan at, std::string_view name) {
  return finding("TPL-20", at,
                 {quoted(name) + " luôn có giá trị, điều kiện này không bao giờ sai",
                  quoted(name) + " is always stated, so this test never fails"},
                 {"so sánh với một giá trị, ví dụ > 0", "compare it with a value, such as > 0"});
}

Finding not_comparable(SourceSpan at, const Type& type) {
  const Bilingual kind = type_name(type);
  return finding("TPL-21", at, {"không so sánh được " + kind.vi, kind.en + " cannot be compared"},
                 {"chỉ so sánh số với số, hoặc từ trong danh mục bằng = và !=",
                  "compare numbers with numbers, or words of a list by = and !="});
}

Finding unknown_word(SourceSpan at, std::string_view word, const WordList& list) {
  return finding("TPL-22", at,
                 {"danh mục " + quoted(list.name) + " không có từ " + quoted(word),
                  "the list " + quoted(list.name) + " has no word " + quoted(word)},
                 suggestion(word, list.words));
}

Finding unknown_block(SourceSpan at, std::string_view name, const Names& known) {
  return finding("TPL-25", at,
                 {"không có khối " + quoted(name), "there is no block " + quoted(name)},
                 suggestion(name, known));
}

Finding block_elsewhere(SourceSpan at, std::string_view name) {
  return finding("TPL-25", at,
                 {"khối " + quoted(name) + " không đặt được ở vị trí này",
                  "the block " + quoted(name) + " cannot stand in this place"},
                 {"xem thuộc tính content của khối", "see the block's content attribute"});
}

Finding parameter_missing(SourceSpan at, std::string_view block, std::string_view parameter) {
  return finding("TPL-26", at,
                 {"khối " + quoted(block) + " cần tham số " + quoted(parameter),
                  "the block " + quoted(block) + " needs the parameter " + quoted(parameter)});
}

Finding parameter_unfit(SourceSpan at, std::string_view parameter, const Type& wanted,
                        const Type& given) {
  const Bilingual want = type_name(wanted);
  const Bilingual have = type_name(given);
  return finding(
      "TPL-26", at,
      {"tham số " + quoted(parameter) + " phải là " + want.vi + ", còn đây là " + have.vi,
       "the parameter " + quoted(parameter) + " must be " + want.en + ", but this is " + have.en});
}

Finding blocks_in_circle(SourceSpan at, std::string_view name) {
  return finding("TPL-27", at,
                 {"khối " + quoted(name) + " dùng lại chính nó qua các khối khác",
                  "the block " + quoted(name) + " uses itself through other blocks"});
}

Finding block_repeated(SourceSpan at, std::string_view name) {
  return finding("TPL-28", at,
                 {"đã có một khối hoặc cách viết tên " + quoted(name),
                  "there already is a block or formatter called " + quoted(name)});
}

Finding cells_differ(SourceSpan at, std::size_t cells, std::size_t columns) {
  return finding(
      "TPL-29", at,
      {"hàng có " + std::to_string(cells) + " ô, bảng có " + std::to_string(columns) + " cột",
       "the row has " + std::to_string(cells) + " cells, the table has " + std::to_string(columns) +
           " columns"});
}

Finding unknown_list(SourceSpan at, std::string_view name) {
  Names known;
  for (const WordListRef list : word_lists()) known.push_back(list().name);
  return finding("TPL-30", at,
                 {"không có danh mục " + quoted(name), "there is no list " + quoted(name)},
                 suggestion(name, known));
}

Finding word_repeated(SourceSpan at, std::string_view word) {
  return finding("TPL-31", at,
                 {"từ " + quoted(word) + " đã có thuật ngữ ở trên",
                  "the word " + quoted(word) + " already has a term above"});
}

Finding words_without_term(SourceSpan at, std::string_view list,
                           const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
  return finding("TPL-32", at,
                 {"danh mục " + quoted(list) + " còn thiếu thuật ngữ cho: " + all,
                  "the list " + quoted(list) + " lacks terms for: " + all});
}

Finding list_repeated(SourceSpan at, std::string_view list) {
  return finding("TPL-33", at,
                 {"danh mục " + quoted(list) + " đã có ở trên",
                  "the list " + quoted(list) + " already stands above"});
}

Finding template_repeated(SourceSpan at, std::string_view id) {
  return finding("TPL-40", at,
                 {"đã có một mẫu mang mã " + quoted(id),
                  "there already is a template with the id " + quoted(id)});
}

Finding two_for_one(SourceSpan at, std::string_view id, std::string_view other) {
  return finding(
      "TPL-41", at,
      {"mẫu " + quoted(id) + " và mẫu " + quoted(other) + " cùng dành cho một loại văn bản",
       "the templates " + quoted(id) + " and " + quoted(other) + " are both for the same papers"},
      {"ghi rõ hơn ở for, mode, paper hoặc dossier", "say more in for, mode, paper or dossier"});
}

Bilingual type_name(const Type& type) {
  switch (type.kind) {
    case Kind::Text:
      return {"chữ", "text"};
    case Kind::Integer:
      return {"số", "a number"};
    case Kind::Truth:
      return {"đúng hay sai", "true or false"};
    case Kind::Date:
      return {"ngày", "a date"};
    case Kind::Time:
      return {"giờ", "a time"};
    case Kind::Moment:
      return {"ngày giờ", "a date and time"};
    case Kind::Month:
      return {"tháng", "a month"};
    case Kind::Word: {
      const std::string name(type.words().name);
      return {"từ trong danh mục " + name, "a word of the list " + name};
    }
    case Kind::Object: {
      const std::string name(type.object().name);
      return {"mục " + name, "the item " + name};
    }
    case Kind::List: {
      const Bilingual item = type_name(item_type(type));
      return {"danh sách " + item.vi, "a list of " + item.en};
    }
  }
  return {};
}

}  // namespace vanthu::compose
