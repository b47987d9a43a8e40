#!/usr/bin/env python3
"""`vanthu run` over a generated province: killed again and again, and on disks that fill up.

Afterwards the archive must verify and hold what an uninterrupted run stores: the same dossiers with the same content in one
version each, the same copies, the same answers of the search index before and after it was rebuilt, the same run report.
  province_drill.py BUILD kills [--records N] [--kills N] [--seed S]
  province_drill.py BUILD full-disk [--records N] [--seed S]
The second mounts small file systems in memory: as root, or in a user namespace of its own (unshare -rm).
"""
import argparse, collections, contextlib, hashlib, json, os, pathlib, random, shutil, subprocess, sys, tempfile, time

QUERIES = ["nghị quyết", "nghi quyet", '"đóng đảng phí"', "type:minutes", "chuyên đề", "cell:91.200.001.003"]
CLEAN, INPUT, REJECTS = 0, 3, 6


def digest(path): return hashlib.sha256(path.read_bytes()).hexdigest()


class Office:
    """A workspace with the generated records and a key."""

    def __init__(self, build, root):
        self.program, self.root = build / "vanthu", pathlib.Path(root)

    def words(self, *words): return [str(word) for word in (self.program, *words, "--workspace", self.root)]

    def call(self, *words, allowed=(CLEAN,)):
        done = subprocess.run(self.words(*words), stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode not in allowed: sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr}")
        return done

    def generate(self, build, records, seed):
        subprocess.run([build / "make_province", self.root, "--cells", str(records), "--months", "6", "--records", str(records), "--seed", str(seed)],
                       check=True, stdout=subprocess.DEVNULL)
        self.call("key", "create", "--generate-passphrase", "-q")

    def copy(self, root):
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return Office.__new__(Office).at(self.program, root)

    def at(self, program, root):
        self.program, self.root = program, pathlib.Path(root)
        return self

    def answers(self):
        found = {}
        for query in QUERIES:
            answer = json.loads(self.call("search", query, "--json", "--limit", "1000", allowed=(0, 1)).stdout)
            hits = [(hit["object"], hit["file"], hit["number"], hit["snippet"]) for hit in answer["hits"]]
            found[query] = (answer["total"], sorted(hits) if answer["total"] == len(hits) else len(hits))
        return found

    def facts(self):
        """All that must be the same after any history. Complains when anything is wrong in itself."""
        archive, out = self.root / "archive", self.root / "out"
        self.call("verify", "-q")
        listed = json.loads(self.call("archive", "list", "--json").stdout)
        contents = {path.relative_to(archive): digest(path) for path in archive.glob("ocfl/**/content/dossier.json")}
        stored = collections.Counter(digest(path) for path in archive.glob("ocfl/**/content/*.*") if path.suffix in (".pdf", ".docx"))
        copies = {path.relative_to(out): digest(path) for path in out.rglob("*") if path.is_file()}
        strange = [str(path) for path, what in copies.items() if what not in stored]
        if strange: sys.exit(f"copies that the archive does not hold: {strange[:5]}")
        answers = self.answers()
        self.call("archive", "rebuild-index", "-q")
        if self.answers() != answers: sys.exit("the index answers otherwise when it is made again")
        report = self.root / "again.jsonl"
        self.call("run", "-q", "--report", report)
        return {"list": listed, "contents": contents, "paths": sorted(path.relative_to(archive) for path in archive.glob("ocfl/**/*")),
                "copies": {path: what if path.suffix == ".docx" else "" for path, what in copies.items()}, "answers": answers,
                "report": report.read_text(), "left over": sorted(path.name for path in archive.iterdir() if path.name != "log")}


def compare(whole, broken, when):
    for name, value in whole.items():
        if broken[name] == value: continue
        if isinstance(value, dict):
            odd = [key for key in value.keys() | broken[name].keys() if value.get(key) != broken[name].get(key)]
        else:
            odd = [line for line in value if line not in broken[name]] + [line for line in broken[name] if line not in value]
        sys.exit(f"{when}: {name} differ from an uninterrupted run: {odd[:5]}")


