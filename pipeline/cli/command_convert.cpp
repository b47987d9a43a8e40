// vanthu convert: old Vietnamese encodings into UTF-8. The original is never touched.
#include <unistd.h>

#include <cerrno>

#include "cli/conversion_report.h"
#include "cli/session.h"
#include "text/legacy_conversion.h"
#include "text/other_files.h"

namespace vanthu::cli {
namespace {

// A year of minutes is a thousandth of this.
constexpr std::size_t kLargestInput = std::size_t{16} * 1024 * 1024;
constexpr std::string_view kStandardInput = "-";

Error too_large(const std::string& file) {
  return Error{.kind = ErrorKind::Input,
               .what = {"tệp lớn hơn 16 MiB", "the file is larger than 16 MiB"},
               .where = file,
               .remedy = {"hãy chia thành nhiều tệp nhỏ hơn", "split it into smaller files"}};
}

Result<std::string> read_standard_input() {
  if (::isatty(STDIN_FILENO) == 1) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"chưa nêu tệp cần chuyển", "no file to convert was named"},
                 .where = {},
                 .remedy = {"ví dụ: vanthu convert nghi-quyet-cu.txt -o nghi-quyet.txt",
                            "for example: vanthu convert old.txt -o new.txt"}};
  }
  std::string bytes;
  std::string chunk(64 * 1024, '\0');
  while (bytes.size() <= kLargestInput) {
    const ssize_t got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return system_error(kStandardInput, {"không đọc được", "it cannot be read"}, errno);
    }
    if (got == 0) return bytes;
    bytes.append(chunk, 0, static_cast<std::size_t>(got));
  }
  return too_large(std::string(kStandardInput));
}

Result<std::string> read_input(const std::string& file, const FileStore& files) {
  if (file == kStandardInput) return read_standard_input();
  auto size = files.size(file);
  if (!size.ok()) return size.error();
  if (size.value() > kLargestInput) return too_large(file);
  return files.read(file);
}

Error exists_already(const std::string& target) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"tệp kết quả đã có sẵn; không tệp nào bị ghi đè",
                        "the result's file exists already; nothing was overwritten"},
               .where = target,
               .remedy = {"hãy chọn tên khác cho -o, hoặc tự xóa tệp cũ",
                          "choose another name for -o, or delete the old file yourself"}};
}

std::optional<text::TextEncoding> encoding_named(const std::string& name) {
  if (name == "utf8") return text::TextEncoding::Unicode;
  if (name == "tcvn3") return text::TextEncoding::Tcvn3;
  if (name == "vni") return text::TextEncoding::Vni;
  if (name == "viscii") return text::TextEncoding::Viscii;
  if (name == "vps") return text::TextEncoding::Vps;
  if (name == "cp1258") return text::TextEncoding::Cp1258;
  return std::nullopt;
}

class Converter {
 public:
  Converter(const ConvertRequest& request, Session& session)
      : request_(request),
        session_(session),
        choice_{.encoding = encoding_named(request.from), .font = request.font} {}

  ExitCode convert(const std::string& file) {
    auto bytes = read_input(file, session_.files());
    if (!bytes.ok()) return session_.fail(bytes.error());
    if (const auto other = text::recognize_other_file(bytes.value())) {
      return session_.fail({.kind = ErrorKind::Input,
                            .what = {"không phải văn bản thuần: đây là " + other->what.vi,
                                     "no plain text: this is " + other->what.en},
                            .where = file,
                            .remedy = other->remedy});
    }
    const text::Conversion done = text::convert_legacy(bytes.value(), choice_);
    const Delivery delivered = deliver(file, bytes.value(), done);
    if (session_.common().json) {
      const bool with_text =
          request_.output.empty() && !session_.common().dry_run && done.encoding.has_value();
      reports_ += (reports_.empty() ? "" : ",\n") +
                  conversion_json(file, bytes.value(), done, {delivered.path, with_text});
    }
    return delivered.code;
  }

  void finish() const {
    if (session_.common().json) session_.console().line("[" + reports_ + "]");
  }

 private:
  struct Delivery {
    ExitCode code = ExitCode::Clean;
    // Written to; empty: nowhere.
    std::string path;
  };

  // Writes the text and says what was done with it.
  Delivery deliver(const std::string& file, std::string_view bytes, const text::Conversion& done) {
    if (!done.encoding) return {session_.fail(cannot_tell(file, done)), ""};
    session_.console().note(describe_choice(file, done));
    if (const Bilingual doubt = describe_doubt(done); !doubt.empty()) {
      session_.console().complain(doubt.in(session_.language()));
    }
    auto path = write(file, done.text.text);
    if (!path.ok()) return {session_.fail(path.error()), ""};
    if (done.text.lost.empty()) return {ExitCode::Clean, path.value()};
    session_.console().complain(describe_losses(file, bytes, done).in(session_.language()));
    return {ExitCode::Input, path.value()};
  }

  // The path written to; empty for stdout and when only trying.
  Result<std::string> write(const std::string& file, std::string_view text) {
    if (session_.common().dry_run) return std::string();
    if (request_.output.empty()) {
      if (!session_.common().json) session_.console().data(text);
      return std::string();
    }
    const std::string target = target_of(file);
    const std::string folder = parent_path(target);
    if (session_.files().exists(target)) return exists_already(target);
    if (auto made = session_.files().make_directories(folder); !made.ok()) return made.error();
    if (auto made = session_.files().create_new(target, text); !made.ok()) return made.error();
    if (auto synced = session_.files().sync_directory(folder); !synced.ok()) return synced.error();
    session_.console().note({"  đã ghi " + target, "  written to " + target});
    return target;
  }

  // -o is a file for one input, and a folder for several or when it is one already or ends
  // with a slash.
  std::string target_of(const std::string& file) const {
    const bool is_folder = request_.files.size() > 1 || request_.output.ends_with('/') ||
                           session_.files().list(request_.output).ok();
    const std::string name = file == kStandardInput ? "stdin.txt" : file_name(file);
    return is_folder ? join_path(request_.output, name) : request_.output;
  }

  const ConvertRequest& request_;
  Session& session_;
  text::ConversionChoice choice_;
  // JSON objects with commas between them.
  std::string reports_;
};

}  // namespace

ExitCode run_convert(const ConvertRequest& request, Session& session) {
  std::vector<std::string> files = request.files;
  if (files.empty()) files.emplace_back(kStandardInput);
  if (files.size() > 1 && request.output.empty() && !session.common().json &&
      !session.common().dry_run) {
    return session.fail({.kind = ErrorKind::Usage,
                         .what = {"chuyển nhiều tệp cùng lúc thì phải nêu thư mục ghi kết quả",
                                  "several files need a folder for their results"},
                         .where = {},
                         .remedy = {"thêm -o THƯ_MỤC, hoặc chuyển từng tệp",
                                    "add -o FOLDER, or convert one by one"}});
  }
  if (!request.font.empty() && !text::encoding_of_font(request.font)) {
    session.console().note(
        {"Tên phông “" + request.font +
             "” không cho biết bảng mã; chỉ biết .Vn…, VNI-…, VPS …, VI ….",
         "The font name “" + request.font +
             "” does not tell the encoding; known are .Vn…, VNI-…, VPS …, VI …."});
  }
  Converter converter(request, session);
  ExitCode worst = ExitCode::Clean;
  for (const std::string& file : files) {
    worst = worse(worst, converter.convert(file));
    if (session.interrupted()) return ExitCode::Interrupted;
  }
  converter.finish();
  return worst;
}

}  // namespace vanthu::cli
