#include "docx/docx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/docx_lint.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

using support::words_of;
using testing::IsEmpty;

std::vector<std::string> plain_words(const document::Document& paper) {
  return support::split_words(document::plain_text(paper).str());
}

TEST(DocxWriter, SaysTheWordsOfTheDocumentInTheirOrder) {
  for (const document::Document& paper : {support::monthly_minutes(), support::monthly_resolution(),
                                          support::hostile_paper(), support::empty_paper()}) {
    EXPECT_EQ(words_of(reopened(paper)), plain_words(paper)) << paper.title.view();
  }
}

TEST(DocxWriter, MakesFilesWithoutFaults) {
  for (const document::Document& paper : {support::monthly_minutes(), support::monthly_resolution(),
                                          support::hostile_paper(), support::empty_paper()}) {
    EXPECT_THAT(support::docx_faults(reopened(paper)), IsEmpty()) << paper.title.view();
  }
}

TEST(DocxWriter, GivesTheSameBytesForTheSameDocument) {
  const std::string first = written(support::monthly_minutes());
  const auto other = DocxPrototype::make(party_profile(), times_metrics());
  EXPECT_EQ(write_docx(support::monthly_minutes(), other.value()).value(), first);
  EXPECT_NE(written(support::monthly_resolution()), first);
}

}  // namespace
}  // namespace vanthu::docx
