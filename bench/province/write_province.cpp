#include "province/write_province.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "province/faults.h"

namespace vanthu::province {
namespace {

namespace fs = std::filesystem;

std::string month_name(const Date& day) {
  return to_iso(day).substr(0, 7);
}

// FNV-1a.
std::uint64_t fold(const std::string& text) {
  std::uint64_t folded = 14695981039346656037U;
  for (const char c : text) folded = (folded ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return folded;
}

class ProvinceWriter {
 public:
  explicit ProvinceWriter(const ProvinceOptions& options) : options_(options) {
    if (fs::exists(options.root)) throw std::runtime_error("is there already: " + options.root);
    fs::create_directories(options.root + "/records");
    expected_ = open("expected.csv");
    expected_ << "fault,cell,record,rule\n";
  }

  ProvinceCounts write() {
    std::ofstream office = open("office.xml");
    office << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office xmlns=\"urn:vanthu:office:1\" "
              "name=\"Tỉnh ủy Thanh Vân\" fictional=\"true\">\n";
    for (int number = 0; number < options_.cells && !is_full(); ++number) {
      Cell cell = found_cell(options_.seed, number, month(0), options_.months);
      office << "  <cell code=\"" << cell.code << "\" folder=\"" << cell.folder << "\" name=\""
             << cell.name << "\"/>\n";
      write_cell(cell);
    }
    office << "</office>\n";
    close(office, "office.xml");
    close(expected_, "expected.csv");
    return counts_;
  }

 private:
  bool is_full() const {
    return options_.most_records > 0 && counts_.records >= options_.most_records;
  }

  Date month(int number) const {
    return add_months(Date{std::chrono::year(options_.first_year) / 1 / 1}, number);
  }
  static Date day_of(const Cell& cell, const Date& first) { return add_days(first, cell.day - 1); }

  void write_cell(Cell& cell) {
    bool has_series_fault = false;
    for (int i = 0; i < options_.months && !is_full(); ++i) {
      const Date on = day_of(cell, month(i));
      const Date next = day_of(cell, month(i + 1));
      if (cell.committee) save(cell, draft_committee(cell, add_days(on, -4), month_name(on)));
      const bool faulty = cell.seeded.chance(options_.faults);
      const bool quarter_ends = i % 3 == 2;
      if (faulty && !has_series_fault && plant_absence(cell, i, quarter_ends, on)) {
        has_series_fault = true;
        if (absence_ == Absence::Meeting) continue;
      } else {
        absence_ = Absence::None;
      }
      write_regular(cell, i, on, next, faulty && absence_ == Absence::None, has_series_fault);
      if (quarter_ends && absence_ != Absence::Thematic) {
        save(cell, draft_thematic(cell, add_days(month(i), 20), next));
        forget_told_changes(cell);
      }
    }
  }

  enum class Absence { None, Meeting, Thematic, Member };

  // What should be in the records and is not: decided before the month is told.
  bool plant_absence(Cell& cell, int i, bool quarter_ends, const Date& on) {
    absence_ = Absence::None;
    if (i == 0 || i + 1 >= options_.months || !cell.seeded.chance(0.2)) return false;
    if (quarter_ends) {
      absence_ = Absence::Thematic;
      expect("no_thematic", cell, "", "SH-16");
      return true;
    }
    if (!cell.candidates.empty() || on.month() == std::chrono::January) return false;
    if (cell.seeded.chance(0.5)) {
      absence_ = Absence::Meeting;
      expect("no_meeting", cell, "", "DL-24.2");
      return true;
    }
    if (!cell.committee || !lose_member(cell)) return false;
    absence_ = Absence::Member;
    expect("member_vanished", cell, cell.folder + "-" + month_name(on) + "-thuong-ky", "CK-11");
    return true;
  }

  void write_regular(Cell& cell, int i, const Date& on, const Date& next, bool faulty,
                     bool& has_series_fault) {
    live_on(cell, i, on);
    Draft draft = draft_regular(cell, i, on, next);
    const auto faults = meeting_faults();
    const auto start = static_cast<std::size_t>(cell.seeded.below(static_cast<int>(faults.size())));
    for (std::size_t k = 0; faulty && k < faults.size(); ++k) {
      const Fault& fault = faults[(start + k) % faults.size()];
      if (fault.over_time && has_series_fault) continue;
      if (!fault.plant(cell, draft)) continue;
      has_series_fault = has_series_fault || fault.over_time;
      expect(fault.name, cell, draft.id, fault.rule);
      // The task itself is blamed where it was given.
      if (!draft.passed_over_from.empty()) {
        expect(fault.name, cell, draft.passed_over_from, "CK-05");
      }
      break;
    }
    save(cell, draft);
    forget_told_changes(cell);
  }

  void expect(std::string_view fault, const Cell& cell, const std::string& record,
              std::string_view rule) {
    expected_ << fault << ',' << cell.code << ',' << record << ',' << rule << '\n';
    ++counts_.faults;
  }

  void save(const Cell& cell, const Draft& draft) {
    const std::string folder = options_.root + "/records/" + cell.folder + "/" +
                               std::to_string(static_cast<int>(draft.on.year()));
    if (folder != folder_) {
      fs::create_directories(folder);
      folder_ = folder;
    }
    // Words of their own, so that a fault changes no sentence after it.
    const std::string bytes = write_record(cell, draft, Seeded(options_.seed ^ fold(draft.id)));
    const std::string path =
        folder + draft.id.substr(cell.folder.size()).replace(0, 1, "/") + ".xml";
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    close(out, path);
    ++counts_.records;
    counts_.bytes += bytes.size();
  }

  std::ofstream open(const std::string& name) const {
    return std::ofstream(options_.root + "/" + name, std::ios::binary);
  }
  static void close(std::ofstream& out, const std::string& path) {
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path);
  }

  const ProvinceOptions& options_;
  ProvinceCounts counts_;
  std::ofstream expected_;
  std::string folder_;
  Absence absence_ = Absence::None;
};

}  // namespace

ProvinceCounts write_province(const ProvinceOptions& options) {
  return ProvinceWriter(options).write();
}

}  // namespace vanthu::province
