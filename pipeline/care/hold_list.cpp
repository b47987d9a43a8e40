#include <algorithm>
#include <map>
#include <set>

#include "archive/layout.h"
#include "archive/log_entry.h"
#include "archive/logged_deeds.h"
#include "base/hex.h"
#include "base/sha.h"
#include "care/holds.h"
#include "care/unfinished_holds.h"
#include "sign/verification.h"

namespace vanthu::care {
namespace {

constexpr std::size_t kDigestDigits = 64;
constexpr std::string_view kText = ".txt";
constexpr std::string_view kSignature = ".p7s";

Bilingual take_out() {
  return {"xem nó là gì rồi chuyển ra khỏi kho; nó không có hiệu lực",
          "see what it is and take it out of the archive; it has no effect"};
}

Bilingual restore() {
  return {"khôi phục tệp này từ bản sao lưu (vanthu archive repair)",
          "restore this file from a backup (vanthu archive repair)"};
}

// The digest that a name of care/ begins with; empty when it is no such name.
std::string digest_of(std::string_view name) {
  if (name.size() != kDigestDigits + kText.size()) return {};
  if (!name.ends_with(kText) && !name.ends_with(kSignature)) return {};
  const std::string_view digest = name.substr(0, kDigestDigits);
  return is_hex(digest, kDigestDigits) ? std::string(digest) : std::string();
}

// The first that is more than advice.
Bilingual worst_of(const findings::Findings& findings) {
  const auto worst = std::find_if(findings.begin(), findings.end(), [](const auto& one) {
    return one.severity != findings::Severity::Advice;
  });
  return worst == findings.end() ? Bilingual{"không rõ", "unknown"} : worst->message;
}

class HoldReader {
 public:
  HoldReader(const FileStore& files, const std::string& root, const HoldTrust& trust)
      : files_(files), folder_(archive::Layout(root).care()), root_(root), trust_(trust) {}

  Result<HoldList> read() {
    auto deeds = archive::read_deeds(files_, root_, trust_.log);
    if (!deeds.ok()) return deeds.error();
    has_log_ = deeds.value().has_value();
    if (has_log_) deeds_ = std::move(*deeds.value());
    if (auto read = read_folder(); !read.ok()) return read.error();
    apply_releases();
    add_unproven();
    auto& list = list_;
    std::sort(list.holds.begin(), list.holds.end(), [](const Hold& a, const Hold& b) {
      return a.statement.time != b.statement.time ? a.statement.time < b.statement.time
                                                  : a.id < b.id;
    });
    std::sort(list.doubted.begin(), list.doubted.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(list_);
  }

 private:
  using Deed = archive::LoggedDeed;

  void doubt(const std::string& name, Bilingual why, Bilingual remedy) {
    list_.doubted.push_back(
        {.path = join_path(folder_, name), .why = std::move(why), .remedy = std::move(remedy)});
    doubted_.insert(digest_of(name));
  }

  Result<Done> read_folder() {
    if (!files_.exists(folder_)) return Done{};
    auto entries = files_.list(folder_);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      const std::string id = digest_of(entry.name);
      if (id.empty() || entry.is_directory || entry.is_link) {
        doubt(entry.name, {"không phải tệp của vanthu", "this is no file of vanthu's"}, take_out());
      } else if (entry.name.ends_with(kText)) {
        if (auto read = read_statement(id); !read.ok()) return read;
      } else if (!files_.exists(join_path(folder_, id + std::string(kText))) && !is_logged(id)) {
        doubt(entry.name,
              {"chữ ký của một văn bản không có trong kho",
               "the signature of a statement that is not here"},
              take_out());
      }
    }
    return Done{};
  }

  // Where the log speaks of the statement: the entry that fits it best.
  const Deed* find_deed(const std::string& id, const Statement* statement = nullptr) const {
    const auto fit = [&](const Deed& deed) {
      return (statement == nullptr || is_of(deed, *statement) ? 2 : 0) + (deed.counts ? 1 : 0);
    };
    const Deed* found = nullptr;
    for (const Deed& deed : deeds_) {
      if (deed.statement_sha256 != id) continue;
      if (found == nullptr || fit(deed) > fit(*found)) found = &deed;
    }
    return found;
  }
  static bool is_of(const Deed& deed, const Statement& statement) {
    const bool is_hold = statement.kind == Statement::Kind::Hold;
    return deed.op == (is_hold ? archive::kOpHold : archive::kOpRelease) &&
           deed.object_id == statement.object_id;
  }
  bool is_logged(const std::string& id) const { return find_deed(id) != nullptr; }

