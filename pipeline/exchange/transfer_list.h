// What goes with dossiers that are handed over: the list of dossiers (mục lục hồ sơ) and in each
// the list of its papers (mục lục văn bản), as CSV and as one page to print and sign.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "exchange/dossier_copy.h"

namespace vanthu::exchange {

class TransferList {
 public:
  // organization: who hands over.
  explicit TransferList(std::string organization) : organization_(std::move(organization)) {}

  // package: the name it was exported under.
  void add(const DossierCopy& dossier, const std::string& package);

  std::string dossiers_csv() const;
  std::string papers_csv() const;
  // One HTML page, A4, that needs nothing else.
  std::string page() const;

  // muc-luc-ho-so.csv, muc-luc-van-ban.csv and muc-luc.html; answers their paths. Files of another
  // export in the same folder are not overwritten.
  Result<std::vector<std::string>> write(FileStore& files, const std::string& folder) const;

 private:
  struct Paper {
    std::string number;
    // DD/MM/YYYY
    std::string date;
    std::string author;
    std::string subject;
    std::string pages;
    std::string file;
  };
  struct Row {
    std::string code;
    std::string title;
    std::string from;
    std::string to;
    std::string package;
    std::vector<Paper> papers;
  };

  std::string organization_;
  std::vector<Row> rows_;
};

}  // namespace vanthu::exchange
