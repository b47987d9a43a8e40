#include "run/petitions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ingest/record.h"
#include "text/tokens.h"

namespace vanthu::run {
namespace {

using Kind = TrackedPetition::Kind;

// One meeting speaking of one petition.
struct Mention {
  TrackedPetition said;
  model::PetitionStatus status = model::PetitionStatus::Open;
  std::optional<Date> replied_on;
};

class Tracker {
 public:
  explicit Tracker(const FileStore& files) : files_(files) {}

  void add_cell(const std::string& code) { list_.cells.push_back(code); }

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
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return std::tie(a.said.asked_on, a.said.meeting_id) <
             std::tie(b.said.asked_on, b.said.meeting_id);
    });
    for (const Mention& mention : mentions_) follow(mention);
    for (TrackedPetition& one : list_.all) {
      one.days = std::max(0, days_between(one.asked_on, one.answered_on.value_or(today)));
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
    const auto mention = [&](Kind kind, const std::string& addressee, const std::string& text) {
      return Mention{.said = {.kind = kind,
                              .cell_code = record.cell.code,
                              .cell_name = record.cell.name.str(),
                              .addressee = addressee,
                              .text = text,
                              .meeting_id = record.id,
                              .asked_on = record.meeting.start.date},
                     .replied_on = {}};
    };
    for (const model::Petition& petition : record.content.petitions) {
      Mention one = mention(Kind::Petition, petition.addressee.str(), petition.summary.str());
      one.status = petition.status;
      one.replied_on = petition.replied_on;
      mentions_.push_back(std::move(one));
    }
    for (const model::ReservedOpinion& opinion : record.content.reserved_opinions) {
      mentions_.push_back(mention(Kind::ReservedOpinion, {}, opinion.text.str()));
    }
  }

  // In the order of the meetings.
  void follow(const Mention& mention) {
    const TrackedPetition& said = mention.said;
    const bool answered = mention.status == model::PetitionStatus::Answered;
    const Key key{said.kind, said.cell_code, text::exact_search_key(said.addressee),
                  text::exact_search_key(said.text)};
    const auto known = newest_.find(key);
    const bool is_new =
        known == newest_.end() ||
        (!answered && list_.all[known->second].answered_on.value_or(said.asked_on) < said.asked_on);
    if (is_new) {
      newest_[key] = list_.all.size();
      list_.all.push_back(said);
    }
    TrackedPetition& one = list_.all[newest_[key]];
    one.cell_name = said.cell_name;
    one.forwarded = one.forwarded || mention.status == model::PetitionStatus::Forwarded;
    if (!answered) {
      ++one.raised;
      one.last_raised_on = said.asked_on;
      return;
    }
    const Date day = mention.replied_on.value_or(said.asked_on);
    if (one.answered_on && *one.answered_on <= day) return;
    one.answered_on = day;
    one.answered_in = said.meeting_id;
  }

  const FileStore& files_;
  std::vector<Mention> mentions_;
  // The last of the same petitions in list_.all.
  std::map<Key, std::size_t> newest_;
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
    tracker.add_cell(cell.name);
    const auto months = files.list(cell_folder);
    if (!months.ok()) return months.error();
    for (const DirectoryEntry& month : months.value()) {
      const std::string records = join_path(cell_folder, month.name + "/records");
      if (!files.exists(records)) continue;
      const auto dossiers = files.list(records);
      if (!dossiers.ok()) return dossiers.error();
      for (const DirectoryEntry& dossier : dossiers.value()) {
        // Thumbs.db, .DS_Store
        if (!dossier.is_directory) continue;
        tracker.add_record(join_path(records, dossier.name + "/record.xml"));
      }
    }
  }
  return tracker.take(today);
}

}  // namespace vanthu::run
