#include <gtest/gtest.h>

#include <functional>

#include "held_archive.h"
#include "support/failing_file_store.h"

namespace vanthu::care {
namespace {

using archive::Access;
using archive::Archive;
using support::ModelFileStore;
using text::nfc;

// Killed at any change of the disk: nothing tidies up. Nobody is told of a stranger, a hold that
// was signed counts, and the next writer makes an end of it.
class KilledHoldsTest : public HoldsTest {
 protected:
  using Deed = std::function<bool(const HoldOffice&)>;

  // Another process, later.
  bool write(FileStore& files, const FixedClock& clock, const Deed& deed) {
    auto archive = Archive::open(files, clock, kRoot, Access::Write,
                                 {.index_path = ":memory:", .log_keys = &keys_});
    return archive.ok() && deed({files, clock, archive.value(), kRoot, *signer_, trust_});
  }

  // Does the deed with the disk gone from the call on; false: it came through.
  bool is_killed(const support::Tree& before, std::size_t at, const Deed& deed) {
    disk_ = ModelFileStore(before);
    support::FailingFileStore failing(
        disk_, {.at_call = at, .kind = support::FaultKind::Half, .stays = true});
    return !write(failing, kClock, deed) || failing.calls() >= at;
  }

  void expect_nothing_strange(std::size_t at) {
    archive_.emplace(std::move(Archive::open(disk_, kClock, kRoot, Access::Read)).value());
    const std::string wrong_now = wrong();
    archive_.reset();
    // Between two renames a signature stands alone.
    const HoldList now = list();
    const bool is_half = now.doubted.size() == 1 && now.doubted.front().path.ends_with(".p7s");
    halves_ += is_half ? 1 : 0;
    pending_ += !is_half && !now.doubted.empty() ? 1 : 0;
    if (is_half) return;
    EXPECT_TRUE(now.is_sound()) << at;
    EXPECT_EQ(wrong_now.find("VT-FOREIGN"), std::string::npos) << at << wrong_now;
  }

  const FixedClock later_{Instant{1'793'900'000}};
  int halves_ = 0;
  int pending_ = 0;
};

TEST_F(KilledHoldsTest, AreFinishedByTheNextWriter) {
  archive_.reset();
  const support::Tree before = disk_.tree();
  const Deed place = [&](const HoldOffice& office) {
    return place_hold(office, object_, nfc("Đơn khiếu nại 12-ĐKN")).ok();
  };
  for (std::size_t at = 1; is_killed(before, at, place); ++at) {
    expect_nothing_strange(at);
    const bool was_there = !list().holds.empty();
    const bool was_pending = list().is_held(object_) && !was_there;
    ASSERT_TRUE(write(disk_, later_, place)) << at;
    EXPECT_EQ(list().holds.size(), was_there ? 2U : 1U) << at;
    EXPECT_EQ(list().holds.front().statement.time == to_iso_utc(kClock.now()),
              was_there || was_pending)
        << at;
    EXPECT_EQ(doubted(), "") << at;
    archive_.emplace(std::move(Archive::open(disk_, later_, kRoot, Access::Read)).value());
    EXPECT_EQ(wrong().find("care"), std::string::npos) << at << wrong();
    archive_.reset();
  }
  EXPECT_EQ(halves_, 1);
  EXPECT_GT(pending_, 3);
}

TEST_F(KilledHoldsTest, AreNotReleasedByAReleaseThatWasInterrupted) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  archive_.reset();
  const support::Tree before = disk_.tree();
  const Deed release = [&](const HoldOffice& office) {
    return release_hold(office, hold.id, nfc("Đã giải quyết")).ok();
  };
  int aside = 0;
  const Deed finish = [](const HoldOffice& office) { return finish_holds(office).ok(); };
  for (std::size_t at = 1; is_killed(before, at, release); ++at) {
    expect_nothing_strange(at);
    const bool is_held = list().is_held(object_);
    ASSERT_TRUE(write(disk_, later_, finish)) << at;
    EXPECT_EQ(list().is_held(object_), is_held) << at;
    aside += disk_.exists("archive.damaged/care") ? 1 : 0;
    EXPECT_EQ(doubted(), "") << at;
    if (is_held) {
      ASSERT_TRUE(write(disk_, later_, release)) << at;
    }
    EXPECT_FALSE(list().is_held(object_)) << at;
  }
  EXPECT_GT(pending_, 3);
  EXPECT_GT(aside, 0);
}

}  // namespace
}  // namespace vanthu::care
