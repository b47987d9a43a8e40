#include "exchange/walk_files.h"

#include "exchange/digests.h"

namespace vanthu::exchange {
namespace {

constexpr int kDeepest = 64;

class Walk {
 public:
  Walk(const FileTree& tree, const std::string& folder, std::string_view link_code,
       Problems& problems, const std::function<void(const std::string&)>& use)
      : tree_(tree), folder_(folder), link_code_(link_code), problems_(problems), use_(use) {}

  void enter(const std::string& inside, int depth) {
    const std::string place = inside.empty() ? folder_ : below(folder_, inside);
    if (depth > kDeepest) return problems_.add("VT-DEEP", place);
    auto entries = tree_.list(place);
    if (!entries.ok()) return problems_.add("VT-READ", place);
    for (const TreeEntry& entry : entries.value()) {
      const std::string path = below(inside, entry.name);
      if (entry.kind == EntryKind::Folder) {
        enter(path, depth + 1);
      } else if (entry.kind == EntryKind::File) {
        use_(path);
      } else {
        problems_.add(link_code_, below(folder_, path));
      }
    }
  }

 private:
  const FileTree& tree_;
  const std::string& folder_;
  std::string_view link_code_;
  Problems& problems_;
  const std::function<void(const std::string&)>& use_;
};

}  // namespace

void walk_files(const FileTree& tree, const std::string& folder, std::string_view link_code,
                Problems& problems, const std::function<void(const std::string&)>& use) {
  Walk(tree, folder, link_code, problems, use).enter("", 0);
}

std::optional<FileFacts> read_facts(const FileTree& tree, const std::string& path,
                                    const std::set<std::string>& algorithms, Problems& problems) {
  DigestSet digests(algorithms);
  FileFacts facts;
  auto done = tree.stream(path, [&](std::string_view piece) {
    facts.size += piece.size();
    digests.update(piece);
  });
  if (!done.ok()) {
    problems.add("VT-READ", path);
    return std::nullopt;
  }
  facts.digests = digests.finish();
  return facts;
}

}  // namespace vanthu::exchange
