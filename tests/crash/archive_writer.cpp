// A writer that crash tests kill and starve: stores small meetings in an archive and says on
// stdout, line by line, which receipts it was given. Only what stands there counts as acknowledged.
//   archive_writer create ROOT
//   archive_writer story ROOT                  three batches; a second run goes on
//   archive_writer store ROOT PREFIX BATCHES   meetings of its own, two and a correction a batch
//   archive_writer repeat ROOT SEED TIMES      submissions drawn from the same 40 meetings
//   archive_writer judge ROOT RECEIPTS         recover, verify, look up every receipt of the file
// Exit code: 0 done, 3 refused by the lock, 1 anything else.
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <iostream>
#include <random>
#include <set>

#include "archive/archive.h"
#include "support/dossiers.h"
#include "support/toy_log_keys.h"

namespace vanthu::support {
namespace {

using archive::Access;
using archive::Archive;
using archive::Receipt;
using archive::Submission;

constexpr int kRefused = 3;
constexpr std::size_t kReceiptLines = 7;

int fail(const Error& error) {
  std::cerr << describe(error, Language::En) << "\n";
  const bool locked = error.kind == ErrorKind::Usage && error.where.ends_with("lock");
  return locked ? kRefused : 1;
}

// In one write, so that a receipt is on stdout whole or not at all.
void acknowledge(const Receipt& receipt) {
  const std::string text = to_text(receipt);
  if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    ::_exit(1);
}

int store(Archive& archive, const std::vector<Submission>& batch) {
  for (const auto& receipt : archive.store(batch)) {
    if (!receipt.ok()) return fail(receipt.error());
    acknowledge(receipt.value());
  }
  return 0;
}

int story(Archive& archive) {
  const Submission first = submission(dossier().meeting("a"));
  const DossierBuilder corrected = dossier().meeting("a").file("record.xml", "<corrected/>");
  const std::vector<std::vector<Submission>> batches{
      {first, submission(dossier().meeting("b"))},
      {correction(corrected, first.content_key()), submission(dossier().meeting("c"))}};
  for (const auto& batch : batches) {
    if (const int code = store(archive, batch); code != 0) return code;
  }
  return 0;
}

int store_many(Archive& archive, const std::string& prefix, std::size_t batches) {
  for (std::size_t i = 0; i < batches; ++i) {
    const std::string name = prefix + "-" + std::to_string(i);
    const Submission first = submission(dossier().meeting(name));
    const DossierBuilder corrected = dossier().meeting(name).file("record.xml", "<corrected/>");
    for (const auto& batch :
         std::vector<std::vector<Submission>>{{first, submission(dossier().meeting(name + "-b"))},
                                              {correction(corrected, first.content_key())}}) {
      if (const int code = store(archive, batch); code != 0) return code;
    }
  }
  return 0;
}

// Batches of twenty, some meetings twice in one batch.
int repeat(Archive& archive, std::size_t seed, std::size_t times) {
  constexpr std::size_t kMeetings = 40;
  constexpr std::size_t kBatch = 20;
  std::mt19937_64 random(seed);
  std::vector<Submission> meetings;
  for (std::size_t i = 0; i < kMeetings; ++i)
    meetings.push_back(submission(dossier().meeting("m" + std::to_string(i))));
  for (std::size_t done = 0; done < times; done += kBatch) {
    std::vector<Submission> batch;
    for (std::size_t i = 0; i < kBatch; ++i) batch.push_back(meetings[random() % kMeetings]);
    if (const int code = store(archive, batch); code != 0) return code;
  }
  return 0;
}

// What a killed writer had not written to its end was not acknowledged.
std::vector<Receipt> read_receipts(const std::string& path) {
  std::ifstream in(path);
  std::vector<Receipt> receipts;
  std::string text;
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    text += line + "\n";
    if (++lines % kReceiptLines != 0) continue;
    auto receipt = archive::parse_receipt(text);
    if (!receipt.ok()) throw std::runtime_error("torn receipt: " + text);
    receipts.push_back(std::move(receipt).value());
    text.clear();
  }
  return receipts;
}

int judge(Archive& archive, const std::string& path) {
  const auto report = archive.verify({.log = {.needs_log = false}, .signatures = toy_checks()});
  if (!report.ok()) return fail(report.error());
  for (const auto* list : {&report.value().problems, &report.value().unchecked}) {
    for (const auto& problem : *list)
      std::cerr << problem.code << " " << problem.path << ": " << problem.what.en << "\n";
  }
  if (!report.value().is_clean()) return 1;
  const std::vector<Receipt> receipts = read_receipts(path);
  std::set<std::string> objects;
  for (const Receipt& receipt : receipts) {
    const auto found = archive.find_receipt(receipt.object_id, receipt.content_key);
    if (!found.ok() || found.value() != receipt) {
      std::cerr << "lost or changed: " << to_text(receipt);
      return 1;
    }
    objects.insert(receipt.object_id);
  }
  std::cout << "receipts " << receipts.size() << " objects " << report.value().objects
            << " versions " << report.value().versions << " acknowledged_objects " << objects.size()
            << "\n";
  return 0;
}

std::size_t number(const std::string& text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int run(const std::vector<std::string>& words) {
  DiskFileStore disk;
  const SystemClock clock;
  ToyLogKeys keys;
  if (words[0] == "create") {
    const auto made =
        Archive::create(disk, clock, words[1], {.office = "Văn phòng", .log_keys = &keys});
    return made.ok() ? 0 : fail(made.error());
  }
  auto archive = Archive::open(disk, clock, words[1], Access::Write, {.log_keys = &keys});
  if (!archive.ok()) return fail(archive.error());
  if (words[0] == "story") return story(archive.value());
  if (words[0] == "store") return store_many(archive.value(), words.at(2), number(words.at(3)));
  if (words[0] == "repeat")
    return repeat(archive.value(), number(words.at(2)), number(words.at(3)));
  if (words[0] == "judge") return judge(archive.value(), words.at(2));
  return 1;
}

}  // namespace
}  // namespace vanthu::support

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  return vanthu::support::run(std::vector<std::string>(argv + 1, argv + argc));
}
