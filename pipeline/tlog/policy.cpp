#include "tlog/policy.h"

#include <algorithm>
#include <map>
#include <set>

#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::size_t kMost = 1000;
constexpr std::string_view kNone = "none";

using Words = std::vector<std::string_view>;

Words split(std::string_view line) {
  constexpr std::string_view kBlank = " \t";
  Words words;
  for (auto at = line.find_first_not_of(kBlank); at != std::string_view::npos;
       at = line.find_first_not_of(kBlank, at)) {
    const auto end = std::min(line.find_first_of(kBlank, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_allowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7F);
}

class PolicyParser {
 public:
  Result<Policy> parse(std::string_view bytes) {
    if (!std::all_of(bytes.begin(), bytes.end(), is_allowed))
      return malformed(
          {"tệp chính sách có ký tự điều khiển", "the policy holds a control character"});
    LineReader reader(bytes);
    while (const auto line = reader.next()) {
      const Words words = split(*line);
      if (words.empty() || words.front().front() == '#') continue;
      Result<Done> taken = take(words);
      if (taken.ok()) continue;
      Error error = taken.error();
      error.what.vi = "dòng " + std::to_string(reader.number()) + ": " + error.what.vi;
      error.what.en = "line " + std::to_string(reader.number()) + ": " + error.what.en;
      return error;
    }
    if (!reader.rest().empty())
      return malformed({"dòng cuối bị cắt", "the last line is cut off"}, reader.number() + 1);
    if (policy_.quorum.empty())
      return malformed({"thiếu dòng quorum", "the quorum line is missing"});
    return std::move(policy_);
  }

 private:
  static Error refuse(std::string vi, std::string en) {
    return Error{.kind = ErrorKind::Input,
                 .what = {std::move(vi), std::move(en)},
                 .where = {},
                 .remedy = {"sửa tệp chính sách theo c2sp.org/tlog-policy",
                            "mend the policy file as c2sp.org/tlog-policy says"}};
  }

  Result<Done> take(const Words& words) {
    if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) return take_log(words);
    if (words[0] == "witness" && (words.size() == 3 || words.size() == 4))
      return take_witness(words);
    if (words[0] == "group" && words.size() >= 4) return take_group(words);
    if (words[0] == "quorum" && words.size() == 2) return take_quorum(words);
    return refuse("không phải dòng log, witness, group hay quorum đầy đủ",
                  "this is no complete log, witness, group or quorum line");
  }

  Result<VerifierKey> take_key(std::string_view text, KeyKind kind, std::set<std::string>& known) {
    auto key = parse_verifier_key(text);
    if (!key.ok()) return key;
    if (key.value().kind != kind)
      return refuse("khóa này dành cho việc khác", "this key is for another purpose");
    const auto& bytes = key.value().public_key;
    if (!known.emplace(bytes.begin(), bytes.end()).second)
      return refuse("khóa này đã có ở một dòng trên", "this key is given already above");
    return key;
  }

  Result<Done> take_log(const Words& words) {
    auto key = take_key(words[1], KeyKind::Note, log_keys_);
    if (!key.ok()) return key.error();
    if (policy_.logs.size() == kMost) return too_many();
    policy_.logs.push_back({.key = std::move(key).value(),
                            .url = words.size() == 3 ? std::string(words[2]) : std::string()});
    return Done{};
  }

  Result<Done> take_witness(const Words& words) {
    auto key = take_key(words[2], KeyKind::Cosignature, witness_keys_);
    if (!key.ok()) return key.error();
    if (policy_.witnesses.size() == kMost) return too_many();
    if (auto named = take_name(words[1]); !named.ok()) return named;
    policy_.witnesses.push_back({.name = std::string(words[1]),
                                 .key = std::move(key).value(),
                                 .url = words.size() == 4 ? std::string(words[3]) : std::string()});
    return Done{};
  }

  Result<Done> take_name(std::string_view name) {
    if (name == kNone)
      return refuse("tên “none” đã có nghĩa riêng", "“none” has a meaning of its own");
    if (!is_member_.emplace(name, false).second)
      return refuse("tên này đã dùng ở một dòng trên", "this name is used already above");
    return Done{};
  }

  Result<Done> take_group(const Words& words) {
    PolicyGroup group{.name = std::string(words[1]), .threshold = 1, .members = {}};
    for (const std::string_view member : Words(words.begin() + 3, words.end())) {
      const auto known = is_member_.find(member);
      if (known == is_member_.end()) {
        return refuse("chưa có nhân chứng hay nhóm nào tên “" + std::string(member) + "”",
                      "no witness or group “" + std::string(member) + "” stands above");
      }
      if (known->second) {
        return refuse("“" + std::string(member) + "” đã thuộc một nhóm",
                      "“" + std::string(member) + "” is in a group already");
      }
      known->second = true;
      group.members.emplace_back(member);
    }
    const auto number = try_parse_decimal(words[2]);
    if (words[2] == "all") {
      group.threshold = group.members.size();
    } else if (words[2] != "any") {
      if (!number || *number < 1 || *number > group.members.size()) {
        return refuse("số thành viên cần có phải là all, any hoặc từ 1 đến số thành viên",
                      "how many are needed is all, any, or from 1 to the number of members");
      }
      group.threshold = static_cast<std::size_t>(*number);
    }
    if (policy_.groups.size() == kMost) return too_many();
    if (auto named = take_name(words[1]); !named.ok()) return named;
    policy_.groups.push_back(std::move(group));
    return Done{};
  }

  Result<Done> take_quorum(const Words& words) {
    if (!policy_.quorum.empty())
      return refuse("đã có dòng quorum", "there is a quorum line already");
    if (words[1] != kNone && !is_member_.contains(words[1])) {
      return refuse("chưa có nhân chứng hay nhóm nào tên “" + std::string(words[1]) + "”",
                    "no witness or group “" + std::string(words[1]) + "” stands above");
    }
    policy_.quorum = words[1];
    return Done{};
  }

  static Error too_many() {
    return refuse("quá 1000 dòng cùng loại", "there are more than 1000 lines of this kind");
  }

  Policy policy_;
  std::set<std::string> log_keys_;
  std::set<std::string> witness_keys_;
  // Every name so far, and whether a group lists it.
  std::map<std::string, bool, std::less<>> is_member_;
};

Error no_quorum(const Policy& policy, const std::vector<Cosigned>& cosigned) {
  std::string names;
  for (const Cosigned& one : cosigned) names += (names.empty() ? "" : ", ") + one.witness;
  return untrue({"chưa đủ nhân chứng theo chính sách “" + policy.quorum +
                     "”; mới có: " + (names.empty() ? "không ai" : names),
                 "not enough witnesses for the quorum “" + policy.quorum +
                     "”; there are: " + (names.empty() ? "none" : names)},
                {"xin chữ ký của nhân chứng còn thiếu rồi kiểm tra lại",
                 "get the missing witness's signature and check again"});
}

std::vector<std::string> unknown_signers(const Note& note, const std::string& origin,
                                         const Policy& policy) {
  std::vector<std::string> names;
  for (const NoteSignature& signature : note.signatures) {
    const bool is_known =
        signature.key_name == origin ||
        std::any_of(policy.witnesses.begin(), policy.witnesses.end(), [&](const auto& witness) {
          return witness.key.name == signature.key_name && witness.key.id() == signature.key_id;
        });
    if (!is_known) names.push_back(signature.key_name);
  }
  return names;
}

}  // namespace

