#include "run/saved_searches.h"

#include <algorithm>
#include <string_view>

#include "text/nearest_word.h"
#include "text/nfc_string.h"

namespace vanthu::run {
namespace {

constexpr const char* kFile = "searches.txt";
constexpr std::size_t kLongestName = 60;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view name) {
  const auto is_sign = [](char c) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    return ascii && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
           c != '-' && c != '_';
  };
  return !name.empty() && name.size() <= kLongestName &&
         std::none_of(name.begin(), name.end(), is_sign);
}

Error not_a_line(const std::string& path, std::size_t line) {
  return Error{.kind = ErrorKind::Input,
               .what = {"dòng " + std::to_string(line) + " không phải là một câu tìm đã lưu",
                        "line " + std::to_string(line) + " is not a saved search"},
               .where = path + ":" + std::to_string(line),
               .remedy = {"viết “tên = câu tìm”; tên chỉ có chữ, số, dấu - và _",
                          "write “name = query”; a name has letters, digits, - and _ only"}};
}

Error no_search(const std::string& name, const std::vector<SavedSearch>& searches) {
  std::vector<std::string> names;
  for (const SavedSearch& search : searches) names.push_back(search.name);
  const auto nearest = text::nearest_word(name, names);
  return Error{.kind = ErrorKind::Usage,
               .what = {"chưa có câu tìm nào lưu với tên “" + name + "”",
                        "no search is saved under the name “" + name + "”"},
               .where = {},
               .remedy = nearest ? Bilingual{"có phải là @" + *nearest + "?",
                                             "did you mean @" + *nearest + "?"}
                                 : Bilingual{"xem các câu tìm đã lưu: vanthu search --saved",
                                             "list the saved searches: vanthu search --saved"}};
}

Result<Done> write(FileStore& files, const Workspace& workspace,
                   std::vector<SavedSearch> searches) {
  std::sort(searches.begin(), searches.end(),
            [](const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; });
  std::string bytes;
  for (const SavedSearch& search : searches) bytes += search.name + " = " + search.query + "\n";
  return files.replace(workspace.path(kFile), bytes);
}

}  // namespace

Result<std::vector<SavedSearch>> read_saved_searches(const FileStore& files,
                                                     const Workspace& workspace) {
  std::vector<SavedSearch> searches;
  const std::string path = workspace.path(kFile);
  if (!files.exists(path)) return searches;
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  auto text = text::normalize(bytes.value());
  if (!text.ok()) {
    Error error = text.error();
    error.where = path;
    return error;
  }
  std::string_view rest = text.value().view();
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string_view name = trimmed(line.substr(0, equals));
    const std::string_view query =
        equals == std::string_view::npos ? std::string_view() : trimmed(line.substr(equals + 1));
    if (!is_name(name) || query.empty()) return not_a_line(path, number);
    searches.push_back({std::string(name), std::string(query)});
  }
  std::sort(searches.begin(), searches.end(),
            [](const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; });
  return searches;
}

namespace {

// All searches with this one among them.
Result<std::vector<SavedSearch>> with(const FileStore& files, const Workspace& workspace,
                                      const SavedSearch& search) {
  auto searches = read_saved_searches(files, workspace);
  if (!searches.ok()) return searches.error();
  const auto name = text::normalize(search.name);
  auto query = text::normalize(search.query);
  if (!query.ok()) return query.error();
  if (!name.ok() || !is_name(name.value().view())) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"tên “" + search.name + "” không dùng để lưu câu tìm được",
                 "a search cannot be saved under the name “" + search.name + "”"},
        .where = {},
        .remedy = {"đặt tên không có dấu cách, chỉ có chữ, số, dấu - và _, ví dụ ket-nap-2026",
                   "use letters, digits, - and _ without spaces, for example admissions-2026"}};
  }
  const std::string one_line = [&] {
    std::string line(trimmed(query.value().view()));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }();
  std::erase_if(searches.value(),
                [&](const SavedSearch& known) { return known.name == name.value().view(); });
  std::vector<SavedSearch> kept = std::move(searches).value();
  kept.push_back({name.value().str(), one_line});
  return kept;
}

// All searches but this one.
Result<std::vector<SavedSearch>> without(const FileStore& files, const Workspace& workspace,
                                         const std::string& name) {
  auto searches = read_saved_searches(files, workspace);
  if (!searches.ok()) return searches.error();
  const auto wanted = text::normalize(name);
  std::vector<SavedSearch> kept = searches.value();
  const auto gone =
      wanted.ok()
          ? std::erase_if(
                kept, [&](const SavedSearch& known) { return known.name == wanted.value().view(); })
          : 0;
  if (gone == 0) return no_search(name, kept);
  return kept;
}

}  // namespace

Result<Done> save_search(FileStore& files, const Workspace& workspace, const SavedSearch& search) {
  auto kept = with(files, workspace, search);
  if (!kept.ok()) return kept.error();
  return write(files, workspace, std::move(kept).value());
}

Result<Done> forget_search(FileStore& files, const Workspace& workspace, const std::string& name) {
  auto kept = without(files, workspace, name);
  if (!kept.ok()) return kept.error();
  return write(files, workspace, std::move(kept).value());
}

Result<Done> may_save_search(const FileStore& files, const Workspace& workspace,
                             const SavedSearch& search) {
  auto kept = with(files, workspace, search);
  if (!kept.ok()) return kept.error();
  return Done{};
}

Result<Done> may_forget_search(const FileStore& files, const Workspace& workspace,
                               const std::string& name) {
  auto kept = without(files, workspace, name);
  if (!kept.ok()) return kept.error();
  return Done{};
}

Result<std::string> expand_query(const std::vector<std::string>& words,
                                 const std::vector<SavedSearch>& searches) {
  std::string query;
  for (const std::string& word : words) {
    if (!query.empty()) query += ' ';
    if (word.empty() || word.front() != '@') {
      query += word;
      continue;
    }
    const auto name = text::normalize(std::string_view(word).substr(1));
    const auto found = std::find_if(
        searches.begin(), searches.end(),
        [&](const SavedSearch& known) { return name.ok() && known.name == name.value().view(); });
    if (found == searches.end()) return no_search(word.substr(1), searches);
    query += found->query;
  }
  return query;
}

}  // namespace vanthu::run
