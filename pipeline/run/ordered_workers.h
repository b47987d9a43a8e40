// Work on many items in parallel, results taken in order by the calling thread.
//   work_in_order<Made>(count, {.workers = 2}, make, take);
// make(i) runs on any worker; take(i, result) on the calling thread, for i = 0, 1, 2 …; returning
// false ends the walk: started items are finished and dropped. Never more than `window` items are
// made and not yet taken, so memory does not grow with the count. An exception of make or take
// reaches the caller after all workers have stopped.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace vanthu::run {

// For a worker, about itself: whoever takes the results comes first on a busy processor, as all
// wait for it in the end. Without effect where threads have no rank of their own.
void let_the_taker_go_first();

struct WorkOptions {
  int workers = 1;
  std::size_t window = 64;
};

template <typename T>
class OrderedWork {
 public:
  OrderedWork(std::size_t count, const WorkOptions& options,
              const std::function<T(std::size_t)>& make)
      : count_(count), window_(std::max<std::size_t>(options.window, 1)), make_(make) {}

  // A worker's whole life.
  void work() {
    while (const auto index = next()) {
      try {
        T made = make_(*index);
        const std::lock_guard lock(mutex_);
        made_.emplace(*index, std::move(made));
      } catch (const std::exception&) {
        // Rethrown by take_next(): workers never die alone.
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        stopped_ = true;
      }
      changed_.notify_all();
    }
  }

  T take_next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || made_.contains(taken_); });
    if (failure_) std::rethrow_exception(failure_);
    auto node = made_.extract(taken_);
    ++taken_;
    lock.unlock();
    changed_.notify_all();
    return std::move(node.mapped());
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return stopped_ || started_ >= count_ || started_ < taken_ + window_; });
    if (stopped_ || started_ >= count_) return std::nullopt;
    return started_++;
  }

  const std::size_t count_;
  const std::size_t window_;
  const std::function<T(std::size_t)>& make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, T> made_;
  std::exception_ptr failure_;
  std::size_t started_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
};

template <typename T>
void work_in_order(std::size_t count, const WorkOptions& options,
                   const std::function<T(std::size_t)>& make,
                   const std::function<bool(std::size_t, T)>& take) {
  OrderedWork<T> shared(count, options, make);
  std::vector<std::jthread> workers;
  // Workers end when stopped, whatever way this scope is left.
  struct StopAtExit {
    OrderedWork<T>& shared;
    ~StopAtExit() { shared.stop(); }
  };
  for (int i = 0; i < std::max(options.workers, 1); ++i) {
    workers.emplace_back([&shared] {
      let_the_taker_go_first();
      shared.work();
    });
  }
  const StopAtExit stop_at_exit{shared};
  for (std::size_t i = 0; i < count; ++i) {
    if (!take(i, shared.take_next())) return;
  }
}

}  // namespace vanthu::run
