#include "archive/log_policy.h"

#include "archive/archive_state.h"
#include "base/check.h"
#include "base/sha.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

Error not_by_root(const std::string& path, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = path,
               .remedy = {"khôi phục tệp chính sách từ bản sao lưu; chỉ đổi bằng vanthu log policy",
                          "restore the policy from a backup; change it only with vanthu log "
                          "policy"}};
}

}  // namespace

Result<std::vector<StoredPolicy>> read_policies(const FileStore& files, const Layout& layout,
                                                const ArchiveNote& note) {
  std::vector<StoredPolicy> found;
  for (int number = 1; files.exists(layout.policy(number)); ++number) {
    const std::string path = layout.policy(number);
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    const auto parsed = tlog::parse_note(bytes.value());
    if (!parsed.ok() || !tlog::verify_note(parsed.value(), {&note.root, 1}).ok()) {
      return not_by_root(path, {"chính sách không có chữ ký của khóa gốc",
                                "the policy is not signed by the root key"});
    }
    auto policy = tlog::parse_policy(parsed.value().text);
    if (!policy.ok()) return not_by_root(path, policy.error().what);
    found.push_back(
        {.path = path, .sha256 = sha256_hex(bytes.value()), .policy = std::move(policy).value()});
  }
  return found;
}

tlog::Policy for_log(tlog::Policy policy, const tlog::VerifierKey& key) {
  policy.logs = {{.key = key, .url = {}}};
  return policy;
}

Result<std::optional<tlog::Policy>> Archive::policy() const {
  if (!state_->note.has_log()) return std::optional<tlog::Policy>();
  auto all = read_policies(*state_->files, state_->layout, state_->note);
  if (!all.ok()) return all.error();
  if (all.value().empty()) return std::optional<tlog::Policy>();
  return std::optional(std::move(all.value().back().policy));
}

// The file first, then the entry that binds it: handing in the same policy again finishes what was
// interrupted in between.
Result<Done> Archive::set_policy(const std::string& text) {
  VANTHU_CHECK(state_->access == Access::Write && state_->options.log_keys != nullptr,
               "only an archive open for storing changes its policy");
  if (auto parsed = tlog::parse_policy(text); !parsed.ok()) return parsed.error();
  if (auto clock = check_clock(*state_); !clock.ok()) return clock;
  auto all = read_policies(*state_->files, state_->layout, state_->note);
  if (!all.ok()) return all.error();
  auto root = state_->options.log_keys->open(log_origin(state_->note, kRootKey));
  if (!root.ok()) return root.error();
  const std::string bytes =
      tlog::write_note({.text = text, .signatures = {root.value()->sign(text, Instant{})}});
  const std::string digest = sha256_hex(bytes);
  if (all.value().empty() || all.value().back().sha256 != digest) {
    const std::string path = state_->layout.policy(static_cast<int>(all.value().size()) + 1);
    if (auto written = state_->files->replace(path, bytes); !written.ok()) return written;
  }
  ArchiveLog& log = *state_->log;
  if (auto ready = log.make_ready(); !ready.ok()) return ready;
  LogEntry entry{.op = std::string(kOpPolicy), .detail_sha256 = digest};
  log.complete(entry);
  const std::vector<std::string> entries{to_text(entry)};
  if (auto appended = log.append(entries); !appended.ok()) return appended;
  return catch_up_positions(*state_, false);
}

}  // namespace vanthu::archive
