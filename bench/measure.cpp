#include "measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace vanthu::bench {
namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1000.0 + static_cast<double>(time.tv_usec) / 1000.0;
}

rusage usage() {
  rusage now{};
  ::getrusage(RUSAGE_SELF, &now);
  return now;
}

// Wall milliseconds from fork to the first byte; negative when the program could not be run.
double time_one(const std::vector<std::string>& command) {
  int ends[2];
  if (::pipe(ends) != 0) return -1;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  char byte = 0;
  const ssize_t got = ::read(ends[0], &byte, 1);
  const auto end = std::chrono::steady_clock::now();
  char rest[4096];
  while (::read(ends[0], rest, sizeof rest) > 0) {
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (got != 1) return -1;
  return std::chrono::duration<double, std::milli>(end - begin).count();
}

}  // namespace

double cpu_ms() {
  const rusage now = usage();
  return milliseconds(now.ru_utime) + milliseconds(now.ru_stime);
}

double peak_mb() {
  return static_cast<double>(usage().ru_maxrss) / 1024.0;
}

double megabytes_below(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / (1024.0 * 1024.0);
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double ms_per_call(int rounds, int calls, const std::function<void()>& call) {
  call();
  std::vector<double> means;
  for (int round = 0; round < rounds; ++round) {
    const double begin = cpu_ms();
    for (int i = 0; i < calls; ++i) call();
    means.push_back((cpu_ms() - begin) / calls);
  }
  return median(std::move(means));
}

std::vector<double> run_apart(const std::string& command, std::size_t count) {
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run: " + command);
  std::vector<double> numbers;
  double number = 0;
  while (std::fscanf(pipe, "%lf", &number) == 1) numbers.push_back(number);
  if (::pclose(pipe) != 0 || numbers.size() != count) {
    throw std::runtime_error("could not be measured: " + command);
  }
  return numbers;
}

double ms_to_first_output(int rounds, const std::vector<std::string>& command) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) times.push_back(time_one(command));
  return median(std::move(times));
}

}  // namespace vanthu::bench
