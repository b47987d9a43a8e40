#include "exchange/transfer_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_archive.h"

namespace vanthu::exchange {
namespace {

using testing::HasSubstr;

TEST(TransferList, NamesDossiersAndTheirPapers) {
  const SmallArchive archive;
  TransferList list("Đảng ủy xã");
  list.add(archive.copy(), "package");
  EXPECT_THAT(list.dossiers_csv(),
              HasSubstr("\"Biên bản sinh hoạt chi bộ thường kỳ, Chi bộ ấp 3\",05/11/2026,"
                        "05/11/2026,,Vĩnh viễn,package\r\n"));
  EXPECT_THAT(list.papers_csv(),
              HasSubstr(",2,05-NQ/CB,05/11/2026,Chi bộ ấp 3,Nghị quyết lãnh đạo nhiệm vụ tháng,,,"
                        "resolution.pdf\r\n"));
  EXPECT_THAT(list.page(), HasSubstr("Mục lục này gồm 1 (một) hồ sơ, 2 (hai) văn bản."));
}

TEST(TransferList, IsSafeInASpreadsheetAndInAPage) {
  const SmallArchive archive(support::dossier().title("=HYPERLINK(\"x\") <b>"));
  TransferList list("Đảng ủy <xã>");
  list.add(archive.copy(), "package");
  EXPECT_THAT(list.papers_csv(), HasSubstr("\"'=HYPERLINK"));
  EXPECT_THAT(list.page(), HasSubstr("&lt;b>"));
  EXPECT_THAT(list.page(), HasSubstr("Đảng ủy &lt;xã>"));
}

}  // namespace
}  // namespace vanthu::exchange
