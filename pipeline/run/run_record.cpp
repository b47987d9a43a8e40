#include "run/run_record.h"

#include "rules/admit.h"
#include "run/make_dossier.h"
#include "run/papers_beyond_power.h"
#include "sign/cms.h"

namespace vanthu::run {
namespace {

// State secrets do not belong on an office computer (Quy định 379-QĐ/TW; document marks MẬT …).
std::optional<Error> refuse_secrets(const model::MeetingRecord& record, const SourceText& source) {
  if (record.keeping.classification == model::Classification::Internal) return std::nullopt;
  return Error{
      .kind = ErrorKind::Input,
      .what = {"hồ sơ có độ mật không được đưa vào kho này",
               "a record marked secret may not enter this archive"},
      .where = source.locate(record.keeping.at),
      .remedy = {"xử lý theo quy định về bảo vệ bí mật nhà nước, trên máy riêng không nối mạng",
                 "handle it by the rules on secrets, on a separate machine"}};
}

RecordRun refused(RecordRun run, const Error& error) {
  run.stop = Stop::Refused;
  run.error = error;
  return run;
}

}  // namespace

RecordRun run_record(const RecordFile& file, std::string bytes, const Services& services) {
  RecordRun run;
  run.checked =
      check_record_bytes(file, std::move(bytes), services.rulebook,
                         {.local = services.local, .bare_not_applicable = true}, services.waivers);
  if (!run.checked.record) return run;
  if (auto secret = refuse_secrets(*run.checked.record, run.checked.source)) {
    return refused(std::move(run), *secret);
  }
  auto admitted = rules::admit(*run.checked.record, run.checked.verdicts);
  if (!admitted) {
    run.stop = Stop::Held;
    return run;
  }
  PrintOptions options{.signer = &services.signer,
                       .sealed_at = services.clock.now(),
                       .traces = services.traces,
                       .record_bytes = run.checked.source.bytes()};
  for (auto& paper : papers_beyond_power(admitted->record(), services.rulebook)) {
    options.left_out.push_back(paper.id);
    for (const model::Paper& one : admitted->record().papers) {
      if (one.id == paper.id) paper.error.where = run.checked.source.locate(one.at);
    }
    run.beyond_power.push_back(std::move(paper.error));
  }
  auto printed = services.press.print(admitted->record(), options);
  if (!printed.ok()) return refused(std::move(run), printed.error());
  run.without_template = std::move(printed.value().without_template);
  run.drafts = std::move(printed.value().drafts);
  std::vector<Paper> papers = std::move(printed.value().papers);
  for (const Paper& paper : papers) run.pages += paper.pages;
  auto submission = archive::prepare(make_dossier(*admitted, run.checked.source, services.rulebook,
                                                  services.waivers, std::move(papers)),
                                     services.press.engine().beginnings());
  if (!submission.ok()) return refused(std::move(run), submission.error());
  auto signature = sign::sign_detached(submission.value().manifest(), services.signer);
  if (!signature.ok()) return refused(std::move(run), signature.error());
  submission.value().attach_signature(std::move(signature).value());
  run.submission = std::move(submission).value();
  run.stop = Stop::Ready;
  return run;
}

}  // namespace vanthu::run
