// vanthu timestamp: questions and answers of a time-stamping authority, as files that may travel on
// a USB stick.
#include "cli/session.h"
#include "sign/stamped_pdf.h"
#include "sign/timestamp.h"
#include "sign/verification.h"

namespace vanthu::cli {
namespace {

sign::StampTarget target_of(const TimestampRequest& request) {
  return request.document ? sign::StampTarget::Document : sign::StampTarget::LastSignature;
}

Error at(Error error, const std::string& path) {
  if (error.where.empty()) error.where = path;
  return error;
}

ExitCode ask(const TimestampRequest& request, const std::string& pdf, Session& session) {
  auto digest = sign::stamped_digest(pdf, target_of(request));
  if (!digest.ok()) return session.fail(at(digest.error(), request.file));
  const std::string query = request.file + ".tsq";
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ghi yêu cầu " + query + ".",
                            "Dry run: would write the request " + query + "."});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(query, sign::make_timestamp_query(digest.value()));
  if (!written.ok()) return session.fail(written.error());
  const std::string option = request.document ? " --document" : "";
  session.console().note(
      {"Đã ghi yêu cầu " + query +
           ". Gửi tệp này cho cơ quan cấp dấu thời gian, đặt trả lời thành " + request.file +
           ".tsr, không sửa văn bản, rồi chạy: vanthu timestamp accept " + request.file + option,
       "Wrote " + query + ". Send it to the stamping authority, save the answer as " +
           request.file + ".tsr, leave the paper as it is, then run: vanthu timestamp accept " +
           request.file + option});
  return ExitCode::Clean;
}

ExitCode take(const TimestampRequest& request, const std::string& pdf, Session& session) {
  auto query = session.files().read(request.file + ".tsq");
  if (!query.ok()) return session.fail(query.error());
  auto response = session.files().read(request.file + ".tsr");
  if (!response.ok()) return session.fail(response.error());
  auto token = sign::token_of_response(response.value(), query.value());
  if (!token.ok()) return session.fail(at(token.error(), request.file + ".tsr"));
  auto stamped = sign::add_stamp(pdf, target_of(request), token.value());
  if (!stamped.ok()) return session.fail(at(stamped.error(), request.file));
  const sign::TrustList nobody;
  const auto verification = sign::verify_pdf_signatures(stamped.value(), nobody);
  if (!verification.ok()) return session.fail(verification.error());
  const auto& last = verification.value().signatures.back().check;
  if (!last.timestamp) {
    return session.fail(
        Error{.kind = ErrorKind::Integrity,
              .what = {"dấu thời gian không thuộc về văn bản này, hoặc văn bản đã thay đổi từ khi "
                       "tạo yêu cầu",
                       "the time stamp is not of this paper, or the paper has changed since"},
              .where = request.file,
              .remedy = {"tạo yêu cầu mới: vanthu timestamp request " + request.file,
                         "make a new request: vanthu timestamp request " + request.file}});
  }
  const std::string when = to_iso_vietnam(last.timestamp->time);
  const std::string who = last.timestamp->authority.subject().common_name;
  if (session.common().dry_run) {
    session.console().note(
        {"Làm thử: sẽ đưa dấu thời gian " + when + " vào " + request.file + ".",
         "Dry run: would put the stamp of " + when + " into " + request.file + "."});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(request.file, stamped.value());
  if (!written.ok()) return session.fail(written.error());
  session.console().note(
      {"Đã đưa dấu thời gian " + when + " của " + who + " vào " + request.file + ".",
       "Put the time stamp of " + when + " by " + who + " into " + request.file + "."});
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_timestamp(const TimestampRequest& request, Session& session) {
  auto pdf = session.files().read(request.file);
  if (!pdf.ok()) return session.fail(pdf.error());
  switch (request.verb) {
    case TimestampRequest::Verb::Request:
      return ask(request, pdf.value(), session);
    case TimestampRequest::Verb::Accept:
      return take(request, pdf.value(), session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
