#!/usr/bin/env python3
"""Every file call of a storing program fails once (EIO, ENOSPC) or is its last (KILL); then it runs again.

Afterwards the archive must be clean, hold every receipt that was given out, and take the rest. Once for a program that only
stores (every call on the archive), once for `vanthu run` with its real signatures, index and papers (a sixteenth of its
faults, as each of these runs renders the papers anew). Needs strace and the right to trace; without it nothing is proven, so
it fails.
  system_calls.py BUILD
"""
import concurrent.futures, os, pathlib, re, shutil, subprocess, sys, tempfile

CALLS = ("openat mkdir mkdirat rename renameat renameat2 unlink unlinkat rmdir write writev pwrite64 fsync fdatasync syncfs "
         "ftruncate fallocate link linkat flock").split()
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
# Calls that use up space; the others cannot answer ENOSPC.
MAKING = {"openat", "mkdir", "mkdirat", "write", "writev", "pwrite64", "rename", "renameat2", "fsync", "fdatasync", "syncfs", "ftruncate"}


def run(*words): return subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True)


def calls_on(folder, command):
    """(name, its number among the calls of that name by that thread) for each call below the folder; seen in a run without faults."""
    trace = folder / "trace"
    done = run("strace", "-f", "-qq", "-y", "-s", "1", "-o", trace, "-e", "trace=" + ",".join("?" + call for call in CALLS), *command)
    if done.returncode != 0: sys.exit(f"the traced run fails: {done.stderr}")
    counts, found = {}, []
    for line in trace.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match: continue
        key = match[1], match[2]
        counts[key] = counts.get(key, 0) + 1
        if str(folder) in match[3]: found.append((match[2], counts[key]))
    trace.unlink()
    return found


class Story:
    """A program that only stores; its receipts are on stdout."""
    name, stride = "archive_writer", 1

    def __init__(self, build, folder):
        self.program, self.start = build / "archive_writer", folder / "start"
        if run(self.program, "create", self.start / "archive").returncode != 0: sys.exit("no archive")

    def command(self, folder): return [self.program, "story", folder / "archive"]

    def judge(self, folder, receipts):
        again = run(*self.command(folder))
        if again.returncode != 0: return f"does not go on: {again.stderr}"
        whole = [line for line in receipts.splitlines() if line]
        (folder / "receipts").write_text("".join(line + "\n" for line in whole) + again.stdout)
        judged = run(self.program, "judge", folder / "archive", folder / "receipts")
        if judged.returncode != 0: return judged.stderr
        if " objects 3 versions 4 " not in judged.stdout: return judged.stdout
        return len(whole) // 7


class Run:
    """The whole walk on a workspace with one record."""
    name, stride = "vanthu run", 16

    def __init__(self, build, folder):
        self.program, self.start = build / "vanthu", folder / "start"
        made = run(self.program, "init", self.start)
        if made.returncode != 0: sys.exit(made.stderr)

    def command(self, folder): return [self.program, "--workspace", folder, "-j1", "run", "--json"]

    def judge(self, folder, receipts):
        stored = '"stored": 1' in receipts
        again = run(*self.command(folder))
        if again.returncode != 0: return f"does not go on: {again.stdout}{again.stderr}"
        if stored and '"unchanged": 1' not in again.stdout: return f"lost what was stored: {again.stdout}"
        verified = run(self.program, "--workspace", folder, "verify")
        return 1 if verified.returncode == 0 and stored else 0 if verified.returncode == 0 else verified.stdout


def inject(story, parent, call, number, fault):
    with tempfile.TemporaryDirectory(dir=parent) as name:
        folder = pathlib.Path(name) / "w"
        shutil.copytree(story.start, folder)
        done = run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}",
                   *story.command(folder))
        judged = story.judge(folder, done.stdout)
        return f"{call} {number} {fault}: {judged}" if isinstance(judged, str) else judged


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    if shutil.which("strace") is None or run("strace", "-o", "/dev/null", "true").returncode != 0:
        sys.exit("strace cannot trace here (ptrace is forbidden or strace missing): the injected system calls could NOT run. "
                 "What tests/faults breaks at the FileStore is the same, without SQLite and the kernel.")
    wrong = 0
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    for kind in (Story, Run):
        with tempfile.TemporaryDirectory(dir=memory, prefix="vanthu-crash-") as name:
            parent = pathlib.Path(name)
            story = kind(build, parent)
            shutil.copytree(story.start, parent / "dry" / "w")
            calls = calls_on(parent / "dry" / "w", story.command(parent / "dry" / "w"))
            jobs = [(*one, fault) for one in calls for fault in FAULTS if fault != "error=ENOSPC" or one[0] in MAKING]
            jobs = jobs[::story.stride]
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                results = list(pool.map(lambda job: inject(story, parent, *job), jobs))
            bad = [result for result in results if isinstance(result, str)]
            for result in bad[:10]: print(result)
            wrong += len(bad)
            print(f"[ counts   ] {story.name}: {len(calls)} file calls, {len(jobs)} faults injected, "
                  f"{sum(result for result in results if isinstance(result, int))} receipts acknowledged before one, "
                  f"{len(bad)} lost or left damage", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
