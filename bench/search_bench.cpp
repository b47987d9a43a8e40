#include "search_bench.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>

#include "archive/index_writer.h"
#include "archive/searcher.h"
#include "measure.h"
#include "must.h"
#include "temporary_folder.h"
#include "text/nfc_string.h"

namespace vanthu::bench {
namespace {

constexpr int kDocumentsADossier = 2;
constexpr int kCells = 70;
constexpr std::size_t kTextBytes = 4000;
constexpr int kBatch = 200;

// Numerical Recipes' generator: the same documents every time.
class Dice {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<std::size_t>((state_ >> 8) % limit);
  }

 private:
  std::uint32_t state_ = 20261122U;
};

class EntryMaker {
 public:
  explicit EntryMaker(const std::vector<std::string>& lines) : lines_(lines) {}

  archive::IndexEntry make(int number) {
    const int cell = number % kCells;
    const int month = number / kCells;
    const std::string name = std::to_string(number);
    archive::IndexEntry entry;
    entry.object_id =
        "urn:uuid:00000000-0000-5000-8000-" + std::string(12 - name.size(), '0') + name;
    archive::Description& d = entry.description;
    d.cell_code = "38.168.053." + std::to_string(100 + cell);
    d.cell_name = text::nfc("Chi bộ thôn số " + std::to_string(cell));
    d.meeting_id = "regular-" + name;
    d.meeting_kind = "regular";
    d.held_on = add_months(Date{std::chrono::year{2000} / 1 / 5}, month % 312);
    d.term = "2025-2027";
    d.persons = {{text::nfc("Nguyễn Văn Hòa"), "chair"}, {text::nfc("Trần Thị Ánh"), "secretary"}};
    d.outcomes = {
        {"DL-09.5a", number % 50 == 0 ? findings::Outcome::Fail : findings::Outcome::Pass}};
    for (const char* kind : {"minutes", "resolution"})
      d.documents.push_back(document(kind, d.held_on, number));
    entry.versions = {{.version = 1,
                       .created = to_iso(d.held_on) + "T08:00:00Z",
                       .content_key = std::string(64, 'a'),
                       .inventory_sha512 = std::string(128 - name.size(), '0') + name}};
    return entry;
  }

  std::uint64_t text_bytes() const { return text_bytes_; }

 private:
  archive::IndexedDocument document(const char* kind, const Date& date, int number) {
    std::string words;
    while (words.size() < kTextBytes) words += lines_[dice_.below(lines_.size())] + "\n";
    text_bytes_ += words.size();
    return {.file = std::string(kind) + ".pdf",
            .kind = kind,
            .kind_name = text::nfc("Nghị quyết"),
            .number = std::to_string(number % 90 + 10) + "-NQ/CB",
            .date = date,
            .title = text::nfc(lines_[dice_.below(lines_.size())]),
            .signer = text::nfc("Nguyễn Văn Hòa"),
            .text = text::nfc(words)};
  }

  const std::vector<std::string>& lines_;
  Dice dice_;
  std::uint64_t text_bytes_ = 0;
};

// Two neighbouring words of some line: sometimes frequent, sometimes rare; every fourth with a
// year.
std::vector<std::string> make_queries(const std::vector<std::string>& lines) {
  Dice dice;
  std::vector<std::string> queries;
  while (queries.size() < 100) {
    const std::string& line = lines[dice.below(lines.size())];
    const std::size_t first = line.find(' ', dice.below(line.size()));
    if (first == std::string::npos) continue;
    const std::size_t second = line.find(' ', first + 1);
    if (second == std::string::npos) continue;
    const std::string two = line.substr(first + 1, line.find(' ', second + 1) - first - 1);
    const std::string query = queries.size() % 4 == 0 ? two + " year:2015" : "\"" + two + "\"";
    if (archive::parse_query(query).ok()) queries.push_back(query);
  }
  return queries;
}

double ninety_ninth(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() * 99 / 100 - 1];
}

}  // namespace

SearchFigures measure_search(const std::vector<std::string>& lines, int documents) {
  const TemporaryFolder folder;
  const std::string path = folder.file("index.sqlite");
  SearchFigures figures{.documents = documents};
  EntryMaker maker(lines);
  auto index = must(archive::IndexDatabase::open(path, archive::IndexAccess::Write));
  must(archive::create_schema(index.handle()));
  double spent = 0;
  std::vector<archive::IndexEntry> batch;
  const int dossiers = documents / kDocumentsADossier;
  for (int number = 0; number < dossiers; ++number) {
    batch.push_back(maker.make(number));
    if (batch.size() < kBatch && number + 1 < dossiers) continue;
    const double begin = cpu_ms();
    must(archive::put_entries(index, batch));
    spent += cpu_ms() - begin;
    batch.clear();
  }
  figures.put_per_s = documents * 1000.0 / spent;
  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder.path()))
    bytes += file.file_size();
  figures.size_ratio = static_cast<double>(bytes) / static_cast<double>(maker.text_bytes());

  std::vector<double> times;
  for (const std::string& query : make_queries(lines)) {
    const double begin = cpu_ms();
    must(archive::search_index(index, query, {}));
    times.push_back(cpu_ms() - begin);
  }
  figures.p99_ms = ninety_ninth(times);
  figures.facets_ms = ms_per_call(5, 1, [&] { must(archive::count_facets(index, "chi bo", 10)); });
  return figures;
}

}  // namespace vanthu::bench