def kills(build, folder, records, wanted, seed):
    start = Office(build, folder / "start")
    start.generate(build, records, seed)
    whole = start.copy(folder / "whole")
    whole.call("run", "-q")
    expected = whole.facts()
    shutil.rmtree(whole.root)
    chance, killed, within, rounds = random.Random(seed), 0, 0, 0
    while killed < wanted:
        rounds += 1
        broken = start.copy(folder / "broken")
        while killed < wanted:
            code, stored = one_life(broken, chance, records * 2 // wanted, folder / "stderr")
            if code == -9:
                killed += 1
                within += 0 < stored < records
                continue
            if code != CLEAN: sys.exit(f"after {killed} kills a run ended with {code}:\n{(folder / 'stderr').read_text()}")
            break
        broken.call("run", "-q")
        compare(expected, broken.facts(), f"after {killed} kills")
        shutil.rmtree(broken.root)
    print(f"kills: {records} records, {killed} kills in {rounds} rounds, {within} of them with some stored and some not; "
          "equal to an uninterrupted run")


def one_life(office, chance, most, stderr):
    """A run that is killed at a random moment after it has stored a random number of records; its exit code, and what is stored."""
    count = lambda: sum(1 for _ in office.root.glob("archive/ocfl/*/urn*"))
    goal, later = count() + chance.randint(0, most), chance.uniform(0, 0.3)
    with open(stderr, "w") as err:
        life = subprocess.Popen(office.words("run", "-q"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err)
    while life.poll() is None and count() < goal: time.sleep(0.005)
    try:
        life.wait(later)
    except subprocess.TimeoutExpired:
        life.kill()
    return life.wait(), count()


class SmallDisk:
    def __init__(self, path, kilobytes):
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", path], check=True)

    def grow(self): subprocess.run(["mount", "-o", "remount,size=4g", self.path], check=True)
    def __enter__(self): return self
    def __exit__(self, *_): subprocess.run(["umount", self.path], check=True)


def kilobytes(path): return int(subprocess.run(["du", "-sk", path], capture_output=True, text=True, check=True).stdout.split()[0])


def full_disk(build, folder, records, seed):
    start = Office(build, folder / "start")
    start.generate(build, records, seed)
    whole = start.copy(folder / "whole")
    whole.call("run", "-q", "--report", whole.root / "first.jsonl")
    sizes = {name: kilobytes(whole.root / name) for name in ("", "archive", "out", "first.jsonl")}
    expected = whole.facts()
    tried = 0
    for what in ("workspace", "archive", "out", "report", "rejects"):
        for share in (0.2, 0.7):
            tried += 1
            one_disk(start, folder / f"{what}-{share}", what, share, sizes, expected)
    print(f"full disks: {records} records, {tried} disks; nothing acknowledged was lost, all resumed")


def one_disk(start, place, what, share, sizes, expected):
    root, side = place / "office", place / "side"
    held = kilobytes(start.root)
    where, limit = {"workspace": (place, held + share * (sizes[""] - held)), "archive": (place, held + share * sizes["archive"]),
                    "out": (root / "out", share * sizes["out"]), "report": (side, share * sizes["first.jsonl"]),
                    "rejects": (side, share * REJECTS * 8)}[what]
    with contextlib.ExitStack() as disks:
        disk = disks.enter_context(SmallDisk(where, max(4, int(limit) // 4 * 4 - 4)))
        # An archive alone on its disk.
        if what == "archive": disks.enter_context(SmallDisk(root / "out", 4000000))
        office = start.copy(root)
        words = ["run", "-q"]
        if what == "report": words += ["--report", side / "run.jsonl"]
        if what == "rejects":
            words += ["--rejects", side]
            for number in range(REJECTS): (root / "records" / f"hong-{number}.xml").write_text("<x>" + "y" * 8000)
        first = office.call(*words, allowed=(INPUT,))
        kept = len(list(root.glob("archive/ocfl/*/urn*")))
        print(f"-- {what} filled at {share:.0%}: {kept} stored\n{first.stderr[-900:]}", end="")
        for needed in ("lỗi", "gợi ý", "đĩa đã đầy"):
            if needed not in first.stderr: sys.exit(f"{what} {share}: no “{needed}” in:\n{first.stderr}")
        if first.stderr.count("lỗi:") > 12: sys.exit(f"{what} {share}: the same said again and again:\n{first.stderr}")
        disk.grow()
        if what == "rejects":
            office.call(*words, allowed=(INPUT,))
            if len(list(side.glob("**/hong-*.xml*"))) != 2 * REJECTS: sys.exit("not all rejects are there")
            for number in range(REJECTS): (root / "records" / f"hong-{number}.xml").unlink()
        office.call("run", "-q")
        compare(expected, office.facts(), f"{what} {share}")
    shutil.rmtree(place)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("build")
    words.add_argument("drill", choices=("kills", "full-disk"))
    words.add_argument("--records", type=int, default=60)
    words.add_argument("--kills", type=int, default=6)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        build, folder = pathlib.Path(asked.build).resolve(), pathlib.Path(folder)
        if asked.drill == "kills": kills(build, folder, asked.records, asked.kills, asked.seed)
        else: full_disk(build, folder, asked.records, asked.seed)


main()
