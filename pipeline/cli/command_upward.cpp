// vanthu export --to-superior and vanthu receive: what goes up from a cell, and what the superior
// keeps of it.
#include <nlohmann/json.hpp>

#include "cli/ask_passphrase.h"
#include "cli/json_text.h"
#include "cli/session.h"
#include "run/bundle_proofs.h"
#include "run/key_store.h"
#include "run/receive_bundle.h"
#include "run/unstored_records.h"
#include "run/upward_bundle.h"

namespace vanthu::cli {
namespace {

Error usage_error(Bilingual what, Bilingual remedy) {
  return Error{
      .kind = ErrorKind::Usage, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

// --cell, or the only cell there is.
Result<std::string> choose_cell(const ExportRequest& request, const run::Workspace& workspace) {
  if (!request.cell.empty()) return request.cell;
  const auto& cells = workspace.office().cells;
  if (cells.size() == 1) return cells.front().code;
  return usage_error(
      {"vùng làm việc có " + std::to_string(cells.size()) + " chi bộ, chưa rõ gửi của chi bộ nào",
       "the workspace has " + std::to_string(cells.size()) + " cells; whose records?"},
      {"thêm --cell MÃ_CHI_BỘ (mã ghi trong office.xml)", "add --cell CODE (as in office.xml)"});
}

struct Collected {
  run::UpwardBundle bundle;
  // Of the archive; the bundle is good without it.
  std::optional<Error> damaged_policy;
};

Result<Collected> collect(const ExportRequest& request, const run::Workspace& workspace,
                          Session& session) {
  if (!request.to_superior) {
    return usage_error(
        {"chưa nói rõ xuất để làm gì", "it is not said what to export for"},
        {"gói báo cáo tháng gửi cấp trên: vanthu export --to-superior -o TỆP.zip; một "
         "hồ sơ trong kho: vanthu archive export",
         "a month for the superior: vanthu export --to-superior -o FILE.zip; one "
         "dossier: vanthu archive export"});
  }
  if (!request.month.empty() && !run::is_month(request.month)) {
    return usage_error(
        {"“" + request.month + "” không phải là tháng", "“" + request.month + "” is not a month"},
        {"viết theo dạng NĂM-THÁNG, ví dụ 2026-11", "write YEAR-MONTH, as 2026-11"});
  }
  auto cell = choose_cell(request, workspace);
  if (!cell.ok()) return cell.error();
  auto archive = session.open_archive(workspace, archive::Access::Read);
  if (!archive.ok()) return archive.error();
  std::string month = request.month;
  if (month.empty()) {
    auto newest = run::newest_month(archive.value(), cell.value());
    if (!newest.ok()) return newest.error();
    month = std::move(newest).value();
  }
  auto proofs = archive::ProofSource::open(session.files(), workspace.archive());
  if (!proofs.ok()) return proofs.error();
  archive::ProofSource* source = proofs.value() ? &*proofs.value() : nullptr;
  auto bundle = run::collect_month(archive.value(), source, workspace.office().name.str(),
                                   cell.value(), month);
  if (!bundle.ok()) return bundle.error();
  return Collected{.bundle = std::move(bundle).value(),
                   .damaged_policy = source != nullptr ? source->damaged_policy() : std::nullopt};
}

Bilingual unsent_words(const run::RecordFile& file, bool is_changed) {
  if (is_changed) {
    return {"chưa gửi bản sửa: " + file.name +
                " đã sửa sau khi lưu, gói mang bản trong kho; muốn gửi bản sửa thì chạy vanthu run "
                "--supersede rồi lập lại gói",
            "not sent as it is now: " + file.name +
                " was changed since it was stored, and the bundle has what the archive keeps; to "
                "send the change, run vanthu run --supersede and make the bundle again"};
  }
  return {
      "chưa gửi: " + file.name +
          " (bị giữ lại hoặc chưa chạy, chưa có trong kho; xem: vanthu check)",
      "not sent: " + file.name + " (held back or not run, not in the archive; see: vanthu check)"};
}

// Says which records of the month do not go along, as the archive does not keep them.
void name_unsent(const run::Workspace& workspace, const std::string& cell, const std::string& month,
                 Session& session) {
  const auto archive = session.open_archive(workspace, archive::Access::Read);
  if (!archive.ok()) return;
  const auto first = try_parse_date(month + "-01");
  if (!first) return;
  const auto unsent =
      run::find_unstored(session.files(), workspace, archive.value(),
                         {.cell = cell, .from = *first, .to = add_days(add_months(*first, 1), -1)});
  if (!unsent.ok()) {
    session.fail(unsent.error());
    return;
  }
  for (const run::RecordFile& file : unsent.value()) {
    const bool is_changed = run::is_changed_since(session.files(), archive.value(), file);
    session.console().complain(unsent_words(file, is_changed).in(session.language()));
  }
}

// What a received bundle's proofs are worth.
Bilingual proof_words(const run::ReceivedBundle& one) {
  if (one.proven == 0) {
    return {"Lưu ý: gói không kèm bằng chứng của nhật ký; chỉ có chữ ký bảo đảm cho nội dung.",
            "Note: the bundle carries no proofs of a log; only the signature vouches for it."};
  }
  if (!one.new_log_root) return {};
  return {
      "Lần đầu nhận bằng chứng của chi bộ này. Hãy đối chiếu khóa gốc với nơi gửi (vanthu log "
      "show ở máy nơi gửi, tệp keys/log/…-root.vkey): " +
          one.log_root,
      "The first proofs of this cell. Compare the root key with the sender's (their file "
      "keys/log/…-root.vkey): " +
          one.log_root};
}

// Whoever is trusted could send for a cell that nobody knows.
Bilingual unknown_cell_words(const run::ReceivedBundle& one) {
  const std::string folder = parent_path(one.folder);
  return {"Lưu ý: lần đầu nhận gói của “" + one.cell_name + "”, mã " + one.cell_code +
              ", chưa có trong office.xml. Từ nay gói của mã này phải do " + one.signer +
              " ký; nếu đây là nhầm lẫn thì xóa thư mục " + folder + ".",
          "Note: the first bundle of “" + one.cell_name + "”, code " + one.cell_code +
              ", which office.xml does not have. From now on bundles of this code must be signed "
              "by " +
              one.signer + "; if this is a mistake, remove the folder " + folder + "."};
}

Bilingual filing_words(run::Filing filing) {
  switch (filing) {
    case run::Filing::Filed:
      return {"đã nhận", "received"};
    case run::Filing::Completed:
      return {"đã nhận phần bổ sung", "completed"};
    case run::Filing::Finished:
      return {"đã nhận từ trước, không có gì mới; bản kê của lần nhận dở nay đã được ghi",
              "received before, nothing new; the list that an interrupted filing left out is now "
              "written"};
    case run::Filing::Duplicate:
      return {"đã nhận từ trước, không đổi", "received before, unchanged"};
  }
  return {};
}

// What became of dossiers whose version is not the one filed.
Bilingual version_words(const run::ReceivedBundle& one) {
  Bilingual words;
  if (one.renewed > 0) {
    const std::string count = std::to_string(one.renewed);
    words = {
        " (phiên bản mới của " + count + " hồ sơ; bản nhận trước vẫn giữ ở earlier/)",
        " (newer versions of " + count + " dossiers; what was received before is in earlier/)"};
  }
  if (one.remade > 0) {
    const std::string count = std::to_string(one.remade);
    words.vi +=
        " (" + count +
        " hồ sơ được lưu lại sau khi nơi gửi mất nhật ký; bản nhận trước vẫn giữ ở earlier/)";
    words.en +=
        " (" + count +
        " dossiers stored anew after the sender's log was lost; what was received before is "
        "in earlier/)";
  }
  if (one.outdated > 0) {
    const std::string count = std::to_string(one.outdated);
    words.vi += " (gói cũ: " + count + " hồ sơ đã có phiên bản mới hơn, không nhận lại)";
    words.en += " (an old bundle: of " + count + " dossiers a newer version is here, not taken)";
  }
  return words;
}

// What a person should ask the sender.
Bilingual loss_words(const run::ReceivedBundle& one) {
  if (one.remade > 0) {
    return {
        "Lưu ý: nơi gửi đã mở nhật ký mới do nhật ký trước bị mất, nên bản gửi lại thay cho bản "
        "đã nhận. Hãy đối chiếu với bản ở earlier/ và hỏi nơi gửi nếu nội dung khác nhau.",
        "Note: the sender went on in a new log after the one before was lost, so what was sent "
        "again takes the place of what was received. Compare it with earlier/, and ask the "
        "sender where the content differs."};
  }
  if (one.lost > 0) {
    return {"Lưu ý: nơi gửi không còn phiên bản mới của " + std::to_string(one.lost) +
                " hồ sơ mà ở đây đã nhận (nhật ký của nơi gửi bị mất); bản ở đây vẫn giữ nguyên, "
                "hãy báo nơi gửi.",
            "Note: of " + std::to_string(one.lost) +
                " dossiers the sender has lost the newer version that was received here (its log "
                "was lost); what is here stays, tell the sender."};
  }
  return {};
}

std::string filing_name(run::Filing filing) {
  switch (filing) {
    case run::Filing::Filed:
      return "filed";
    case run::Filing::Completed:
      return "completed";
    case run::Filing::Finished:
      return "finished";
    case run::Filing::Duplicate:
      return "duplicate";
  }
  return {};
}

void print_received(const std::string& path, const run::ReceivedBundle& one, Session& session) {
  Bilingual filing = filing_words(one.filing);
  if (session.common().dry_run) {
    filing = {"Làm thử, chưa ghi gì: " + filing.vi, "Dry run, nothing written: " + filing.en};
  }
  const Bilingual versions = version_words(one);
  filing.vi += versions.vi;
  filing.en += versions.en;
  const std::string count = std::to_string(one.dossiers);
  const std::string proven = std::to_string(one.proven);
  const Bilingual month = run::month_words(one.month);
  session.console().line(
      Bilingual{path + ": " + filing.vi + " – " + one.cell_name + ", " + month.vi + ", " + count +
                    " hồ sơ, người ký: " + one.signer +
                    (one.proven > 0 ? ", nhật ký chứng minh " + proven + " phiên bản" : "") +
                    " → " + one.folder,
                path + ": " + filing.en + " – " + one.cell_name + ", " + month.en + ", " + count +
                    " dossiers, signed by: " + one.signer +
                    (one.proven > 0 ? ", " + proven + " versions proven by the log" : "") + " → " +
                    one.folder});
  for (const Bilingual& words : {proof_words(one), loss_words(one)}) {
    if (!words.empty()) session.console().note(words);
  }
}

// Never over a file that is there: signing again gives other bytes for the same month.
Result<Done> write_bundle_file(const std::string& path, const std::string& zip, FileStore& files) {
  if (!files.exists(path)) return files.replace(path, zip);
  auto written = files.create_same(path, zip);
  if (written.ok() || written.error().kind != ErrorKind::Integrity) return written;
  return Error{.kind = ErrorKind::Integrity,
               .what = {"ở đây đã có tệp khác cùng tên", "another file of this name is here"},
               .where = path,
               .remedy = {"không ghi đè; nêu tên khác sau -o, hoặc xóa tệp cũ nếu không cần nữa",
                          "nothing was overwritten; give another name after -o, or remove the old "
                          "file if it is not needed"}};
}

}  // namespace

ExitCode run_export(const ExportRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto collected = collect(request, workspace.value(), session);
  if (!collected.ok()) return session.fail(collected.error());
  run::UpwardBundle& bundle = collected.value().bundle;
  auto signer = run::open_office_key(session.files(), workspace.value(),
                                     asker(session.language(), workspace.value()));
  if (!signer.ok()) return session.fail(signer.error());
  const std::string dossiers = std::to_string(bundle.uuids().size());
  const std::string month = bundle.month;
  const std::string cell = bundle.cell_name;
  const std::string cell_code = bundle.cell_code;
  const bool proven = run::has_proofs(bundle);
  auto zip = run::write_bundle(std::move(bundle), *signer.value());
  if (!zip.ok()) return session.fail(zip.error());
  if (!session.common().dry_run) {
    auto written = write_bundle_file(request.output, zip.value(), session.files());
    if (!written.ok()) return session.fail(written.error());
  }
  session.console().note(
      {(session.common().dry_run ? "Làm thử: sẽ ghi " : "Đã ghi ") + request.output + ": " + cell +
           ", " + run::month_words(month).vi + ", " + dossiers + " hồ sơ, có chữ ký của văn phòng" +
           (proven ? " và bằng chứng của nhật ký" : "") + ". Cấp trên nhận bằng: vanthu receive " +
           request.output,
       (session.common().dry_run ? "Dry run: would write " : "Wrote ") + request.output + ": " +
           cell + ", " + run::month_words(month).en + ", " + dossiers +
           " dossiers, signed by the office" + (proven ? ", with the log's proofs" : "") +
           ". The superior takes it with: vanthu receive " + request.output});
  name_unsent(workspace.value(), cell_code, month, session);
  if (!proven) {
    session.console().note(
        {"Lưu ý: gói không kèm bằng chứng, vì kho chưa có nhật ký hoặc có hồ sơ chưa được ghi vào "
         "nhật ký; chạy vanthu run rồi lập lại gói.",
         "Note: no proofs go along, as the archive has no log or a dossier is not in it yet; run "
         "vanthu run, then make the bundle again."});
  }
  if (collected.value().damaged_policy) return session.fail(*collected.value().damaged_policy);
  return ExitCode::Clean;
}

ExitCode run_receive(const ReceiveRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const auto trusted = run::trust_list(session.files(), workspace.value());
  if (!trusted.ok()) return session.fail(trusted.error());
  auto all = nlohmann::ordered_json::array();
  ExitCode worst = ExitCode::Clean;
  for (const std::string& path : request.files) {
    const auto received = run::receive_bundle(session.files(), workspace.value(), trusted.value(),
                                              path, session.common().dry_run);
    if (!received.ok()) {
      worst = worse(worst, session.fail(received.error()));
      continue;
    }
    const run::ReceivedBundle& one = received.value();
    if (session.common().json) {
      all.push_back({{"file", path},
                     {"filing", filing_name(one.filing)},
                     {"cell", one.cell_code},
                     {"month", one.month},
                     {"dossiers", one.dossiers},
                     {"renewed_dossiers", one.renewed},
                     {"remade_dossiers", one.remade},
                     {"outdated_dossiers", one.outdated},
                     {"lost_dossiers", one.lost},
                     {"signer", one.signer},
                     {"proven_versions", one.proven},
                     {"log_root", one.log_root},
                     {"folder", one.folder}});
      continue;
    }
    print_received(path, one, session);
    if (one.new_cell && workspace.value().cell(one.cell_code) == nullptr)
      session.console().note(unknown_cell_words(one));
  }
  if (session.common().json) session.console().line(json_text(all));
  return worst;
}

}  // namespace vanthu::cli
