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

}  // namespace

Result<sign::Secret> ask_passphrase(Language language, bool repeat) {
  const QuietTerminal terminal;
  const bool vi = language == Language::Vi;
  if (!terminal.usable()) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"cần mật khẩu của khóa ký nhưng không có màn hình để hỏi",
                 "the key's passphrase is needed and there is no terminal to ask on"},
        .where = {},
        .remedy =
            repeat
                ? Bilingual{"ghi mật khẩu vào một tệp chỉ mình bạn đọc được rồi thêm "
                            "--passphrase-file TỆP",
                            "put it into a file readable by you only and add --passphrase-file "
                            "FILE"}
                : Bilingual{"ghi mật khẩu vào tệp đã khai báo ở passphrase_file, chỉ mình bạn đọc "
                            "được",
                            "put it into the file named by passphrase_file, readable by you only"}};
  }
  terminal.say(vi ? "Mật khẩu khóa ký: " : "Passphrase of the signing key: ");
  sign::Secret first = terminal.read_line();
  if (!repeat) return first;
  terminal.say(vi ? "Nhập lại: " : "Again: ");
  if (const sign::Secret second = terminal.read_line(); !(second == first)) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"hai lần nhập không giống nhau", "the two do not agree"},
                 .where = {},
                 .remedy = {"chạy lại lệnh", "run the command again"}};
  }
  return first;
}

}  // namespace vanthu::cli
