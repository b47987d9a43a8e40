#!/usr/bin/env python3
"""Four writers on one archive, killed at random times; then ten thousand submissions of the same forty meetings.

A writer that finds the archive taken is refused and tries again. Afterwards the archive must be clean and hold every receipt
that any of them was given; of the forty meetings there must be one version each, and equal receipts for each submission.
  writers.py BUILD
"""
import concurrent.futures, os, pathlib, random, subprocess, sys, tempfile, threading, time

SEED, WRITERS, LIVES, REFUSED = 20261105, 4, 45, 3
ENOUGH = {"kills": 50, "refused": 10}
TIMES = 2500


def run(*words): return subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True)


class Office:
    def __init__(self, build, folder):
        self.program, self.root, self.folder = build / "archive_writer", folder / "archive", folder
        self.receipts, self.kills, self.refused, self.lock = [], 0, 0, threading.Lock()
        if run(self.program, "create", self.root).returncode != 0: sys.exit("no archive")

    def live(self, words, seconds):
        """One life of a writer; true when it ended by itself with its work done. Killed after so many seconds, if any."""
        writer = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if seconds is not None:
            time.sleep(seconds)
            writer.kill()
        out, err = writer.communicate()
        with self.lock:
            self.receipts.append(out.decode())
            if writer.returncode == -9: self.kills += 1
            elif writer.returncode == REFUSED: self.refused += 1
            elif writer.returncode != 0: sys.exit(f"a writer broke: {err.decode()}")
        return writer.returncode == 0

    def little_happened(self): return self.kills < ENOUGH["kills"] or self.refused < ENOUGH["refused"]

    def judge(self):
        path = self.folder / "receipts"
        path.write_text("".join(self.receipts))
        judged = run(self.program, "judge", self.root, path)
        if judged.returncode != 0: sys.exit(judged.stderr)
        words = judged.stdout.split()
        return dict(zip(words[::2], map(int, words[1::2])))


def whole(receipts):
    """Without the receipt that a killed writer was just saying: that one was not given out."""
    lines = receipts.split("\n")[:-1]
    return "".join(line + "\n" for line in lines[:len(lines) // 7 * 7])


def killed(build, folder):
    office = Office(build, folder)
    def writer(which):
        times, life = random.Random(SEED + which), 0
        # A slow machine is killed less often by the same clock, so it goes on until enough has happened.
        while life < LIVES or (office.little_happened() and life < 20 * LIVES):
            life += 1
            office.live([office.program, "store", office.root, f"{which}-{life}", 1000], times.uniform(0.005, 0.4))
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool: list(pool.map(writer, range(WRITERS)))
    office.receipts = [whole(text) for text in office.receipts]
    told = office.judge()
    print(f"[ counts   ] {WRITERS} writers killed at random: {office.kills} kills, {office.refused} refused by the lock, "
          f"{told['receipts']} receipts, {told['versions']} versions, 0 lost")
    if office.little_happened() or told["receipts"] < 100: sys.exit("too little happened to prove anything")


def repeated(build, folder):
    office = Office(build, folder)
    def writer(which):
        while not office.live([office.program, "repeat", office.root, SEED + which, TIMES], None): time.sleep(0.02)
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool: list(pool.map(writer, range(WRITERS)))
    told = office.judge()
    print(f"[ counts   ] {told['receipts']} submissions by {WRITERS} writers of {told['objects']} meetings: {told['versions']} versions")
    if told["receipts"] != WRITERS * TIMES or told["objects"] != 40 or told["versions"] != 40: sys.exit("not one version each")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    for part in (killed, repeated):
        with tempfile.TemporaryDirectory(dir=memory, prefix="vanthu-crash-") as name: part(build, pathlib.Path(name))


if __name__ == "__main__":
    main()
