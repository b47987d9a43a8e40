#include "bench_workspace.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace vanthu::bench {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Puts `suffix` behind the value of the first attribute that starts with `opening`.
void extend_value(std::string& xml, const std::string& opening, const std::string& suffix) {
  const auto at = xml.find(opening);
  if (at == std::string::npos) throw std::runtime_error("no " + opening + " in a sample");
  xml.insert(xml.find('"', at + opening.size()), suffix);
}

std::vector<std::string> regular_meetings(const std::string& samples) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples + "/records")) {
    const std::string xml = entry.is_regular_file() ? read(entry.path()) : std::string();
    if (xml.find("kind=\"regular\" period") != std::string::npos) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> records;
  for (const auto& path : paths) records.push_back(read(path));
  return records;
}

}  // namespace

BenchWorkspace::BenchWorkspace(const std::string& samples, int count) {
  std::filesystem::create_directories(folder_.file("records"));
  std::filesystem::copy_file(samples + "/office.xml", folder_.file("office.xml"));
  const auto records = regular_meetings(samples);
  if (records.empty()) throw std::runtime_error("no regular meeting among the samples");
  for (int i = 0; i < count; ++i) {
    std::string xml = records[static_cast<std::size_t>(i) % records.size()];
    const std::string suffix = "-" + std::to_string(i);
    extend_value(xml, "urn:vanthu:record:1\" id=\"", suffix);
    extend_value(xml, "<cell code=\"", suffix);
    std::ofstream out(folder_.file("records/" + std::to_string(100000 + i) + ".xml"),
                      std::ios::binary);
    out << xml;
  }
}

}  // namespace vanthu::bench
