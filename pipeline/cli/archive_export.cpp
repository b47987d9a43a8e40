// vanthu archive export: dossiers copied out of the archive, as plain files or as packages.
#include "archive/archive.h"
#include "archive/carried_proof.h"
#include "cli/access_events.h"
#include "cli/command_slots.h"
#include "cli/session.h"
#include "exchange/bagit.h"
#include "exchange/dossier_copy.h"
#include "exchange/package.h"
#include "exchange/transfer_list.h"
#include "exchange/tt05_package.h"

namespace vanthu::cli {
namespace {

using archive::Archive;
using exchange::DossierCopy;
using exchange::Package;

struct Opened {
  run::Workspace workspace;
  Archive archive;
};

Result<Opened> open(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return workspace.error();
  auto archive = session.open_archive(workspace.value(), archive::Access::Read);
  if (!archive.ok()) return archive.error();
  return Opened{.workspace = std::move(workspace).value(), .archive = std::move(archive).value()};
}

// The ids of the dossiers that the request means, in the order of their days.
Result<std::vector<std::string>> chosen(const ArchiveRequest& request, const Archive& archive) {
  if (!request.id.empty()) return std::vector<std::string>{request.id};
  if (request.cell.empty() && request.year == 0 && !request.all) {
    return usage(
        {"chưa nói rõ xuất hồ sơ nào", "it is not said which dossiers to export"},
        {"nêu mã hồ sơ, --cell, --year hoặc --all", "give an id, --cell, --year or --all"});
  }
  auto listed = archive.list({.cell = request.cell, .year = request.year});
  if (!listed.ok()) return listed.error();
  std::vector<std::string> ids;
  for (auto one = listed.value().rbegin(); one != listed.value().rend(); ++one) {
    ids.push_back(one->object_id);
  }
  if (!ids.empty()) return ids;
  return usage({"không có hồ sơ nào phù hợp", "no dossier fits"},
               {"xem các hồ sơ hiện có bằng vanthu archive list",
                "see what there is with vanthu archive list"});
}

Error no_fonds(const std::string& office) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"chưa biết phông lưu trữ nên không lập được gói",
                        "the fonds is not known, so no package can be made"},
               .where = office,
               .remedy = {"thêm vào office.xml, ví dụ: <fonds code=\"P01\" name=\"Phông lưu trữ "
                          "Đảng bộ xã …\"/>; mã do lưu trữ cấp trên đặt",
                          "add to office.xml, for example: <fonds code=\"P01\" name=\"Phông lưu "
                          "trữ Đảng bộ xã …\"/>; the superior archive gives the code"}};
}

Error no_zip_of_files() {
  return Error{.kind = ErrorKind::Usage,
               .what = {"--zip chỉ dùng cho gói bagit, sip, aip", "--zip is for packages only"},
               .where = {},
               .remedy = {"bỏ --zip, hoặc chọn loại gói, ví dụ --to bagit --zip",
                          "leave --zip out, or choose a package, such as --to bagit --zip"}};
}

// Read and packed, but not handed out yet.
struct Outgoing {
  archive::Receipt head;
  // Where plain files go; packages have their names.
  std::string folder;
  Package package;
};

// On the disk beside its place, not entered in the access log yet.
struct Waiting {
  // To be named once they are there.
  std::vector<std::string> paths;
  // None in a dry run.
  std::optional<exchange::Delivery> delivery = std::nullopt;
};

class Exporter {
 public:
  Exporter(const ArchiveRequest& request, Opened& opened, Session& session,
           std::optional<archive::ProofSource> proofs, AccessWords words)
      : request_(request),
        opened_(opened),
        session_(session),
        proofs_(std::move(proofs)),
        notes_(std::move(words), request, opened.workspace, session),
        list_(opened.workspace.office().name.str()) {}

