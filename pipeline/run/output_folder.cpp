#include "run/output_folder.h"

#include <algorithm>
#include <set>
#include <vector>

#include "archive/layout.h"
#include "base/sha.h"
#include "text/tokens.h"

namespace vanthu::run {
namespace {

bool is_paper(const std::string& name) {
  return name.ends_with(".pdf") || name.ends_with(".docx");
}

std::string stem_of(const std::string& name) {
  return name.substr(0, name.rfind('.'));
}

// "Nghị quyết" becomes "nghi-quyet".
std::string slug(const text::NfcString& words) {
  std::string out;
  for (const char c : text::search_key(words.view())) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// The name people see for a stored file, unique among `taken`.
std::string shown_name(const archive::Description& description, const std::string& file,
                       std::set<std::string>& taken) {
  std::string name = stem_of(file);
  for (const archive::IndexedDocument& document : description.documents) {
    if (stem_of(document.file) != stem_of(file)) continue;
    name = slug(document.kind_name);
    if (!document.number.empty()) name += "-" + slug(text::nfc(document.number));
  }
  const std::string extension = file.substr(file.rfind('.'));
  std::string unique = name;
  for (int i = 2; !taken.insert(unique + extension).second; ++i) {
    unique = name + "-" + std::to_string(i);
  }
  return unique + extension;
}

struct Copy {
  std::string name;
  std::string_view bytes;
};

// Files: named and with their bytes, sorted by name.
template <typename Files>
std::vector<Copy> copies_of(const archive::Description& description, const Files& files) {
  std::vector<Copy> copies;
  std::set<std::string> taken;
  for (const auto& file : files) {
    if (!is_paper(file.name)) continue;
    copies.push_back({shown_name(description, file.name, taken), file.bytes});
  }
  return copies;
}

std::string folder_of(const Workspace& workspace, const std::string& cell_code,
                      const std::string& year, const std::string& meeting_id) {
  const OfficeCell* cell = workspace.cell(cell_code);
  return "out/" + (cell != nullptr ? cell->folder : cell_code) + "/" + year + "/" + meeting_id;
}

// A folder of the name itself has all its copies.
std::string staged_name(const std::string& folder) {
  return folder + ".tmp";
}

Result<Done> write_all(FileStore& files, const std::string& folder,
                       const std::vector<Copy>& copies) {
  if (auto made = files.stage_directory(folder); !made.ok()) return made;
  for (const Copy& copy : copies) {
    auto staged = files.stage_file(join_path(folder, copy.name), copy.bytes);
    if (!staged.ok()) return staged;
  }
  return Done{};
}

Result<Done> stage(FileStore& files, const std::string& folder, const std::vector<Copy>& copies) {
  const std::string temporary = staged_name(folder);
  if (files.exists(temporary)) {
    if (auto cleared = files.remove_tree(temporary); !cleared.ok()) return cleared;
  }
  auto written = write_all(files, temporary, copies);
  // What is there by half takes room and is of no use.
  if (!written.ok()) files.remove_tree(temporary).ok();
  return written;
}

Result<std::vector<archive::FilePlace>> places_of(const FileStore& files, const std::string& path,
                                                  const FindFile& find) {
  const auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  return find(sha256_hex(bytes.value()));
}

// Only versions before the newest have it.
bool is_of_earlier_version(const FileStore& files, const std::string& path,
                           const archive::FilePlace& record, const FindFile& find) {
  if (!is_paper(path)) return false;
  const auto places = places_of(files, path, find);
  if (!places.ok()) return false;
  bool earlier = false;
  for (const archive::FilePlace& place : places.value()) {
    if (place.object_id != record.object_id) continue;
    if (place.version == place.head_version) return false;
    earlier = true;
  }
  return earlier;
}

// Nobody misses what a desktop leaves in folders that it shows.
bool is_litter(const std::string& name) {
  return name.starts_with(".") || name.starts_with("~$") || name == "Thumbs.db" ||
         name == "desktop.ini";
}

// "bien-ban.pdf", "bien-ban-2.pdf"
std::string free_name(const FileStore& files, const std::string& folder, const std::string& name) {
  std::string free = name;
  for (int i = 2; files.exists(join_path(folder, free)); ++i) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    free = name.substr(0, dot) + "-" + std::to_string(i) + name.substr(dot);
  }
  return free;
}

}  // namespace

std::string output_folder(const Workspace& workspace, const archive::Description& description) {
  const std::string year = std::to_string(static_cast<int>(description.held_on.year()));
  return folder_of(workspace, description.cell_code, year, description.meeting_id);
}

bool copies_are_shown(const FileStore& files, const Workspace& workspace,
                      const archive::FilePlace& record, const FindFile& find) {
  const std::string folder = workspace.path(
      folder_of(workspace, record.cell_code, record.held_on.substr(0, 4), record.meeting_id));
  if (!files.exists(folder) || files.exists(staged_name(folder))) return false;
  const auto entries = files.list(folder);
  if (!entries.ok()) return true;
  if (record.head_version == 1) return !entries.value().empty();
  return !entries.value().empty() &&
         std::none_of(entries.value().begin(), entries.value().end(), [&](const auto& entry) {
           return is_of_earlier_version(files, join_path(folder, entry.name), record, find);
         });
}

Result<StagedCopies> stage_copies(FileStore& files, const Workspace& workspace,
                                  const archive::Submission& submission) {
  StagedCopies staged{.folder = output_folder(workspace, submission.description()), .names = {}};
  const std::vector<Copy> copies = copies_of(submission.description(), submission.files());
  for (const Copy& copy : copies) staged.names.push_back(copy.name);
  if (auto written = stage(files, workspace.path(staged.folder), copies); !written.ok()) {
    return written.error();
  }
  return staged;
}

Result<Done> show_copies(FileStore& files, const Workspace& workspace, const StagedCopies& copies) {
  const std::string folder = workspace.path(copies.folder);
  const std::string temporary = staged_name(folder);
  if (!files.exists(folder)) return files.stage_move(temporary, folder);
  // Somebody may have one of them open.
  for (const std::string& name : copies.names) {
    auto moved = files.stage_replace(join_path(temporary, name), join_path(folder, name));
    if (!moved.ok()) return moved;
  }
  return files.remove_tree(temporary);
}

Result<Done> drop_copies(FileStore& files, const Workspace& workspace, const StagedCopies& copies) {
  return files.remove_tree(staged_name(workspace.path(copies.folder)));
}

Result<std::vector<std::string>> set_aside_others(FileStore& files, const Workspace& workspace,
                                                  const archive::Archive& archive,
                                                  const std::string& folder) {
  std::vector<std::string> moved;
  if (!files.exists(workspace.path(folder))) return moved;
  const auto entries = files.list(workspace.path(folder));
  if (!entries.ok()) return entries.error();
  const std::string aside = folder + ".giu-lai";
  const FindFile find = [&](const std::string& sha256) { return archive.find_by_digest(sha256); };
  for (const DirectoryEntry& entry : entries.value()) {
    if (is_litter(entry.name)) continue;
    const std::string path = workspace.path(join_path(folder, entry.name));
    if (!entry.is_directory) {
      const auto places = places_of(files, path, find);
      if (!places.ok()) return places.error();
      if (!places.value().empty()) continue;
    }
    const std::string kept = workspace.path(aside);
    if (auto made = files.make_directories(kept); !made.ok()) return made.error();
    const std::string name = free_name(files, kept, entry.name);
    if (auto done = files.move(path, join_path(kept, name)); !done.ok()) return done.error();
    moved.push_back(join_path(aside, name));
  }
  return moved;
}

Result<std::vector<std::string>> restore_copies(FileStore& files, const Workspace& workspace,
                                                const archive::Archive& archive,
                                                const std::string& object_id) {
  struct Kept {
    std::string name;
    std::string bytes;
  };
  const auto view = archive.show(object_id);
  if (!view.ok()) return view.error();
  std::vector<Kept> kept;
  for (const archive::FileView& file : view.value().files) {
    if (!is_paper(file.name)) continue;
    auto bytes = archive.read(object_id, file.name);
    if (!bytes.ok()) return bytes.error();
    kept.push_back({file.name, std::move(bytes).value()});
  }
  const archive::Description& description = view.value().description;
  const std::string below = output_folder(workspace, description);
  const std::string folder = workspace.path(below);
  if (auto staged = stage(files, folder, copies_of(description, kept)); !staged.ok())
    return staged.error();
  auto aside = set_aside_others(files, workspace, archive, below);
  if (!aside.ok()) return aside;
  if (files.exists(folder)) {
    if (auto cleared = files.remove_tree(folder); !cleared.ok()) return cleared.error();
  }
  if (auto shown = files.stage_move(staged_name(folder), folder); !shown.ok()) return shown.error();
  return aside;
}

}  // namespace vanthu::run
