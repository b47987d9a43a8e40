// What vanthu log was asked for.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace vanthu::cli {

struct LogRequest {
  enum class Verb {
    Show,
    Checkpoint,
    Proof,
    Check,
    Request,
    Witness,
    Sign,
    Accept,
    Policy,
    Clock,
    Rotate,
    Lost,
    Stolen
  };
  Verb verb = Verb::Show;
  // Of a dossier; version 0: the head.
  std::string id;
  int version = 0;
  // The proof, request, answer, policy or checkpoint that is read.
  std::string file;
  std::string paper;
  std::string policy;
  // A file with a public key.
  std::string key;
  // Of a witness.
  std::string folder;
  std::string name;
  std::string passphrase_file;
  // Size that the witness has cosigned; kAsAnswered: as the archive knows from the answers it took.
  static constexpr std::uint64_t kAsAnswered = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t from = kAsAnswered;
  // Empty: stdout.
  std::string output;
};

}  // namespace vanthu::cli