  Result<Done> read_statement(const std::string& id) {
    const std::string name = id + std::string(kText);
    auto bytes = files_.read(join_path(folder_, name));
    if (!bytes.ok()) return bytes.error();
    auto statement = parse_statement(bytes.value());
    if (!statement.ok() || sha256_hex(bytes.value()) != id) {
      doubt(name,
            {"văn bản này đã bị sửa hoặc không phải của vanthu",
             "this statement was altered or is not vanthu's"},
            is_logged(id) ? restore() : take_out());
      return Done{};
    }
    const Deed* deed = find_deed(id, &statement.value());
    if (has_log_ && deed == nullptr && doubt_unfinished(id, bytes.value())) return Done{};
    if (!fits_log(name, statement.value(), deed)) return Done{};
    const std::optional<Instant> at = deed != nullptr ? std::optional(deed->time) : std::nullopt;
    auto is_signed = has_good_signature(id, bytes.value(), at);
    if (!is_signed.ok()) return is_signed.error();
    if (is_signed.value()) believe(id, std::move(statement).value());
    return Done{};
  }

  // A hold counts until it is finished: in doubt a dossier is held.
  bool doubt_unfinished(const std::string& id, const std::string& text) {
    const auto signature = files_.read(join_path(folder_, id + std::string(kSignature)));
    if (!signature.ok()) return false;
    const auto statement = try_unfinished(id, text, signature.value(), trust_.signers);
    if (!statement) return false;
    const bool is_hold = statement->kind == Statement::Kind::Hold;
    doubt(id + std::string(kText),
          {is_hold ? "lệnh tạm giữ này chưa được ghi vào nhật ký: việc ghi còn dở hoặc đã bị ngắt"
                   : "việc gỡ tạm giữ này chưa được ghi vào nhật ký nên chưa có hiệu lực: việc ghi "
                     "còn dở hoặc đã bị ngắt",
           is_hold ? "this hold is not in the log yet: its writing is under way or was interrupted"
                   : "this release is not in the log yet and has no effect: its writing is under "
                     "way or was interrupted"},
          {is_hold ? "chạy vanthu run để ghi nốt, hoặc chạy lại lệnh vanthu hold place"
                   : "chạy lại lệnh vanthu hold release nếu vẫn muốn gỡ",
           is_hold ? "finish it with vanthu run, or run vanthu hold place again"
                   : "run vanthu hold release again if it is still to be released"});
    list_.doubted.back().is_unfinished = true;
    if (is_hold) list_.doubted.back().holds_object = statement->object_id;
    return true;
  }

  bool fits_log(const std::string& name, const Statement& statement, const Deed* deed) {
    if (!has_log_) return true;
    const bool is_hold = statement.kind == Statement::Kind::Hold;
    if (deed == nullptr) {
      doubt(name,
            {is_hold ? "nhật ký của kho không ghi lệnh tạm giữ này: nó không qua vanthu, hoặc việc "
                       "ghi bị ngắt giữa chừng"
                     : "nhật ký của kho không ghi việc gỡ tạm giữ này: nó không qua vanthu, hoặc "
                       "việc ghi bị ngắt giữa chừng",
             is_hold ? "the archive's log has no entry of this hold: it did not come through "
                       "vanthu, or its making was interrupted"
                     : "the archive's log has no entry of this release: it did not come through "
                       "vanthu, or its making was interrupted"},
            take_out());
      return false;
    }
    if (!is_of(*deed, statement)) {
      doubt(name,
            {"dòng nhật ký " + deed->place + " nói về việc khác hoặc hồ sơ khác",
             "the log's entry " + deed->place + " is about another deed or another dossier"},
            take_out());
      return false;
    }
    if (deed->counts) return true;
    doubt(name,
          {"dòng nhật ký " + deed->place +
               " được ghi bằng khóa đã mất hoặc bị đánh cắp nên không tính",
           "the log's entry " + deed->place +
               " was written with a key that was lost or stolen and does not count"},
          {"nếu đúng là lệnh của cơ quan thì lập lại bằng vanthu hold, rồi chuyển tệp này ra ngoài",
           "if it is the office's own, make it again with vanthu hold, then take this file out"});
    return false;
  }

