#include "bench_office.h"

#include <utility>

#include "must.h"

namespace vanthu::bench {

BenchOffice::BenchOffice(run::Workspace workspace) : workspace_(std::move(workspace)) {
  const auto secret = must(run::create_passphrase_file(files_, workspace_));
  must(run::create_office_key(files_, clock_, workspace_, {}, secret));
  passphrase_ = std::make_unique<run::OfficePassphrase>(files_, workspace_, nullptr);
  signer_ = must(run::open_office_key(files_, workspace_, *passphrase_));
  log_keys_ = std::make_unique<run::LogKeyFiles>(files_, *passphrase_, workspace_);
}

archive::Archive BenchOffice::new_archive(const std::string& root) {
  must(archive::Archive::create(files_, clock_, root,
                                {.office = "bench", .log_keys = log_keys_.get()}));
  return must(archive::Archive::open(files_, clock_, root, archive::Access::Write,
                                     {.log_keys = log_keys_.get()}));
}

}  // namespace vanthu::bench
