#include "cli/help_formatter.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "text/display.h"

namespace vanthu::cli {
namespace {

constexpr std::size_t kColumn = 34;

// CLI11 pads names by bytes, which Vietnamese letters have more of than columns, and calls its
// group of options by an English name.
class HelpFormatter final : public CLI::Formatter {
 public:
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(get_label(group), is_positional, std::move(options));
  }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    const std::string name = CLI::Formatter::make_option_name(option, is_positional);
    return is_positional ? get_label(name) : name;
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string line = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    const std::size_t width = text::display_columns(line);
    const std::size_t column = get_column_width();
    line += width < column ? std::string(column - width, ' ') : "\n" + std::string(column, ' ');
    return line + make_option_desc(option) + "\n";
  }
};

}  // namespace

void set_help_look(CLI::App& app, Language language) {
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(kColumn);
  app.formatter(formatter);
  if (language == Language::En) return;
  for (const auto& [label, words] : {std::pair{"Usage", "Cách dùng"},
                                     {"OPTIONS", "TÙY CHỌN"},
                                     {"Options", "Tùy chọn"},
                                     {"SUBCOMMAND", "LỆNH"},
                                     {"SUBCOMMANDS", "LỆNH"},
                                     {"Subcommands", "Lệnh"},
                                     {"Positionals", "Tham số"},
                                     {"REQUIRED", "bắt buộc"},
                                     {"PATH", "ĐƯỜNG_DẪN"},
                                     {"DIR", "THƯ_MỤC"},
                                     {"FILE", "TỆP"},
                                     {"ID", "MÃ"},
                                     {"ID|FILE", "MÃ|TỆP"},
                                     {"QUERY", "CÂU_TÌM"},
                                     {"RULE", "MÃ_QUY_TẮC"},
                                     {"TEMPLATE", "TÊN_MẪU"},
                                     {"HOLD", "MÃ_TẠM_GIỮ"},
                                     {"PROOF", "BẰNG_CHỨNG"},
                                     {"CHECKPOINT", "ĐIỂM_CHỐT"},
                                     {"TEXT", "CHỮ"},
                                     {"UINT", "SỐ"},
                                     {"INT", "SỐ"}}) {
    formatter->label(label, words);
  }
}

}  // namespace vanthu::cli
