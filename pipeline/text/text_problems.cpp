#include "text/text_problems.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/check.h"
#include "text/alphabet.h"
#include "text/code_points.h"
#include "text/look_alikes.h"
#include "text/mark_order.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

constexpr bool is_plain_ascii(char c) {
  return c >= ' ' && c < 0x7F;
}

std::string quoted(char32_t code) {
  return "“" + to_utf8(code) + "” (" + code_point_name(code) + ")";
}

Bilingual replace_with(const std::string& repair) {
  return {"hãy thay bằng “" + repair + "”", "replace it with “" + repair + "”"};
}

bool continues_word(char32_t code) {
  return code != kIllFormed && (u_isalpha(static_cast<UChar32>(code)) || is_mark(code));
}

// A letter together with the marks behind it.
struct Cluster {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t base = 0;
  // No marks and no invisible characters follow the base.
  bool single = true;
};

class Inspection {
 public:
  explicit Inspection(std::string_view text) : text_(text) {}

  std::vector<TextProblem> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (is_plain_ascii(text_[at]) && !mark_may_follow(at + 1)) {
        ++at;
        continue;
      }
      const Cluster cluster = cluster_at(at);
      look_at(cluster);
      at = cluster.end;
    }
    return std::move(problems_);
  }

 private:
  // Marks and the invisible characters between them are all outside ASCII.
  bool mark_may_follow(std::size_t at) const {
    return at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80;
  }

  Cluster cluster_at(std::size_t at) const {
    const CodePoint base = code_point_at(text_, at);
    Cluster cluster{.begin = at, .end = at + base.length, .base = base.value};
    if (base.value == kIllFormed) return cluster;
    for (std::size_t next = cluster.end; mark_may_follow(next);) {
      const CodePoint c = code_point_at(text_, next);
      if (c.value == kIllFormed) break;
      const bool mark = is_mark(c.value);
      if (!mark && treatment(c.value) != Treatment::Drop) break;
      next += c.length;
      if (mark) {
        cluster.end = next;
        cluster.single = false;
      }
    }
    return cluster;
  }

  void look_at(const Cluster& cluster) {
    if (cluster.base == kIllFormed) return report_ill_formed(cluster);
    if (cluster.single && is_document_character(cluster.base)) return;
    switch (treatment(cluster.base)) {
      case Treatment::RefuseControl:
      case Treatment::RefuseNonCharacter:
        return report_control(cluster);
      case Treatment::RefuseBidi:
        return report_direction(cluster);
      case Treatment::Drop:
      case Treatment::Space:
      case Treatment::NoBreakSpace:
      case Treatment::LineFeed:
        // Without marks these are mended silently.
        if (!cluster.single) report_marks(cluster);
        return;
      case Treatment::Keep:
      case Treatment::Compose:
        break;
    }
    if (meant_d(cluster.base) != 0) return report_look_alike(cluster);
    if (meant_latin(cluster.base) != 0 && in_latin_word(cluster)) return report_foreign(cluster);
    if (!cluster.single || is_mark(cluster.base)) {
      const std::u32string composed = compose_cluster(code_points(cluster));
      if (std::any_of(composed.begin(), composed.end(), is_mark)) return report_marks(cluster);
      if (composed.size() == 1 && is_document_character(composed[0])) return;
      Cluster whole = cluster;
      whole.base = composed[0];
      return report_unexpected(whole);
    }
    report_unexpected(cluster);
  }

  std::u32string code_points(const Cluster& cluster) const {
    std::u32string out;
    for (std::size_t at = cluster.begin; at < cluster.end;) {
      const CodePoint c = code_point_at(text_, at);
      if (treatment(c.value) != Treatment::Drop) out += c.value;
      at += c.length;
    }
    return out;
  }

  // Marks of the cluster put on another base, if that gives one letter.
  std::optional<std::string> repaired_with_base(const Cluster& cluster, char32_t base) const {
    std::u32string letters = code_points(cluster);
    letters[0] = base;
    return stack_marks(letters);
  }

  bool in_latin_word(const Cluster& cluster) const {
    for (std::size_t at = word_begin(cluster.begin); at < text_.size();) {
      const CodePoint c = code_point_at(text_, at);
      if (at > cluster.begin && !continues_word(c.value)) return false;
      if (is_vietnamese_letter(c.value)) return true;
      at += c.length;
    }
    return false;
  }

  std::size_t word_begin(std::size_t at) const {
    while (at > 0) {
      std::size_t before = at - 1;
      while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0U) == 0x80) --before;
      if (!continues_word(code_point_at(text_, before).value)) break;
      at = before;
    }
    return at;
  }

  void report(const Cluster& cluster, TextProblemKind kind, std::optional<std::string> repair,
              Bilingual message, Bilingual hint) {
    problems_.push_back(TextProblem{.kind = kind,
                                    .weight = kind == TextProblemKind::Unexpected
                                                  ? TextProblemWeight::Warning
                                                  : TextProblemWeight::Error,
                                    .offset = cluster.begin,
                                    .length = cluster.end - cluster.begin,
                                    .code = cluster.base,
                                    .repair = std::move(repair),
                                    .message = std::move(message),
                                    .hint = std::move(hint)});
  }

  void report_ill_formed(const Cluster& cluster) {
    report(cluster, TextProblemKind::IllFormed, std::nullopt,
           {"các byte ở đây không phải là văn bản UTF-8", "these bytes are not text in UTF-8"},
           {"hãy mở tệp bằng chương trình đã soạn ra nó rồi lưu lại với bảng mã UTF-8",
            "open the file with the program that made it and save it as UTF-8"});
  }

  void report_control(const Cluster& cluster) {
    const std::string name = code_point_name(cluster.base);
    const bool control = treatment(cluster.base) == Treatment::RefuseControl;
    report(
        cluster, TextProblemKind::Control, "",
        {"mã " + name + (control ? " là mã điều khiển, không phải là chữ" : " không phải là chữ"),
         "the code " + name + (control ? " is a control code, not a letter" : " is no letter")},
        {"hãy xóa ký tự này", "delete this character"});
  }

  void report_direction(const Cluster& cluster) {
    const std::string name = code_point_name(cluster.base);
    report(cluster, TextProblemKind::Direction, "",
           {"ký tự ẩn " + name + " đổi chiều viết, làm chữ hiện ra khác với chữ được lưu",
            "the hidden character " + name +
                " changes the writing direction, so that other text is seen than stored"},
           {"hãy xóa ký tự này", "delete this character"});
  }

  void report_look_alike(const Cluster& cluster) {
    const char32_t meant = meant_d(cluster.base);
    const std::string shown = to_utf8(meant);
    report(
        cluster, TextProblemKind::LookAlike, repaired_with_base(cluster, meant),
        {quoted(cluster.base) + " trông giống “" + shown + "” nhưng không phải chữ đê tiếng Việt",
         quoted(cluster.base) + " looks like “" + shown + "” but is not the Vietnamese letter"},
        {"hãy thay bằng " + quoted(meant), "replace it with " + quoted(meant)});
  }

  void report_foreign(const Cluster& cluster) {
    const std::optional<std::string> repair =
        repaired_with_base(cluster, meant_latin(cluster.base));
    report(cluster, TextProblemKind::ForeignLetter, repair,
           {quoted(cluster.base) + " là chữ của hệ chữ khác nằm lẫn trong từ tiếng Việt",
            quoted(cluster.base) + " is a letter of another script inside a Vietnamese word"},
           repair ? replace_with(*repair) : Bilingual{"hãy gõ lại từ này", "type this word again"});
  }

  void report_marks(const Cluster& cluster) {
    const std::u32string letters = code_points(cluster);
    const auto mark =
        std::find_if(letters.begin() + (is_mark(letters[0]) ? 0 : 1), letters.end(), is_mark);
    VANTHU_CHECK(mark != letters.end(), "a cluster reported for its marks has one");
    const std::string name = code_point_name(*mark);
    const std::optional<std::string> repair = stack_marks(letters);
    Bilingual hint = {"hãy gõ lại chữ này", "type this letter again"};
    if (repair && repair->empty()) hint = {"hãy xóa dấu này", "delete this mark"};
    if (repair && !repair->empty()) hint = replace_with(*repair);
    report(cluster, TextProblemKind::StackedMarks, repair,
           {"dấu " + name + " đặt sai thứ tự hoặc không đi với chữ này",
            "the mark " + name + " is in the wrong order or does not go with this letter"},
           std::move(hint));
  }

  void report_unexpected(const Cluster& cluster) {
    if (cluster.base == 0xFFFD) {
      report(cluster, TextProblemKind::Lost, std::nullopt,
             {"chỗ này có U+FFFD: một chữ đã bị mất khi chuyển mã trước đây",
              "U+FFFD stands here: an earlier conversion has lost a letter"},
             {"hãy gõ lại chữ đúng theo bản gốc", "type the right letter from the original"});
      return;
    }
    const std::optional<std::string> repair = plain_equivalent(cluster.base);
    Bilingual hint = {
        "hãy kiểm tra lại; nếu cố ý dùng thì in thử bằng vanthu render: phông của văn bản có thể "
        "không có chữ này",
        "check it; if it is meant, try vanthu render: the papers' font may not have it"};
    if (repair && repair->empty()) hint = {"hãy xóa ký tự ẩn này", "delete this hidden character"};
    if (repair && !repair->empty()) hint = replace_with(*repair);
    const std::string shown = u_isgraph(static_cast<UChar32>(cluster.base))
                                  ? quoted(cluster.base)
                                  : code_point_name(cluster.base);
    report(cluster, TextProblemKind::Unexpected, repair,
           {shown + " không thuộc bảng chữ và dấu dùng trong văn bản tiếng Việt",
            shown + " is outside the letters and signs of a Vietnamese document"},
           std::move(hint));
  }

  std::string_view text_;
  std::vector<TextProblem> problems_;
};

}  // namespace

std::vector<TextProblem> inspect(std::string_view utf8) {
  return Inspection(utf8).run();
}

std::string repair(std::string_view utf8, const std::vector<TextProblem>& problems) {
  std::string out;
  std::size_t done = 0;
  for (const TextProblem& problem : problems) {
    if (!problem.repair) continue;
    out += utf8.substr(done, problem.offset - done);
    out += *problem.repair;
    done = problem.offset + problem.length;
  }
  out += utf8.substr(done);
  return out;
}

}  // namespace vanthu::text