  Result<bool> has_good_signature(const std::string& id, const std::string& text,
                                  const std::optional<Instant>& at) {
    const std::string name = id + std::string(kSignature);
    const std::string path = join_path(folder_, name);
    if (!files_.exists(path)) {
      doubt(name, {"thiếu chữ ký của văn bản này", "the signature of this statement is missing"},
            restore());
      return false;
    }
    auto signature = files_.read(path);
    if (!signature.ok()) return signature.error();
    const auto check = sign::verify_detached(text, signature.value(), trust_.signers, at);
    const Bilingual why = worst_of(check.findings);
    if (check.integrity != sign::Integrity::Intact) {
      doubt(name,
            {"chữ ký không khớp với văn bản: " + why.vi,
             "the signature does not fit the statement: " + why.en},
            restore());
      return false;
    }
    if (check.trusted) return true;
    const std::string signer = check.signer ? check.signer->subject().common_name : "?";
    doubt(name,
          {"người ký không được tin cậy (" + signer + "): " + why.vi,
           "the signer is not trusted (" + signer + "): " + why.en},
          {"nếu đúng là người có thẩm quyền, đặt chứng thư vào keys/trusted/",
           "if the signer may decide, put the certificate into keys/trusted/"});
    return false;
  }

  void believe(const std::string& id, Statement statement) {
    if (statement.kind == Statement::Kind::Release) {
      releases_.push_back(std::move(statement));
    } else {
      list_.holds.push_back({.id = id, .statement = std::move(statement), .release = std::nullopt});
    }
    believed_.insert(id);
  }

  const Statement* find_release(const std::string& id, const std::string& object_id) const {
    const auto found =
        std::find_if(releases_.begin(), releases_.end(), [&](const Statement& release) {
          return release.releases == id && release.object_id == object_id;
        });
    return found == releases_.end() ? nullptr : &*found;
  }

  void apply_releases() {
    for (Hold& hold : list_.holds) {
      if (const Statement* release = find_release(hold.id, hold.statement.object_id))
        hold.release = *release;
    }
  }

  // What the log names and the folder does not prove: gone, altered or wrongly signed.
  void add_unproven() {
    for (const Deed& deed : deeds_) {
      const std::string& id = deed.statement_sha256;
      if (!deed.counts || believed_.contains(id)) continue;
      if (!doubted_.contains(id)) {
        doubt(id + std::string(kText),
              {"thiếu văn bản mà dòng nhật ký " + deed.place + " ghi",
               "the statement that the log's entry " + deed.place + " names is missing"},
              restore());
      }
      if (deed.op != archive::kOpHold || find_release(id, deed.object_id) != nullptr) continue;
      for (DoubtedStatement& one : list_.doubted) {
        if (digest_of(file_name(one.path)) == id) one.holds_object = deed.object_id;
      }
    }
  }

  const FileStore& files_;
  std::string folder_;
  const std::string& root_;
  const HoldTrust& trust_;
  bool has_log_ = false;
  std::vector<Deed> deeds_;
  std::vector<Statement> releases_;
  std::set<std::string> believed_;
  // Digests of those that are doubted.
  std::set<std::string> doubted_;
  HoldList list_;
};

}  // namespace

bool HoldList::is_held(const std::string& object_id) const {
  return std::any_of(holds.begin(), holds.end(),
                     [&](const Hold& hold) {
                       return !hold.release && hold.statement.object_id == object_id;
                     }) ||
         std::any_of(doubted.begin(), doubted.end(),
                     [&](const DoubtedStatement& one) { return one.holds_object == object_id; });
}

bool HoldList::is_sound() const {
  return std::all_of(doubted.begin(), doubted.end(),
                     [](const DoubtedStatement& one) { return one.is_unfinished; });
}

Result<HoldList> list_holds(const FileStore& files, const std::string& archive_root,
                            const HoldTrust& trust) {
  return HoldReader(files, archive_root, trust).read();
}

}  // namespace vanthu::care
