#include "sign/signature_problem.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "support/source_folder.h"
#include "text/nfc_string.h"

namespace vanthu::sign {
namespace {

std::string source_of(const std::string& path) {
  std::ifstream in(support::source_folder() + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string letter(findings::Severity severity) {
  switch (severity) {
    case findings::Severity::Violation:
      return "V";
    case findings::Severity::Warning:
      return "W";
    case findings::Severity::Advice:
      return "A";
  }
  return "?";
}

findings::Finding finding_at(int index) {
  return finding_for(static_cast<SignatureProblem>(index), "chi tiết", {});
}

constexpr int kProblems = static_cast<int>(SignatureProblem::RevocationUnknown) + 1;

TEST(SignatureProblem, StandsInTheListOfThePublicHeader) {
  const std::string header = source_of("pipeline/sign/verification.h");
  int listed = 0;
  for (auto at = header.find("SIG-"); at != std::string::npos; at = header.find("SIG-", at + 1)) {
    // "SIG-07 V names …": mentions of an id in running text have no severity behind it.
    if (std::string("VWA").find(header[at + 7]) != std::string::npos) ++listed;
  }
  EXPECT_EQ(listed, kProblems);
  for (int index = 0; index < kProblems; ++index) {
    const auto finding = finding_at(index);
    const std::string line = finding.id + " " + letter(finding.severity) + " ";
    EXPECT_NE(header.find(line), std::string::npos) << line;
  }
}

TEST(SignatureProblem, IsSaidInBothLanguages) {
  for (int index = 0; index < kProblems; ++index) {
    const auto finding = finding_at(index);
    EXPECT_FALSE(finding.message.vi.empty() || finding.message.en.empty()) << finding.id;
    EXPECT_NE(finding.message.vi, finding.message.en);
    EXPECT_EQ(finding.hint.vi.empty(), finding.hint.en.empty()) << finding.id;
    EXPECT_EQ(finding.message.vi.find("chi tiết") != std::string::npos,
              finding.message.en.find("chi tiết") != std::string::npos)
        << finding.id;
    for (const auto* words : {&finding.message.vi, &finding.hint.vi}) {
      EXPECT_EQ(text::normalize(*words).value().str(), *words) << finding.id;
    }
  }
}

}  // namespace
}  // namespace vanthu::sign
