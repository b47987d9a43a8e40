// Documents of all kinds of blocks in any order, from a seed.
#pragma once

#include <random>
#include <string>

#include "document/document.h"

namespace vanthu::layout {

class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : random_(seed) {}

  document::Document make();

 private:
  int number(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
  bool one_in(int count) { return number(1, count) == 1; }
  // With a line feed here and there.
  std::string text(int low, int high);
  text::NfcString phrase(int low, int high);
  document::Inlines inlines(int low, int high);

  document::Letterhead letterhead();
  document::List list();
  document::Table table();
  document::SignatureBlock signatures();
  document::Block block();

  std::mt19937 random_;
};

}  // namespace vanthu::layout
