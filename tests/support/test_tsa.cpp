#include "support/test_tsa.h"

#include <stdexcept>

#include "support/tool.h"

namespace vanthu::support {
namespace {

void must_run(const std::vector<std::string>& command) {
  const ToolRun done = run_tool(command);
  if (done.exit_code != 0) throw std::runtime_error(done.output);
}

}  // namespace

TestTsa::TestTsa() {
  folder_.write("tsa.cnf",
                "[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=tsa\n"
                "[dn]\nCN=Test TSA\n"
                "[tsa]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
                "extendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\n"
                "[answer]\nserial=" +
                    folder_.file("serial") +
                    "\ndefault_policy=1.2.3.4.1\ndigests=sha256,sha384\nsigner_digest=sha256\n"
                    "accuracy=secs:1\ness_cert_id_alg=sha256\n");
  folder_.write("serial", "01\n");
  must_run({"openssl", "req", "-x509", "-config", folder_.file("tsa.cnf"), "-newkey", "ec",
            "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder_.file("tsa.key"),
            "-out", folder_.file("tsa.crt"), "-days", "3650"});
}

std::string TestTsa::answer(const std::string& query) const {
  folder_.write("query.tsq", query);
  must_run({"openssl", "ts", "-reply", "-config", folder_.file("tsa.cnf"), "-section", "answer",
            "-queryfile", folder_.file("query.tsq"), "-inkey", folder_.file("tsa.key"), "-signer",
            folder_.file("tsa.crt"), "-out", folder_.file("response.tsr")});
  return folder_.read("response.tsr");
}

std::string TestTsa::certificate_pem() const {
  return folder_.read("tsa.crt");
}

}  // namespace vanthu::support
