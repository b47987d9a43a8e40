// Who is called what, and who calls whom: collected while a record is read, judged when it is read
// to the end, because an element may refer to one further down. Private to ingest.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "findings/finding.h"
#include "ingest/record_format.h"
#include "model/member.h"

namespace vanthu::ingest {

class References {
 public:
  void declare(IdSpace space, const std::string& id, const SourceSpan& at);
  void refer(IdSpace space, const std::string& id, const SourceSpan& at);

  // REC-03 for ids used twice, REC-04 for references to nothing; near ids are suggested, members
  // with their names.
  void report(const SourceText& source, const model::Roster& roster,
              findings::Findings& findings) const;

 private:
  struct Mention {
    IdSpace space = IdSpace::Member;
    std::string id;
    SourceSpan at;
  };

  static constexpr std::size_t kSpaces = 6;
  // Place of the first declaration.
  std::array<std::map<std::string, SourceSpan, std::less<>>, kSpaces> declared_;
  std::vector<Mention> repeated_;
  std::vector<Mention> references_;
};

}  // namespace vanthu::ingest