  // One that cannot be handed out does not hold back the others.
  ExitCode run(const std::vector<std::string>& ids) {
    several_ = ids.size() > 1;
    for (const std::string& id : ids) {
      if (session_.interrupted()) return ExitCode::Interrupted;
      auto prepared = prepare(id);
      if (!prepared.ok()) {
        skip(id, prepared.error());
        continue;
      }
      waiting_.push_back(std::move(prepared).value());
      for (const exchange::PackageFile& file : waiting_.back().package.files) {
        waiting_bytes_ += file.bytes.size();
      }
      if (waiting_bytes_ > kMostWaiting) hand_out();
    }
    hand_out();
    say_unproven();
    if (skipped_ > 0 && several_) say_skipped(ids.size());
    if (!request_.with_list || session_.common().dry_run || worst_ != ExitCode::Clean)
      return worst_;
    auto written = list_.write(session_.files(), request_.output);
    if (!written.ok()) return session_.fail(written.error());
    for (const std::string& path : written.value()) session_.console().line(path);
    return worst_;
  }

 private:
  // Bytes in memory. What waits together is entered in the access log together.
  static constexpr std::size_t kMostWaiting = 64U << 20U;

  // All of it, with its proof.
  Result<DossierCopy> copy(const archive::DossierView& view) {
    auto copy = exchange::copy_dossier(session_.files(), view.folder);
    if (!copy.ok() || !proofs_) return copy;
    auto carried = proofs_->carry(view.versions);
    if (!carried.ok()) return carried.error();
    copy.value().proof = std::move(carried.value().proofs);
    copy.value().proof.merge(carried.value().keys);
    return copy;
  }

  Result<Outgoing> prepare(const std::string& id) {
    auto view = opened_.archive.show(id);
    if (!view.ok()) return view.error();
    auto dossier = copy(view.value());
    if (!dossier.ok()) return dossier.error();
    Outgoing out{.head = view.value().versions.back(), .folder = {}, .package = {}};
    if (request_.to == "files") {
      const bool alone = !several_ && !request_.with_list;
      const std::string name = alone ? "" : exchange::package_name(dossier.value());
      out.folder = alone ? request_.output : join_path(request_.output, name);
      out.package = {.name = name, .files = exchange::plain_files(dossier.value()), .notes = {}};
    } else {
      auto package = pack(dossier.value());
      if (!package.ok()) return package.error();
      out.package = std::move(package).value();
    }
    if (dossier.value().proof.empty()) ++unproven_;
    list_.add(dossier.value(), out.package.name);
    return out;
  }

  void skip(const std::string& id, Error error) {
    if (several_) error.where = error.where.empty() ? id : id + " (" + error.where + ")";
    worst_ = worse(worst_, session_.fail(error));
    ++skipped_;
  }

  // All of a dossier waits beside its place before it is entered, and comes there after that.
  void hand_out() {
    std::vector<Waiting> ready;
    std::vector<archive::Receipt> heads;
    for (Outgoing& one : waiting_) {
      auto prepared = prepare_delivery(one);
      if (!prepared.ok()) {
        skip(one.head.object_id, prepared.error());
        continue;
      }
      heads.push_back(one.head);
      ready.push_back(std::move(prepared).value());
    }
    waiting_.clear();
    waiting_bytes_ = 0;
    if (session_.common().dry_run || ready.empty()) return;
    notes_.enter(heads);
    for (Waiting& one : ready) deliver(one);
  }

  // Of a dry run only what would be written is said.
  Result<Waiting> prepare_delivery(const Outgoing& one) {
    Waiting waiting;
    const bool is_plain = request_.to == "files";
    if (is_plain) {
      for (const exchange::PackageFile& file : one.package.files)
        waiting.paths.push_back(join_path(one.folder, file.path));
    } else {
      waiting.paths.push_back(
          join_path(request_.output, one.package.name + (request_.zip ? ".zip" : "")));
    }
    say_notes(one.package);
    if (session_.common().dry_run) {
      if (is_plain) {
        auto free = exchange::check_free(session_.files(), one.folder, one.package.files);
        if (!free.ok()) return free.error();
      }
      for (const std::string& path : waiting.paths) say_dry_run(path);
      return waiting;
    }
    if (is_plain) {
      auto ready = exchange::Delivery::prepare(session_.files(), one.folder, one.package.files);
      if (!ready.ok()) return ready.error();
      waiting.delivery = std::move(ready).value();
      return waiting;
    }
    auto ready =
        exchange::prepare_package(session_.files(), request_.output, one.package, request_.zip);
    if (!ready.ok()) return ready.error();
    waiting.paths = {ready.value().path};
    waiting.delivery = std::move(ready.value().delivery);
    return waiting;
  }

