#include "support/test_ca.h"

#include <stdexcept>

#include "support/signing_keys.h"
#include "support/tool.h"

namespace vanthu::support {
namespace {

void must_run(const std::vector<std::string>& command) {
  const ToolRun done = run_tool(command);
  if (done.exit_code != 0) throw std::runtime_error(done.output);
}

}  // namespace

TestCa::TestCa() {
  const std::string base = folder_.path();
  folder_.write("ca.cnf",
                "[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ca\n[dn]\nCN=Test CA\n"
                "[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
                "subjectKeyIdentifier=hash\n"
                "[leaf]\nbasicConstraints=critical,CA:FALSE\n"
                "keyUsage=critical,digitalSignature,nonRepudiation\n"
                "[db]\ndatabase=" +
                    base + "/index\nserial=" + base + "/serial\nnew_certs_dir=" + base +
                    "\ncertificate=" + base + "/ca.crt\nprivate_key=" + base +
                    "/ca.key\ndefault_md=sha256\npolicy=policy\ndefault_crl_days=3650\n"
                    "[policy]\ncommonName=supplied\n");
  folder_.write("index", "");
  folder_.write("serial", "1000\n");
  const std::string config = folder_.file("ca.cnf");
  must_run({"openssl", "req", "-new", "-config", config, "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder_.file("ca.key"), "-out",
            folder_.file("ca.csr")});
  // As old as the signers of signing_keys.h, whenever the tests run.
  must_run({"openssl", "ca", "-batch", "-config", config, "-name", "db", "-selfsign", "-extensions",
            "ca", "-in", folder_.file("ca.csr"), "-out", folder_.file("ca.crt"), "-notext",
            "-startdate", "20260101000000Z", "-enddate", "20460101000000Z"});
  must_run({"openssl", "req", "-new", "-config", config, "-subj", "/CN=Chair", "-newkey", "ec",
            "-pkeyopt", "ec_paramgen_curve:P-256", "-passout",
            "pass:" + std::string(test_passphrase().reveal()), "-keyout", folder_.file("chair.key"),
            "-out", folder_.file("chair.csr")});
  must_run({"openssl", "ca", "-batch", "-config", config, "-name", "db", "-extensions", "leaf",
            "-in", folder_.file("chair.csr"), "-out", folder_.file("chair.crt"), "-notext",
            "-startdate", "20260101000000Z", "-enddate", "20460101000000Z"});
  must_run({"openssl", "ca", "-config", config, "-name", "db", "-gencrl", "-out",
            folder_.file("empty.pem")});
  must_run({"openssl", "crl", "-in", folder_.file("empty.pem"), "-outform", "DER", "-out",
            folder_.file("empty.crl")});
  must_run(
      {"openssl", "ca", "-config", config, "-name", "db", "-revoke", folder_.file("chair.crt")});
  must_run({"openssl", "ca", "-config", config, "-name", "db", "-gencrl", "-out",
            folder_.file("revoked.pem")});
  must_run({"openssl", "crl", "-in", folder_.file("revoked.pem"), "-outform", "DER", "-out",
            folder_.file("revoked.crl")});
}

std::string TestCa::certificate_pem() const {
  return folder_.read("ca.crt");
}

std::string TestCa::signer_certificate_pem() const {
  return folder_.read("chair.crt");
}

std::string TestCa::signer_key_pem() const {
  return folder_.read("chair.key");
}

std::string TestCa::empty_crl() const {
  return folder_.read("empty.crl");
}

std::string TestCa::crl_that_revokes_the_signer() const {
  return folder_.read("revoked.crl");
}

std::string TestCa::date_in_validity() const {
  return "D:20261106080000+07'00'";
}

}  // namespace vanthu::support
