#include "cli/console.h"

#include <algorithm>
#include <ostream>

#include "text/display.h"

namespace vanthu::cli {
namespace {

constexpr std::int64_t kTerminalInterval = 100'000;
constexpr std::int64_t kPlainInterval = 5'000'000;
constexpr std::int64_t kRateWindow = 30'000'000;

std::string minutes_and_seconds(std::int64_t microseconds) {
  const std::int64_t seconds = (microseconds + 999'999) / 1'000'000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

std::string padded(std::uint64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width > digits.size() ? width - digits.size() : 0, ' ') + digits;
}

}  // namespace

void Console::data(std::string_view bytes) {
  clear_progress();
  out_ << bytes;
}

void Console::line(std::string_view text) {
  clear_progress();
  out_ << text << '\n';
}

void Console::line(const Bilingual& text) {
  line(text.in(language()));
}

void Console::note(const Bilingual& text) {
  if (options_.quiet) return;
  clear_progress();
  err_ << text.in(language()) << '\n';
}

void Console::complain(std::string_view text) {
  clear_progress();
  err_ << text;
  if (text.empty() || text.back() != '\n') err_ << '\n';
}

void Console::error(const Error& error) {
  const bool vi = language() == Language::Vi;
  const char* red = options_.color ? "\x1b[1;31m" : "";
  const char* plain = options_.color ? "\x1b[0m" : "";
  std::string text = std::string(red) + (vi ? "lỗi" : "error") + plain + ": ";
  text += error.what.in(language()) + "\n";
  if (!error.where.empty()) text += (vi ? "  tại:   " : "  at:    ") + error.where + "\n";
  if (!error.remedy.empty()) {
    text += (vi ? "  gợi ý: " : "  hint:  ") + error.remedy.in(language()) + "\n";
  }
  complain(text);
}

void Console::progress(std::uint64_t done, std::uint64_t total, std::string_view what) {
  if (options_.quiet) return;
  const std::int64_t now = clock_.steady_microseconds();
  if (progress_start_ < 0) {
    progress_start_ = now;
    older_ = newer_ = {.at = now, .done = done > 0 ? done - 1 : 0};
    last_progress_ = options_.error_is_terminal ? now - kTerminalInterval : now;
  }
  const std::int64_t interval = options_.error_is_terminal ? kTerminalInterval : kPlainInterval;
  if (now - last_progress_ < interval) return;
  last_progress_ = now;
  const std::size_t width = std::to_string(total).size();
  std::string line = "[" + padded(done, width) + "/" + std::to_string(total) + "] ";
  line += what;
  if (const auto rate = recent_rate(now, done); rate > 0 && done < total) {
    const auto left = static_cast<double>(total - done) / rate;
    const bool vi = language() == Language::Vi;
    line += "  " + std::to_string(static_cast<std::uint64_t>(rate + 0.5)) + (vi ? "/giây" : "/s") +
            (vi ? "  còn " : "  eta ") +
            minutes_and_seconds(static_cast<std::int64_t>(left * 1'000'000));
  }
  if (options_.error_is_terminal) {
    err_ << "\r\x1b[K" << line << std::flush;
    progress_shown_ = true;
  } else {
    err_ << line << std::endl;
  }
}

// Of the last half minute or so: what was passed by quickly at the beginning says little about the
// rest.
double Console::recent_rate(std::int64_t now, std::uint64_t done) {
  if (now - newer_.at >= kRateWindow / 2) {
    older_ = newer_;
    newer_ = {.at = now, .done = done};
  }
  const auto passed = static_cast<double>(now - older_.at) / 1'000'000;
  return passed <= 0 ? 0 : static_cast<double>(done - older_.done) / passed;
}

void Console::end_progress() {
  clear_progress();
  progress_start_ = -1;
  last_progress_ = -1;
}

void Console::clear_progress() {
  if (!progress_shown_) return;
  err_ << "\r\x1b[K" << std::flush;
  progress_shown_ = false;
}

std::string format_table(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return {};
  std::vector<std::size_t> widths(rows.front().size(), 0);
  std::vector<bool> right(rows.front().size(), false);
  std::vector<std::vector<std::string>> cells = rows;
  for (std::size_t c = 0; c < cells.front().size(); ++c) {
    std::string& header = cells.front()[c];
    right[c] = !header.empty() && header.front() == '>';
    if (right[c]) header.erase(0, 1);
  }
  for (const auto& row : cells) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      widths[c] = std::max(widths[c], static_cast<std::size_t>(text::display_columns(row[c])));
    }
  }
  std::string out;
  for (const auto& row : cells) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto width = static_cast<std::size_t>(text::display_columns(row[c]));
      const std::string gap(widths[c] - width, ' ');
      if (c > 0) line += "  ";
      line += right[c] ? gap + row[c] : row[c] + gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace vanthu::cli
