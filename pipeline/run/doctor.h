// What is wrong with this installation and workspace, and how to mend it.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/file_store.h"

namespace vanthu::run {

enum class Health { Good, Doubtful, Bad };

struct Diagnosis {
  Health health = Health::Good;
  // "phông chữ", "khóa ký", …
  Bilingual part;
  Bilingual what;
  Bilingual remedy;
};

// data: the folder with templates/, empty when it was not found; workspace: its root, or empty.
std::vector<Diagnosis> examine_installation(FileStore& files, const Clock& clock,
                                            const std::string& data, const std::string& workspace);

}  // namespace vanthu::run
