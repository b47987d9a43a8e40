#include "run/petitions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ingest/record.h"

namespace vanthu::run {
namespace {

using Kind = TrackedPetition::Kind;

class Tracker {
 public:
  explicit Tracker(const FileStore& files) : files_(files) {}

  void add_record(const std::string& path) {
    auto bytes = files_.read(path);
    if (!bytes.ok()) {
      list_.unreadable.push_back(path);
      return;
    }
    const SourceText source(path, std::move(bytes).value());
    const auto record = ingest::parse_record(source);
    if (!record.ok()) {
      list_.unreadable.push_back(path);
      return;
    }
    add(record.value());
  }

  PetitionList take(const Date& today) {
    for (auto& [key, one] : known_) {
      one.days = std::max(0, days_between(one.asked_on, one.answered_on.value_or(today)));
      list_.all.push_back(std::move(one));
    }
    const auto rank = [](const TrackedPetition& one) {
      const int group = one.kind == Kind::ReservedOpinion ? 2 : one.answered_on ? 1 : 0;
      return std::tuple(group, one.asked_on, one.cell_code, one.text);
    };
    std::sort(list_.all.begin(), list_.all.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return std::move(list_);
  }

 private:
  using Key = std::tuple<Kind, std::string, std::string, std::string>;

  void add(const model::MeetingRecord& record) {
    for (const model::Petition& petition : record.content.petitions) {
      TrackedPetition& one =
          entry(Kind::Petition, record, petition.addressee.str(), petition.summary.str());
      one.forwarded = one.forwarded || petition.status == model::PetitionStatus::Forwarded;
      if (petition.status != model::PetitionStatus::Answered) continue;
      one.answered_on = petition.replied_on.value_or(record.meeting.start.date);
    }
    for (const model::ReservedOpinion& opinion : record.content.reserved_opinions) {
      entry(Kind::ReservedOpinion, record, {}, opinion.text.str());
    }
  }

  TrackedPetition& entry(Kind kind, const model::MeetingRecord& record,
                         const std::string& addressee, const std::string& text) {
    TrackedPetition& one = known_[Key{kind, record.cell.code, addressee, text}];
    const Date& held_on = record.meeting.start.date;
    const bool first = one.cell_code.empty() || held_on < one.asked_on;
    one.kind = kind;
    one.cell_code = record.cell.code;
    one.cell_name = record.cell.name.str();
    one.addressee = addressee;
    one.text = text;
    if (first) {
      one.asked_on = held_on;
      one.meeting_id = record.id;
    }
    return one;
  }

  const FileStore& files_;
  std::map<Key, TrackedPetition> known_;
  PetitionList list_;
};

}  // namespace

Result<PetitionList> track_petitions(const FileStore& files, const Workspace& workspace,
                                     const Date& today) {
  Tracker tracker(files);
  const std::string root = workspace.path("received");
  if (!files.exists(root)) return tracker.take(today);
  const auto cells = files.list(root);
  if (!cells.ok()) return cells.error();
  for (const DirectoryEntry& cell : cells.value()) {
    const std::string cell_folder = join_path(root, cell.name);
    if (!cell.is_directory) continue;
    const auto months = files.list(cell_folder);
    if (!months.ok()) return months.error();
    for (const DirectoryEntry& month : months.value()) {
      const std::string records = join_path(cell_folder, month.name + "/records");
      if (!files.exists(records)) continue;
      const auto dossiers = files.list(records);
      if (!dossiers.ok()) return dossiers.error();
      for (const DirectoryEntry& dossier : dossiers.value()) {
        tracker.add_record(join_path(records, dossier.name + "/record.xml"));
      }
    }
  }
  return tracker.take(today);
}

}  // namespace vanthu::run
