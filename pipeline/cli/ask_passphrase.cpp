#include "cli/ask_passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

namespace vanthu::cli {
namespace {

// The terminal with echo off while it lives.
class QuietTerminal {
 public:
  QuietTerminal() : fd_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (fd_ < 0 || ::tcgetattr(fd_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(fd_, TCSAFLUSH, &quiet) == 0;
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;
  ~QuietTerminal() {
    if (changed_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
    if (fd_ >= 0) ::close(fd_);
  }

  bool usable() const { return changed_; }

  void say(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(fd_, text.data(), text.size());
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  sign::Secret read_line() const {
    std::string line;
    char byte = 0;
    while (true) {
      const ssize_t got = ::read(fd_, &byte, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0 || byte == '\n') break;
      line += byte;
    }
    say("\n");
    return sign::Secret::take(line);
  }

 private:
  int fd_;
  termios before_{};
  bool changed_ = false;
};

Error no_terminal(const std::string& file) {
  const std::string place = file.empty() ? "một tệp" : "tệp " + file;
  const std::string en_place = file.empty() ? "a file" : "the file " + file;
  return Error{.kind = ErrorKind::Usage,
               .what = {"cần mật khẩu của khóa ký nhưng không có màn hình để hỏi",
                        "the key's passphrase is needed and there is no terminal to ask on"},
               .where = {},
               .remedy = {"ghi mật khẩu vào " + place + ", chỉ mình bạn đọc được, rồi " +
                              (file.empty() ? "thêm --passphrase-file TỆP" : "chạy lại"),
                          "put it into " + en_place + ", readable by you only, then " +
                              (file.empty() ? "add --passphrase-file FILE" : "run again")}};
}

std::string_view question(Language language) {
  return language == Language::Vi ? "Mật khẩu khóa ký: " : "Passphrase of the signing key: ";
}

}  // namespace

Result<sign::Secret> ask_passphrase(Language language, const std::string& file) {
  const QuietTerminal terminal;
  if (!terminal.usable()) return no_terminal(file);
  terminal.say(question(language));
  return terminal.read_line();
}

Result<sign::Secret> ask_new_passphrase(Language language) {
  const QuietTerminal terminal;
  if (!terminal.usable()) return no_terminal({});
  terminal.say(question(language));
  sign::Secret first = terminal.read_line();
  terminal.say(language == Language::Vi ? "Nhập lại: " : "Again: ");
  if (const sign::Secret second = terminal.read_line(); !(second == first)) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"hai lần nhập không giống nhau", "the two do not agree"},
                 .where = {},
                 .remedy = {"chạy lại lệnh", "run the command again"}};
  }
  return first;
}

run::AskPassphrase asker(Language language, const run::Workspace& workspace,
                         const run::SigningFiles& signing) {
  return [language, file = workspace.path(signing.passphrase_file)] {
    return ask_passphrase(language, file);
  };
}

run::AskPassphrase asker(Language language, const run::Workspace& workspace) {
  return asker(language, workspace, workspace.office().signing);
}

}  // namespace vanthu::cli
