// Where words go: data to stdout, everything else to stderr; a progress line only on a terminal.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/error.h"

namespace vanthu::cli {

struct ConsoleOptions {
  Language language = Language::Vi;
  bool color = false;
  bool quiet = false;
  bool error_is_terminal = false;
};

class Console {
 public:
  // All must outlive the console.
  Console(std::ostream& out, std::ostream& err, const Clock& clock, ConsoleOptions options)
      : out_(out), err_(err), clock_(clock), options_(options) {}

  Language language() const { return options_.language; }
  bool color() const { return options_.color; }
  bool quiet() const { return options_.quiet; }

  // Data, as it is.
  void data(std::string_view bytes);
  void line(std::string_view text);
  void line(const Bilingual& text);
  // To stderr, silent with -q.
  void note(const Bilingual& text);
  // To stderr, always.
  void complain(std::string_view text);
  void error(const Error& error);

  // "[ 37/412] …  12/s  eta 0:14": rewritten on a terminal ten times a second at most; elsewhere
  // one line every five seconds. Silent with -q.
  void progress(std::uint64_t done, std::uint64_t total, std::string_view what);
  void end_progress();

 private:
  struct ProgressMark {
    std::int64_t at = 0;
    std::uint64_t done = 0;
  };

  void clear_progress();
  // A second.
  double recent_rate(std::int64_t now, std::uint64_t done);

  std::ostream& out_;
  std::ostream& err_;
  const Clock& clock_;
  ConsoleOptions options_;
  std::int64_t progress_start_ = -1;
  std::int64_t last_progress_ = -1;
  bool progress_shown_ = false;
  ProgressMark older_;
  ProgressMark newer_;
};

// Columns aligned by display width; numbers (right aligned) are columns whose header starts with
// '>'. The header row comes first.
std::string format_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace vanthu::cli
