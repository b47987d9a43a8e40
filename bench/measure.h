// CPU time and memory of this process, and medians.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace vanthu::bench {

// User and system time of all threads, in milliseconds.
double cpu_ms();
// Highest resident memory so far, in megabytes.
double peak_mb();
// Of all files below a folder, in megabytes.
double megabytes_below(const std::string& folder);
double median(std::vector<double> values);

// CPU milliseconds of one call: the median over `rounds` of the mean over `calls`.
double ms_per_call(int rounds, int calls, const std::function<void()>& call);

// The numbers that a command of its own process prints, with a peak memory of its own. Throws
// std::runtime_error when it fails or prints another count of them.
std::vector<double> run_apart(const std::string& command, std::size_t count);

// Wall milliseconds until a program started with these arguments has written its first byte to
// stdout: the median over `rounds`.
double ms_to_first_output(int rounds, const std::vector<std::string>& command);

}  // namespace vanthu::bench
