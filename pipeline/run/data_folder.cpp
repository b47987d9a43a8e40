#include "run/data_folder.h"

namespace vanthu::run {
namespace {

bool holds_data(const FileStore& files, const std::string& folder) {
  return files.exists(join_path(folder, "templates/rulebook"));
}

}  // namespace

Result<std::string> find_data_folder(const FileStore& files, const std::string& program,
                                     const std::string& wanted) {
  if (!wanted.empty() && holds_data(files, wanted)) return wanted;
  if (wanted.empty()) {
    const std::string installed = join_path(parent_path(parent_path(program)), "share/vanthu");
    if (holds_data(files, installed)) return installed;
    for (std::string folder = parent_path(program); folder.size() > 1;
         folder = parent_path(folder)) {
      if (holds_data(files, folder)) return folder;
    }
  }
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"không tìm thấy thư mục templates/ của chương trình",
               "the program's templates/ folder is missing"},
      .where = wanted.empty() ? program : wanted,
      .remedy = {"cài lại chương trình, hoặc đặt biến VANTHU_DATA bằng thư mục có templates/",
                 "install again, or set VANTHU_DATA to the folder that has templates/"}};
}

Result<std::vector<SourceText>> read_xml_folder(const FileStore& files, const std::string& data,
                                                const std::string& below) {
  const std::string folder = join_path(data, below);
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  std::vector<SourceText> sources;
  for (const DirectoryEntry& entry : entries.value()) {
    const bool xml = entry.name.size() > 4 && entry.name.substr(entry.name.size() - 4) == ".xml";
    if (entry.is_directory || !xml) continue;
    auto bytes = files.read(join_path(folder, entry.name));
    if (!bytes.ok()) return bytes.error();
    sources.emplace_back(join_path(below, entry.name), std::move(bytes).value());
  }
  return sources;
}

namespace {

std::string place_of(const rules::RulebookFinding& one, const std::vector<SourceText>& sources) {
  for (const SourceText& source : sources) {
    if (source.name() == one.file) return source.locate(one.finding.at);
  }
  return one.file;
}

// All of them in one Error: half a rulebook is not used, so every problem has to be mended.
Error describe_problems(const std::vector<rules::RulebookFinding>& problems,
                        const std::vector<SourceText>& sources) {
  const std::string count = std::to_string(problems.size());
  Bilingual what{"bộ quy tắc có " + count + " chỗ phải sửa",
                 "the rulebook has " + count + " problems"};
  for (const rules::RulebookFinding& one : problems) {
    const std::string line = "\n  " + place_of(one, sources) + ": [" + one.finding.id + "] ";
    const Bilingual& hint = one.finding.hint;
    what.vi += line + one.finding.message.vi + (hint.vi.empty() ? "" : " → " + hint.vi);
    what.en += line + one.finding.message.en + (hint.en.empty() ? "" : " → " + hint.en);
  }
  return {.kind = ErrorKind::Rendering,
          .what = std::move(what),
          .where = place_of(problems.front(), sources),
          .remedy = {"sửa bộ quy tắc rồi chạy lại", "mend the rulebook and run again"}};
}

}  // namespace

Result<rules::Rulebook> read_rulebook(const FileStore& files, const std::string& data) {
  auto sources = read_xml_folder(files, data, "templates/rulebook");
  if (!sources.ok()) return sources.error();
  rules::RulebookLoad load = rules::load_rulebook(sources.value());
  if (load.rulebook) return std::move(*load.rulebook);
  return describe_problems(load.findings, sources.value());
}

}  // namespace vanthu::run
