// Level 4 of a verification: each stored version is made again from its record, and what comes out
// is held against what is stored. The rules judge record.xml with the rulebook in force and give
// findings.json; the templates give each DOCX byte for byte, and each PDF byte for byte up to the
// signatures behind it, the bytes of its own signature left out; both give dossier.json. So what
// was put into a dossier by somebody with all keys, but does not come from its record, is found.
// It cannot tell whether the record says what happened.
//   auto remade = run::remake_object(folder, remaker);
// Another program or other templates make other papers: that is told as unchecked, not as damage.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/verify.h"
#include "base/file_store.h"
#include "rules/rulebook.h"
#include "run/maker.h"
#include "run/paper_press.h"
#include "run/record_traces.h"
#include "sign/trust_list.h"

namespace vanthu::run {

// What papers are made with; safe to use from all workers. All must outlive it.
struct Remaker {
  const FileStore& files;
  const rules::Rulebook& rulebook;
  const PaperPress& press;
  const rules::LocalProfiles& local;
  // Waivers count as they did when one of these signed them.
  const sign::TrustList& trusted;
  Maker maker;
};

struct Remade {
  // Stored versions, and those of them that came out again with every byte.
  std::uint64_t versions = 0;
  std::uint64_t reproduced = 0;
  // PDF and DOCX files in those.
  std::uint64_t papers = 0;
  // Of those, versions that another rulebook judged: of findings.json the verdicts agree, not the
  // bytes.
  std::uint64_t other_rulebook = 0;
  std::vector<archive::VerifyProblem> problems;
  std::vector<archive::VerifyProblem> unchecked;
};

// All versions of one object.
Remade remake_object(const std::string& folder, const Remaker& remaker);

struct RemakeOptions {
  int workers = 1;
  // Called after each object; false stops the walk, which is then unfinished.
  std::function<bool(std::uint64_t done, std::uint64_t total)> progress = {};
};

// Folders of objects. No more than a few dossiers are in memory at any time.
Remade remake_all(const std::vector<std::string>& folders, const Remaker& remaker,
                  const RemakeOptions& options);

}  // namespace vanthu::run
