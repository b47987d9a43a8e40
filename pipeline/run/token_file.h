// keys/NAME.xml (urn:vanthu:token:1): which key of which token stands for NAME.
//   <token xmlns="urn:vanthu:token:1" module="/usr/lib/softhsm/libsofthsm2.so" label="CA Party"
//          key="bi-thu"/>
#pragma once

#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "sign/token_key.h"

namespace vanthu::run {

// The first problem of the file as an Error at its line and column.
Result<sign::TokenKey> read_token_file(const FileStore& files, const std::string& path);

}  // namespace vanthu::run
