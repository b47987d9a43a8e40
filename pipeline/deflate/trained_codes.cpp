#include "deflate/trained_codes.h"

namespace vanthu::deflate {

const TrainedCode& page_code() {
  static const TrainedCode code(
      "35adafbf9a7cafa98888899aaa999dae6fa98bbc779f98577566666677cf9f9ffb7878af767f8888"
      "89b87789fb998bfff9ab99abf9afa8aabf9f9bfbfafffffcbdcffffffcfdefffcfcfffffffffff99"
      "aaffffcdafa9fffb9acfffbaffafffaff98fffefffffffcfffcab8fc9b9dadbfbfedafafdfffffbf"
      "dfffec9eacafdc9ebe44555555677779a9cbddedddeeee",
      "fafc9974445445444444444569beee");
  return code;
}

const TrainedCode& markup_code() {
  static const TrainedCode code(
      "ffffffffffafffffffffffffffffffff4f6ffdfdbbdf8897767788888879778bbb889cba89f99a8c"
      "9ab97aadbcdcfaf8f676758665c866566966568888cdfdffd9d9fddafec9dafc98dacafbb9e9d9ea"
      "8798d9c9b9aba8f999a99cfbfa76fad9ffa68c8ffffffffffffffffffffffffff5ffffffffffffff"
      "ffffffffffffffffcf455667767787889777988989abda",
      "9bba78776766554444444444454557");
  return code;
}

}  // namespace vanthu::deflate
