// make_province DIR --cells N --months M --seed S [--faults SHARE]: a generated province.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "province/write_province.h"

namespace {

constexpr const char* kUsage =
    "Cách dùng: scripts/make-province THƯ_MỤC [--cells N] [--months M] [--seed S] [--faults TỶ_LỆ] "
    "[--records N]\n"
    "Tạo vùng làm việc hư cấu gồm N chi bộ trong M tháng (nhiều nhất 18); TỶ_LỆ (0 đến 1) kỳ "
    "thường kỳ có lỗi cài sẵn, kết luận đúng ghi ở expected.csv.\n"
    "Usage: scripts/make-province DIR [--cells N] [--months M] [--seed S] [--faults SHARE] "
    "[--records N]; at most 18 months\n";

bool read_option(const std::string& name, const std::string& value,
                 vanthu::province::ProvinceOptions& options) {
  if (name == "--cells") {
    options.cells = std::stoi(value);
  } else if (name == "--months") {
    options.months = std::stoi(value);
  } else if (name == "--seed") {
    options.seed = std::stoull(value);
  } else if (name == "--faults") {
    options.faults = std::stod(value);
  } else if (name == "--records") {
    options.most_records = std::stoull(value);
  } else {
    return false;
  }
  return true;
}

bool read_arguments(const std::vector<std::string>& words,
                    vanthu::province::ProvinceOptions& options) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      if (!options.root.empty()) return false;
      options.root = words[i];
    } else if (i + 1 == words.size() || !read_option(words[i], words[i + 1], options)) {
      return false;
    } else {
      ++i;
    }
  }
  const bool in_range = options.cells > 0 && options.months > 0 && options.months <= 18 &&
                        options.faults >= 0 && options.faults <= 1;
  return !options.root.empty() && in_range;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    vanthu::province::ProvinceOptions options;
    if (!read_arguments({argv + 1, argv + argc}, options)) {
      std::cerr << kUsage;
      return 2;
    }
    const auto counts = vanthu::province::write_province(options);
    std::cout << counts.records << " hồ sơ, " << counts.bytes / 1048576 << " MB, " << counts.faults
              << " lỗi cài sẵn: " << options.root << '\n';
  } catch (const std::exception& error) {
    std::cerr << "make_province: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
