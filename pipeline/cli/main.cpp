#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "base/check.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "cli/command_line.h"
#include "cli/session.h"

namespace {

std::atomic<bool> interrupted = false;

// The first Ctrl-C lets the current records finish; the second ends at once.
extern "C" void remember_interrupt(int) {
  if (interrupted.exchange(true)) ::_exit(130);
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

vanthu::cli::Environment environment() {
  const std::string all = variable("LC_ALL");
  return {.locale = all.empty() ? variable("LC_MESSAGES") : all,
          .no_color = !variable("NO_COLOR").empty() || variable("TERM") == "dumb",
          .output_is_terminal = ::isatty(STDOUT_FILENO) == 1};
}

// A pipe whose reader has seen enough (| head): nobody misses the rest.
bool is_reader_gone() {
  pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

int run_program(const std::vector<std::string>& args) {
  const vanthu::SystemClock clock;
  const auto surroundings = environment();
  vanthu::cli::ConsoleOptions look{.language = vanthu::cli::choose_language(args, surroundings),
                                   .error_is_terminal = ::isatty(STDERR_FILENO) == 1};
  auto invocation = vanthu::cli::parse_command_line(args, surroundings);
  if (!invocation.ok()) {
    vanthu::cli::Console(std::cout, std::cerr, clock, look).error(invocation.error());
    return static_cast<int>(vanthu::cli::exit_code_of(invocation.error().kind));
  }
  const vanthu::cli::Common& common = invocation.value().common;
  look.color = common.color;
  look.quiet = common.quiet;
  vanthu::cli::Console console(std::cout, std::cerr, clock, look);
  vanthu::DiskFileStore files;
  std::error_code ignored;
  vanthu::cli::World world{.files = files,
                           .clock = clock,
                           .program = std::filesystem::read_symlink("/proc/self/exe", ignored),
                           .data_folder = variable("VANTHU_DATA"),
                           .interrupted = interrupted};
  vanthu::cli::Session session(common, console, world);
  const auto code = vanthu::cli::run_request(invocation.value().request, session);
  if (std::cout.flush() || is_reader_gone()) return static_cast<int>(code);
  return static_cast<int>(session.fail(
      {.kind = vanthu::ErrorKind::Input,
       .what = {"không ghi được hết kết quả ra màn hình hoặc tệp nhận",
                "the output could not be written"},
       .where = {},
       .remedy = {"kiểm tra chỗ trống trên đĩa rồi chạy lại", "check the disk's free space"}}));
}

}  // namespace

int main(int argc, char** argv) {
  struct sigaction action {};
  action.sa_handler = remember_interrupt;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::ios::sync_with_stdio(false);
  try {
    return run_program(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& bug) {
    std::cerr
        << "vanthu: lỗi của chương trình, không phải của dữ liệu / a bug of ours, not of your "
           "data: "
        << bug.what() << '\n';
  } catch (...) {
    std::cerr << "vanthu: lỗi không rõ của chương trình / an unknown bug of ours\n";
  }
  return static_cast<int>(vanthu::cli::ExitCode::Bug);
}
