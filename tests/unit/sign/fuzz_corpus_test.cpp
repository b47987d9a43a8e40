#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "sign/cms.h"
#include "sign/signature_field.h"
#include "sign/timestamp.h"
#include "support/fielded_pdf.h"
#include "support/minimal_signed_pdf.h"
#include "support/signing_keys.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::sign {
namespace {

using support::TestKey;

void replay(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> corpus() {
  std::vector<std::string> corpus{"", "%PDF-", "%PDF-1.7\n1 0 obj<</ByteRange[", "\x30\x80"};
  for (const auto key : {TestKey::P256, TestKey::Rsa3072}) {
    const auto signer = support::test_signer(key);
    corpus.push_back(support::test_certificate_pem(key));
    corpus.push_back(signer->certificate().der());
    corpus.push_back(sign_detached("văn bản", *signer).value());
    corpus.push_back(support::minimal_signed_pdf(*signer));
    corpus.push_back(support::add_second_hole(corpus.back(), 3000).bytes);
    corpus.push_back(support::sealed_pdf_with_fields(*signer));
    corpus.push_back(sign_field(corpus.back(),
                                {.field = "Signature2",
                                 .date = "D:20261106080000+07'00'",
                                 .look = {},
                                 .timestamp_room = 0},
                                *signer)
                         .value());
    corpus.push_back(make_timestamp_query(sha256("văn bản")));
  }
  return corpus;
}

TEST(SignatureFuzz, HoldsItsPromisesOnTheCorpus) {
  for (const std::string& bytes : corpus()) EXPECT_NO_THROW(replay(bytes));
}

TEST(SignatureFuzz, HoldsItsPromisesOnDamagedCopiesOfTheCorpus) {
  const std::vector<std::string> pieces{"<<",
                                        ">>",
                                        "[",
                                        "]",
                                        "(",
                                        ")",
                                        "\\",
                                        "%",
                                        "/ByteRange [",
                                        "obj",
                                        "<",
                                        ">",
                                        "-1",
                                        "\n",
                                        "\x30\x80",
                                        "99999999999999999999",
                                        "/Contents <",
                                        std::string(9, '\0')};
  const auto starts = corpus();
  std::mt19937 random(20261105);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = starts[random() % starts.size()];
    for (auto edits = random() % 6 + 1; edits > 0 && !bytes.empty(); --edits) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, random() % 60 + 1);
          break;
        case 2:
          bytes.insert(at, pieces[random() % pieces.size()]);
          break;
        default:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
          break;
      }
    }
    ASSERT_NO_THROW(replay(bytes)) << "round " << round;
  }
}

}  // namespace
}  // namespace vanthu::sign
