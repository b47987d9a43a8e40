#include "run/petitions.h"

#include <algorithm>
#include <tuple>

#include "audit/petition_tracker.h"
#include "ingest/record.h"
#include "run/filed_manifests.h"

namespace vanthu::run {
namespace {

using Kind = TrackedPetition::Kind;

// One meeting speaking of one petition.
struct Mention {
  TrackedPetition said;
  model::PetitionStatus status = model::PetitionStatus::Open;
  std::optional<Date> raised_on = {};
  std::optional<Date> replied_on = {};
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
    if (!is_as_received(files_, path, bytes.value())) {
      list_.altered.push_back(path);
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
    settle(petitions_, petition_places_);
    settle(opinions_, opinion_places_);
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
  void add(const model::MeetingRecord& record) {
    const auto mention = [&](Kind kind, const std::string& addressee, const std::string& text) {
      return Mention{.said = {.kind = kind,
                              .cell_code = record.cell.code,
                              .cell_name = record.cell.name.str(),
                              .addressee = addressee,
                              .text = text,
                              .meeting_id = record.id,
                              .asked_on = record.meeting.start.date}};
    };
    for (const model::Petition& petition : record.content.petitions) {
      Mention one = mention(Kind::Petition, petition.addressee.str(), petition.summary.str());
      one.status = petition.status;
      one.raised_on = petition.raised_on;
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
    const bool is_petition = said.kind == Kind::Petition;
    auto& places = is_petition ? petition_places_ : opinion_places_;
    const auto heard = (is_petition ? petitions_ : opinions_)
                           .hear({.cell = said.cell_code,
                                  .addressee = said.addressee,
                                  .words = said.text,
                                  .status = mention.status,
                                  .on = said.asked_on,
                                  .raised_on = mention.raised_on,
                                  .replied_on = mention.replied_on});
    if (heard.is_new) {
      places.push_back(list_.all.size());
      list_.all.push_back(said);
    }
    TrackedPetition& one = list_.all[places[heard.petition]];
    one.cell_name = said.cell_name;
    if (heard.is_answer) one.answered_in = said.meeting_id;
  }

  void settle(const audit::PetitionTracker& tracker, const std::vector<std::size_t>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const audit::PetitionTracker::Life& life = tracker.lives()[i];
      TrackedPetition& one = list_.all[places[i]];
      one.asked_on = life.asked_on;
      one.raised = life.raised;
      one.last_raised_on = life.last_raised_on;
      one.forwarded = life.forwarded;
      one.answered_on = life.answered_on;
      one.doubt = life.doubt;
      one.replied_too_early = life.replied_too_early;
    }
  }

  const FileStore& files_;
  std::vector<Mention> mentions_;
  audit::PetitionTracker petitions_;
  audit::PetitionTracker opinions_;
  // Where each of them stands in list_.all.
  std::vector<std::size_t> petition_places_;
  std::vector<std::size_t> opinion_places_;
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
