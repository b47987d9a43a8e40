#include "run/ordered_workers.h"

#include <sys/resource.h>
#include <unistd.h>

namespace vanthu::run {

void let_the_taker_go_first() {
#ifdef __linux__
  // Here each thread has a rank of its own, whatever POSIX says of processes; 0 is the caller.
  constexpr int kBehind = 5;
  ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + kBehind);
#endif
}

}  // namespace vanthu::run
