// scripts/train-deflate: makes a code for one kind of text from files of that kind, as two arguments of
// deflate::TrainedCode, and says how much shorter the files become.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <queue>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "deflate/quick_deflate.h"

namespace {

using vanthu::deflate::SymbolCounts;
using vanthu::deflate::TrainedCode;

// Huffman's: the two rarest are joined until one is left.
std::vector<int> code_lengths(const std::vector<std::uint64_t>& counts) {
  using Node = std::pair<std::uint64_t, std::size_t>;
  std::priority_queue<Node, std::vector<Node>, std::greater<>> rarest;
  for (std::size_t i = 0; i < counts.size(); ++i) rarest.emplace(counts[i], i);
  std::vector<std::size_t> parent(2 * counts.size() - 1, 0);
  for (std::size_t joined = counts.size(); joined < parent.size(); ++joined) {
    const auto [one, first] = rarest.top();
    rarest.pop();
    const auto [other, second] = rarest.top();
    rarest.pop();
    parent[first] = parent[second] = joined;
    rarest.emplace(one + other, joined);
  }
  std::vector<int> depth(parent.size(), 0);
  for (std::size_t i = parent.size() - 1; i-- > 0;) depth[i] = depth[parent[i]] + 1;
  depth.resize(counts.size());
  return depth;
}

// Every symbol gets a code, and none a longer one than the format knows: what is rare is taken for
// more frequent until that holds.
std::string train(std::span<const std::uint64_t> seen) {
  constexpr std::uint64_t kScale = 1000;
  for (std::uint64_t least = 1;; least *= 2) {
    std::vector<std::uint64_t> counts;
    for (const std::uint64_t count : seen) counts.push_back(std::max(count * kScale, least));
    std::string digits;
    bool fits = true;
    for (const int length : code_lengths(counts)) {
      fits = fits && length <= vanthu::deflate::kLongestCode;
      digits += "0123456789abcdef"[length & 15];
    }
    if (fits) return digits;
  }
}

void print_argument(const std::string& digits) {
  constexpr std::size_t kLine = 80;
  for (std::size_t at = 0; at < digits.size(); at += kLine) {
    std::cout << "      \"" << digits.substr(at, kLine) << '"'
              << (at + kLine < digits.size() ? "\n" : ",\n");
  }
}

}  // namespace

int main(int count, char** arguments) {
  SymbolCounts counts;
  std::vector<std::string> texts;
  std::size_t plain = 0;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    if (!file) {
      std::cerr << arguments[i] << ": cannot be read\n";
      return 1;
    }
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    plain += texts.back().size();
    vanthu::deflate::count_symbols(texts.back(), counts);
  }
  const std::string literals = train(counts.literals);
  const std::string distances = train(counts.distances);
  print_argument(literals);
  print_argument(distances);
  std::string packed;
  for (const std::string& text : texts) {
    vanthu::deflate::append_deflated(packed, text, TrainedCode(literals, distances));
  }
  std::cout << "// " << texts.size() << " texts, " << plain << " bytes, packed " << packed.size() << '\n';
  return 0;
}