  void deliver(Waiting& one) {
    if (auto done = one.delivery->deliver(); !done.ok()) {
      worst_ = worse(worst_, session_.fail(done.error()));
      return;
    }
    for (const std::string& path : one.paths) session_.console().line(path);
  }

  void say_notes(const Package& package) {
    for (const Bilingual& note : package.notes)
      session_.console().note({package.name + ": " + note.vi, package.name + ": " + note.en});
  }

  void say_dry_run(const std::string& path) {
    session_.console().note({"Làm thử: sẽ ghi " + path, "Dry run: would write " + path});
  }

  void say_unproven() {
    if (unproven_ == 0) return;
    const std::string count = std::to_string(unproven_);
    session_.console().note(
        {"Lưu ý: " + count +
             " hồ sơ xuất ra không kèm bằng chứng, vì kho chưa có nhật ký hoặc hồ sơ "
             "chưa được ghi vào nhật ký; chạy vanthu run rồi xuất lại nếu cần.",
         "Note: " + count +
             " dossiers go out without a proof, as the archive has no log or they are "
             "not in it yet; run vanthu run, then export again if proofs are wanted."});
  }

  void say_skipped(std::size_t all) {
    const std::string count = std::to_string(skipped_) + "/" + std::to_string(all);
    session_.console().complain(
        session_.language() == Language::Vi
            ? "Đã bỏ qua " + count + " hồ sơ nêu trên, xuất các hồ sơ còn lại" +
                  (request_.with_list ? "; chưa lập mục lục." : ".")
            : count + " dossiers were left out, as said above; the others are exported" +
                  (request_.with_list ? ", without the table of contents." : "."));
  }

  Result<Package> pack(const DossierCopy& dossier) {
    const run::Office& office = opened_.workspace.office();
    if (request_.to == "sip" || request_.to == "aip") {
      return exchange::make_tt05_package(
          dossier, request_.to == "sip" ? exchange::PackageKind::Sip : exchange::PackageKind::Aip,
          {.fonds = *office.fonds, .organization = office.name.str()});
    }
    return exchange::make_bag(dossier, {.organization = office.name.str(),
                                        .fonds_code = office.fonds ? office.fonds->code : ""});
  }

  const ArchiveRequest& request_;
  Opened& opened_;
  Session& session_;
  std::optional<archive::ProofSource> proofs_;
  AccessNotes notes_;
  std::vector<Outgoing> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool several_ = false;
  std::size_t unproven_ = 0;
  std::size_t skipped_ = 0;
  ExitCode worst_ = ExitCode::Clean;
  exchange::TransferList list_;
};

}  // namespace

ExitCode run_export(const ArchiveRequest& request, Session& session) {
  if (request.zip && request.to == "files") return session.fail(no_zip_of_files());
  auto opened = open(session);
  if (!opened.ok()) return session.fail(opened.error());
  auto ids = chosen(request, opened.value().archive);
  if (!ids.ok()) return session.fail(ids.error());
  const bool needs_fonds = request.to == "sip" || request.to == "aip";
  if (needs_fonds && !opened.value().workspace.office().fonds)
    return session.fail(no_fonds(opened.value().workspace.path("office.xml")));
  auto words = access_words(request);
  if (!words.ok()) return session.fail(words.error());
  auto proofs = archive::ProofSource::open(session.files(), opened.value().workspace.archive());
  if (!proofs.ok()) return session.fail(proofs.error());
  const auto damaged = proofs.value() ? proofs.value()->damaged_policy() : std::nullopt;
  const ExitCode done = Exporter(request, opened.value(), session, std::move(proofs).value(),
                                 std::move(words).value())
                            .run(ids.value());
  if (!damaged || done == ExitCode::Interrupted) return done;
  return worse(done, session.fail(*damaged));
}

}  // namespace vanthu::cli