Result<Policy> parse_policy(std::string_view bytes) {
  return PolicyParser().parse(bytes);
}

std::string write_policy(const Policy& policy) {
  const auto with_url = [](const std::string& url) { return url.empty() ? "" : " " + url; };
  std::string text;
  for (const PolicyLog& log : policy.logs)
    text += "log " + to_text(log.key) + with_url(log.url) + "\n";
  for (const PolicyWitness& witness : policy.witnesses) {
    text += "witness " + witness.name + " " + to_text(witness.key) + with_url(witness.url) + "\n";
  }
  for (const PolicyGroup& group : policy.groups) {
    text += "group " + group.name + " " + std::to_string(group.threshold);
    for (const std::string& member : group.members) text += " " + member;
    text += "\n";
  }
  return text + "quorum " + policy.quorum + "\n";
}

bool is_quorum(const Policy& policy, const std::vector<std::string>& witnesses) {
  std::set<std::string> reached(witnesses.begin(), witnesses.end());
  // Members stand above their group.
  for (const PolicyGroup& group : policy.groups) {
    const auto present =
        std::count_if(group.members.begin(), group.members.end(),
                      [&](const std::string& name) { return reached.contains(name); });
    if (static_cast<std::size_t>(present) >= group.threshold) reached.insert(group.name);
  }
  return policy.quorum == kNone || reached.contains(policy.quorum);
}

Result<JudgedCheckpoint> judge_checkpoint(std::string_view signed_checkpoint,
                                          const Policy& policy) {
  auto note = parse_note(signed_checkpoint);
  if (!note.ok()) return note.error();
  auto checkpoint = parse_checkpoint(note.value().text);
  if (!checkpoint.ok()) return checkpoint.error();
  std::vector<VerifierKey> log_keys;
  for (const PolicyLog& log : policy.logs) {
    if (log.key.name == checkpoint.value().origin) log_keys.push_back(log.key);
  }
  if (log_keys.empty()) {
    return untrue({"chính sách không có nhật ký “" + checkpoint.value().origin + "”",
                   "the policy does not know the log “" + checkpoint.value().origin + "”"},
                  {"dùng tệp chính sách của đúng cơ quan và đúng năm",
                   "use the policy file of the right office and year"});
  }
  if (auto by_log = verify_note(note.value(), log_keys); !by_log.ok()) return by_log.error();
  JudgedCheckpoint judged{.checkpoint = std::move(checkpoint).value(), .cosigned = {}};
  judged.unknown_signers = unknown_signers(note.value(), judged.checkpoint.origin, policy);
  std::vector<std::string> names;
  for (const PolicyWitness& witness : policy.witnesses) {
    const bool is_there =
        std::any_of(note.value().signatures.begin(), note.value().signatures.end(),
                    [&](const NoteSignature& s) {
                      return s.key_name == witness.key.name && s.key_id == witness.key.id();
                    });
    if (!is_there) continue;
    auto by_witness = verify_note(note.value(), {&witness.key, 1});
    if (!by_witness.ok()) return by_witness.error();
    judged.cosigned.push_back(
        {.witness = witness.name, .time = by_witness.value().front().time.value_or(Instant{})});
    names.push_back(witness.name);
  }
  if (!is_quorum(policy, names)) return no_quorum(policy, judged.cosigned);
  return judged;
}

}  // namespace vanthu::tlog
