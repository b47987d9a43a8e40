// mutate_rules RULEBOOK SITES EXPLAINED TESTS: changes one thing of the rules at a time and sees
// whether a case of the rulebook, or else a test of the module, notices. RULEBOOK: the folder of
// the rulebook; SITES: what scripts/instrument-rules listed; EXPLAINED: changes that make no
// difference, with the reason; TESTS: the module's test program, built with the same switches. Exit
// code 1 when a change survives that is not explained.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/file_store.h"
#include "mutation/passed.h"
#include "mutation/sites.h"
#include "rules/case_check.h"
#include "rules/rulebook.h"

namespace {

using vanthu::SourceText;
using vanthu::rules::Rule;
using vanthu::rules::Rulebook;

constexpr unsigned kPatienceSeconds = 20;

struct Site {
  int number = 0;
  std::string where;
  std::string kind;
  std::string text;
};

// A change, told so that it can be recognised when lines have moved.
struct Change {
  // "shares.cpp"
  std::string file;
  std::string where;
  // "<= #1" or the new text of a line of data.
  std::string what;
  std::string text;

  std::string key() const { return file + "\t" + what + "\t" + text; }
};

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Site> read_sites(const std::string& path) {
  std::vector<Site> sites;
  for (const std::string& line : lines_of(path)) {
    std::istringstream fields(line);
    Site site;
    std::string number;
    std::getline(fields, number, '\t');
    if (number.empty()) continue;
    site.number = std::stoi(number);
    std::getline(fields, site.where, '\t');
    std::getline(fields, site.kind, '\t');
    std::getline(fields, site.text);
    sites.push_back(site);
  }
  return sites;
}

// "file TAB what TAB text TAB reason"; without reason it does not count.
std::set<std::string> read_explained(const std::string& path) {
  std::set<std::string> keys;
  for (const std::string& line : lines_of(path)) {
    const auto last = line.rfind('\t');
    if (line.empty() || line.front() == '#' || last == std::string::npos) continue;
    if (last + 1 < line.size()) keys.insert(line.substr(0, last));
  }
  return keys;
}

std::vector<SourceText> read_rulebook(const std::string& folder) {
  const vanthu::DiskFileStore files;
  std::vector<SourceText> sources;
  for (const auto& entry : files.list(folder).value()) {
    if (!entry.name.ends_with(".xml")) continue;
    sources.emplace_back(entry.name, files.read(folder + "/" + entry.name).value());
  }
  return sources;
}

bool all_pass(const Rule& rule, const Rulebook& book) {
  const auto results = vanthu::rules::run_cases(rule, book);
  return std::all_of(results.begin(), results.end(), [](const auto& one) { return one.passed(); });
}

// Whether the work answers true, in a child process that may crash or never end.
template <typename Work>
bool survives(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(kPatienceSeconds);
    bool fine = false;
    try {
      fine = work();
    } catch (...) {
    }
    ::_exit(fine ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class Mutations {
 public:
  Mutations(std::string folder, std::vector<Site> sites, std::string tests)
      : sources_(read_rulebook(folder)), sites_(std::move(sites)), tests_(std::move(tests)) {
    auto load = vanthu::rules::load_rulebook(sources_);
    if (!load.rulebook) throw std::runtime_error("the rulebook does not load");
    book_ = std::move(*load.rulebook);
  }

  void run() {
    find_rules_behind_switches();
    for (const Site& site : sites_) throw_switch(site);
    ask_the_tests();
    change_data();
  }

  const std::vector<Change>& survivors() const { return survivors_; }
  int killed() const { return killed_; }

 private:
  void find_rules_behind_switches() {
    auto& passed = mutation::passed_switches();
    for (const Rule& rule : book_.rules()) {
      passed.assign(sites_.size() + 1, false);
      if (!all_pass(rule, book_)) throw std::runtime_error("a case of " + rule.id + " fails");
      for (std::size_t i = 0; i < passed.size(); ++i) {
        if (passed[i]) behind_[static_cast<int>(i)].push_back(&rule);
      }
    }
    passed.clear();
  }

  void throw_switch(const Site& site) {
    const int variants = mutation::variants_of(site.kind.c_str());
    for (int variant = 0; variant < variants; ++variant) {
      const bool alive = survives([&] {
        mutation::thrown = {.number = site.number, .variant = variant};
        const auto& rules = behind_[site.number];
        return std::all_of(rules.begin(), rules.end(),
                           [&](const Rule* rule) { return all_pass(*rule, book_); });
      });
      Change change{.file = site.where.substr(0, site.where.find(':')),
                    .where = site.where,
                    .what = site.kind + " #" + std::to_string(variant + 1),
                    .text = site.text};
      if (alive) {
        doubtful_.push_back({{.number = site.number, .variant = variant}, std::move(change)});
      } else {
        ++killed_;
      }
    }
  }

  // What the cases did not notice, the tests may: each in a process of its own, as many at a time
  // as the machine has cores.
  void ask_the_tests() {
    std::vector<char> alive(doubtful_.size(), 0);
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> askers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
      askers.emplace_back([&] {
        for (std::size_t at = next++; at < doubtful_.size(); at = next++) {
          alive[at] = tests_pass(doubtful_[at].first) ? 1 : 0;
        }
      });
    }
    for (std::thread& asker : askers) asker.join();
    for (std::size_t i = 0; i < doubtful_.size(); ++i) {
      count(alive[i] != 0, std::move(doubtful_[i].second));
    }
    doubtful_.clear();
  }

  bool tests_pass(const mutation::Thrown& change) const {
    const std::string command = "VANTHU_MUTANT=" + std::to_string(change.number) + ":" +
                                std::to_string(change.variant) + " timeout 120 " + tests_ +
                                " --gtest_brief=1 --gtest_fail_fast >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }

  // Thresholds and windows are data: one more, one less, a day more, a day less.
  void change_data() {
    static const std::regex kData(
        R"re(<rule id="([^"]+)"|<(threshold|entry) [^>]*|(strict)="(true|false)")re");
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const std::string& bytes = sources_[i].bytes();
      std::string rule;
      for (std::sregex_iterator it(bytes.begin(), bytes.end(), kData), end; it != end; ++it) {
        if ((*it)[1].matched) {
          rule = (*it)[1].str();
        } else if ((*it)[2].matched) {
          change_element(i, rule, static_cast<std::size_t>(it->position()), it->str());
        }
      }
    }
  }

  void change_element(std::size_t file, const std::string& rule, std::size_t at,
                      const std::string& element) {
    static const std::regex kNumber(R"re((numerator|denominator)="(\d+)")re");
    static const std::regex kDay(R"re((from|to)="(\d{4}-\d\d-)(\d\d)")re");
    for (std::sregex_iterator it(element.begin(), element.end(), kNumber), end; it != end; ++it) {
      for (const int step : {1, -1}) {
        const std::string other = std::to_string(std::stoll((*it)[2].str()) + step);
        try_data(file, rule, at, element, it->position(2), (*it)[2].length(), other);
      }
    }
    for (std::sregex_iterator it(element.begin(), element.end(), kDay), end; it != end; ++it) {
      const int day = std::stoi((*it)[3].str());
      for (const int other : {day + 1, day - 1}) {
        if (other < 1 || other > 28) continue;
        const std::string text = (other < 10 ? "0" : "") + std::to_string(other);
        try_data(file, rule, at, element, it->position(3), 2, text);
      }
    }
    if (const auto strict = element.find("strict=\"true\""); strict != std::string::npos) {
      try_data(file, rule, at, element, static_cast<std::ptrdiff_t>(strict) + 8, 4, "false");
    } else if (element.find("denominator=") != std::string::npos) {
      try_data(file, rule, at, element, static_cast<std::ptrdiff_t>(element.find(' ')), 0,
               " strict=\"true\"");
    }
  }

  void try_data(std::size_t file, const std::string& rule, std::size_t at,
                const std::string& element, std::ptrdiff_t from, std::ptrdiff_t length,
                const std::string& text) {
    const std::string name = sources_[file].name();
    std::string changed = element;
    changed.replace(static_cast<std::size_t>(from), static_cast<std::size_t>(length), text);
    const bool alive = survives([&] {
      std::string bytes = sources_[file].bytes();
      bytes.replace(at, element.size(), changed);
      std::vector<SourceText> sources = sources_;
      sources[file] = SourceText(name, bytes);
      const auto load = vanthu::rules::load_rulebook(sources);
      if (!load.rulebook) return false;
      const Rule* same = load.rulebook->find(rule);
      return same != nullptr && all_pass(*same, *load.rulebook);
    });
    count(alive, {.file = name, .where = name + " " + rule, .what = changed, .text = rule});
  }

  void count(bool alive, Change change) {
    if (alive) {
      survivors_.push_back(std::move(change));
    } else {
      ++killed_;
    }
  }

  std::vector<SourceText> sources_;
  std::vector<Site> sites_;
  std::string tests_;
  Rulebook book_;
  std::map<int, std::vector<const Rule*>> behind_;
  std::vector<std::pair<mutation::Thrown, Change>> doubtful_;
  std::vector<Change> survivors_;
  int killed_ = 0;
};

int report(const Mutations& mutations, const std::set<std::string>& explained) {
  int unexplained = 0;
  std::map<std::string, int> by_file;
  for (const Change& change : mutations.survivors()) {
    if (explained.contains(change.key())) continue;
    ++unexplained;
    ++by_file[change.file];
    std::cout << "survived\t" << change.where << "\t" << change.what << "\t" << change.text << "\n";
  }
  for (const auto& [file, number] : by_file) std::cout << file << ": " << number << " survived\n";
  const auto survived = mutations.survivors().size();
  std::cout << "changes " << mutations.killed() + static_cast<int>(survived) << ", noticed "
            << mutations.killed() << ", survived " << survived << " (explained "
            << survived - static_cast<std::size_t>(unexplained) << ")\n";
  return unexplained == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: mutate_rules RULEBOOK SITES EXPLAINED TESTS\n";
    return 2;
  }
  try {
    Mutations mutations(argv[1], read_sites(argv[2]), argv[4]);
    mutations.run();
    return report(mutations, read_explained(argv[3]));
  } catch (const std::exception& error) {
    std::cerr << "mutate_rules: " << error.what() << "\n";
    return 2;
  }
}
