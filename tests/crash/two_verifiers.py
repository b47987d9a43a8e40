#!/usr/bin/env python3
"""`vanthu verify` and scripts/verify-archive.py must say the same of a good archive and of each damaged one.

Each file of an archive is damaged in four ways (a bit flipped, the end cut off, gone, a stranger beside it), besides attacks that
touch several. What only one of them looks at is listed below, with the reason.
  two_verifiers.py BUILD
"""
import concurrent.futures, hashlib, json, os, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INTACT, DAMAGED, UNCHECKED = 0, 5, 6
# README.vi.md is prose that only the program knows by heart; index/ is made from the files, so the second verifier does not need
# it; lock has no bytes.
ONLY_VANTHU = ("README.vi.md", "index/", "lock")


def run(*words): return subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True)


def nothing(archive): pass


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) * 2 // 3] ^= 4
    path.write_bytes(data)


def cut(path): path.write_bytes(path.read_bytes()[:-7])


def remove(path): path.unlink()


def add_stranger(path): (path.parent / "ghi-chu.txt").write_text("?")


def swap_papers(archive):
    first, second = sorted(archive.glob("ocfl/*/*/v1/content/*.docx"))[:2]
    a, b = first.read_bytes(), second.read_bytes()
    first.write_bytes(b), second.write_bytes(a)


def take_back_version(archive):
    folder = next(archive.glob("ocfl/*/*/v2")).parent
    for name in ("inventory.json", "inventory.json.sha512"): shutil.copy(folder / "v1" / name, folder / name)


def take_back_cleanly(archive):
    take_back_version(archive)
    shutil.rmtree(next(archive.glob("ocfl/*/*/v2")))


def remove_dossier(archive):
    shutil.rmtree(next(archive.glob("ocfl/*/*/v2")).parent.parent)


def shorten_log(archive):
    for shard in archive.glob("log/*"):
        sizes = sorted(int(path.name) for path in shard.glob("checkpoints/*"))
        if len(sizes) > 1:
            shutil.copy(shard / "checkpoints" / str(sizes[0]), shard / "checkpoint")
            for size in sizes[1:]: (shard / "checkpoints" / str(size)).unlink()


def forge_release(archive):
    """A release of the hold that nobody logged, with the hold's own signature."""
    hold = next((archive / "care").glob("*.txt"))
    text = hold.read_text().replace("/hold/", "/release/").replace("releases -", "releases " + hold.stem).encode()
    name = hashlib.sha256(text).hexdigest()
    (archive / "care" / (name + ".txt")).write_bytes(text)
    shutil.copy(hold.with_suffix(".p7s"), archive / "care" / (name + ".p7s"))


def close_unasked(archive):
    note = next((archive / "keys").glob("shard-*.note"))
    (archive / "keys" / (note.stem.replace("shard", "close") + ".txt")).write_text("?")


def add_policy(archive): (archive / "keys/policy-7.note").write_text("quorum none\n")


def leave(archive, name): (archive / name).write_text("?")


def newest_shard(archive): return max((archive / "log").iterdir(), key=lambda path: [int(part) for part in path.name.split("-")])


# What a killed writer leaves is unchecked; what is only called .tmp is a stranger.
def leave_half_a_write(archive): leave(archive, f"keys/shard-{newest_shard(archive).name}.note.4711.tmp")


def leave_half_a_next_log(archive): leave(archive, "keys/shard-2099.note.4711.tmp")


def leave_half_a_policy(archive): leave(archive, "keys/policy-3.note.4711.tmp")


def leave_half_a_checkpoint(archive): leave(archive, f"log/{newest_shard(archive).name}/checkpoint.4711.tmp")


def leave_half_a_copy(archive): leave(archive, f"log/{newest_shard(archive).name}/checkpoints/3.4711.tmp")


def leave_half_an_access_key(archive):
    (archive / "access").mkdir(exist_ok=True)
    leave(archive, "access/2026.note.4711.tmp")


def hide_as_temporary(archive): leave(archive, "keys/policy-3.note.tmp")


def hide_in_the_log(archive): leave(archive, f"log/{newest_shard(archive).name}.4711.tmp")


def hide_in_a_shard(archive): leave(archive, f"log/{newest_shard(archive).name}/note.4711.tmp")


def hide_a_folder(archive): (archive / "keys/policy-3.note.4711.tmp").mkdir()


def leave_half_a_note(archive): leave(archive, "ARCHIVE.note.4711.tmp")


def stage_tiles(archive):
    """What an append leaves that is killed before its checkpoint: the present tile with one more, cut short."""
    for path in [path for path in newest_shard(archive).glob("tile/*/000.p/*")]:
        folder = path.parent
        newest = max(folder.iterdir(), key=lambda one: int(one.name))
        following = folder / str(int(newest.name) + 1)
        if path == newest: following.write_bytes(newest.read_bytes() + b"\0" * (32 if folder.parent.name == "0" else 1))


def stage_a_hold(archive):
    stage_tiles(archive)
    leave(archive, "care/" + "0" * 64 + ".txt")


def stage_other_tiles(archive):
    stage_tiles(archive)
    for path in newest_shard(archive).glob("tile/entries/000.p/*"):
        if not (newest_shard(archive) / "checkpoints" / path.name).exists(): flip(path)


def open_by_half(archive):
    """As a rotation leaves it that is killed before the new log's first entry."""
    name = newest_shard(archive).name
    for path in (archive / "care").glob("*"):
        if path.stat().st_mtime > (archive / f"keys/shard-{name}.note").stat().st_mtime: path.unlink()
    remove_last_log(archive)
    shutil.rmtree(archive / "index")
    for path in (archive.parent / "keys/log/kept").glob(f"*-{name}-*.note"): path.unlink()


LEFTOVERS = (stage_tiles, stage_a_hold, leave_half_a_note, leave_half_a_write, leave_half_a_next_log, leave_half_a_policy, leave_half_a_checkpoint, leave_half_a_copy, leave_half_an_access_key)


def begin_closing(archive, archive_id=None, shard=None):
    """The closing statement of a closing that was interrupted, or one that only looks like it."""
    name = newest_shard(archive).name
    note = (archive / f"keys/shard-{name}.note").read_text()
    key = note.split("\nkey ")[1].split("\n")[0]
    own_id = note.split("\narchive ")[1].split("\n")[0]
    (archive / f"keys/close-{name}.txt").write_text(
        f"vanthu-archive/close/v1\narchive {archive_id or own_id}\nshard {shard or name}\nnext 2099\nkey {key}\n")


def begin_closing_of_another_archive(archive): begin_closing(archive, archive_id="0" * 32)


def begin_closing_of_another_log(archive): begin_closing(archive, shard="2031")


def close_otherwise(archive):
    """Another statement under the name of one that is bound."""
    path = min((archive / "keys").glob("close-*.txt"))
    path.write_text(path.read_text().replace("next 2", "next 3"))


def remove_last_log(archive): shutil.rmtree(newest_shard(archive))


def remove_last_log_and_key(archive):
    name = newest_shard(archive).name
    remove_last_log(archive)
    (archive / f"keys/shard-{name}.note").unlink()


def fill_staging(archive): (archive / "staging/ghi-chu.txt").write_text("?")


# Files of a hold that its writer had signed and not entered yet; filled in by main.
UNFINISHED = {}


def leave_a_hold(archive):
    for name, data in UNFINISHED.items(): (archive / "care" / name).write_bytes(data)


def leave_half_a_hold(archive):
    name = next(name for name in UNFINISHED if name.endswith(".txt"))
    (archive / "care" / name).write_bytes(UNFINISHED[name])


def leave_a_spoilt_hold(archive):
    leave_a_hold(archive)
    signature = next(name for name in UNFINISHED if name.endswith(".p7s"))
    flip(archive / "care" / signature)


def sign_a_hold(build, workspace, parent):
    other = parent / "signer"
    shutil.copytree(workspace, other)
    before = set((other / "archive/care").iterdir())
    hold(build, other, "Ghi dở dang")
    for path in set((other / "archive/care").iterdir()) - before: UNFINISHED[path.name] = path.read_bytes()


def must(build, *words):
    done = run(build / "vanthu", *words)
    if done.returncode != 0: sys.exit(f"{words}: {done.stdout}{done.stderr}")


def make_archive(build, folder):
    """Two meetings, one of them corrected."""
    must(build, "init", folder)
    must(build, "--workspace", folder, "run")
    record = next((folder / "records").rglob("*.xml"))
    record.write_text(record.read_text().replace("Ngày hội Đại đoàn kết", "ngày hội Đại đoàn kết"))
    must(build, "--workspace", folder, "run", "--supersede")
    hold(build, folder, "Đơn khiếu nại")
    take_out(build, folder)
    must(build, "--workspace", folder, "verify")


def hold(build, folder, reason):
    listed = run(build / "vanthu", "--workspace", folder, "archive", "list", "--json").stdout
    must(build, "--workspace", folder, "hold", "place", json.loads(listed)[0]["object"], "--reason", reason)


def take_out(build, folder):
    listed = run(build / "vanthu", "--workspace", folder, "archive", "list", "--json").stdout
    given = folder.parent / "given"
    for dossier in json.loads(listed):
        must(build, "--workspace", folder, "archive", "export", dossier["object"], "-o", given / dossier["object"][-12:], "--by", "Thanh tra",
             "--reason", "Đoàn kiểm tra năm")


def go_on(build, folder):
    """The archive some logs later: a new key, one that was stolen with what the thief has held, and one more."""
    office = ["--workspace", folder]
    must(build, *office, "log", "rotate")
    must(build, *office, "log", "checkpoint", "-o", folder / "seen.note")
    before = set((folder / "archive/care").iterdir())
    hold(build, folder, "Lệnh của kẻ trộm")
    must(build, *office, "log", "stolen", folder / "seen.note")
    for path in set((folder / "archive/care").iterdir()) - before: path.unlink()
    hold(build, folder, "Kiểm tra của cấp trên")
    must(build, *office, "log", "rotate")
    hold(build, folder, "Kiểm tra lần nữa")
    must(build, *office, "verify")


def judge(build, workspace, root_key):
    """Exit codes and outputs of both."""
    ours = run(build / "vanthu", "--workspace", workspace, "verify")
    root = ["--root", root_key] if root_key else []
    other = run(sys.executable, ROOT / "scripts/verify-archive.py", workspace / "archive", "--trusted", workspace / "keys/office.crt", *root)
    return ours, other


def compare(build, parent, workspace, what, damage, root_key):
    with tempfile.TemporaryDirectory(dir=parent) as name:
        copy = pathlib.Path(name) / "w"
        shutil.copytree(workspace, copy, ignore=shutil.ignore_patterns("out", "records"))
        damage(copy / "archive")
        ours, other = judge(build, copy, root_key)
        if other.returncode == DAMAGED and ours.returncode == 2:
            # Without its note, or with a log that is not whole, it is not even opened.
            return None
        # An archive of before the log is never proven in full by the second verifier.
        wanted = UNCHECKED if ours.returncode == INTACT and not root_key else ours.returncode
        # In these both must say what it is, not only the same.
        known = UNCHECKED if damage in (*LEFTOVERS, begin_closing, open_by_half, leave_a_hold) else INTACT if damage is nothing and root_key else wanted
        if other.returncode == wanted == known: return None
        return f"{what}: vanthu {ours.returncode}, verify-archive.py {other.returncode}\n{ours.stdout}{ours.stderr}{other.stdout}{other.stderr}"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="vanthu-crash-") as name:
        parent = pathlib.Path(name)
        workspace = parent / "office"
        make_archive(build, workspace)
        archive = workspace / "archive"
        # What an auditor was told when the archive was made.
        lines = (archive / "ARCHIVE.note").read_text().splitlines()
        root_key = next((line[5:] for line in lines if line.startswith("root ")), None)
        if root_key: sign_a_hold(build, workspace, parent)
        cases = [("as it is", nothing)]
        cases += [(attack.__name__, attack) for attack in (swap_papers, take_back_version)]
        # Without a log nothing but the index remembers what is gone.
        if root_key: cases += [(attack.__name__, attack) for attack in (take_back_cleanly, remove_dossier, shorten_log, forge_release, close_unasked,
                                                                            add_policy, fill_staging, leave_a_hold,
                                                                            leave_half_a_hold, leave_a_spoilt_hold, *LEFTOVERS, stage_other_tiles, hide_as_temporary, hide_in_the_log,
                                                                            hide_in_a_shard, hide_a_folder, begin_closing,
                                                                            begin_closing_of_another_archive, begin_closing_of_another_log)]
        for path in sorted(archive.rglob("*")):
            below = str(path.relative_to(archive))
            if path.is_dir() or below.startswith(ONLY_VANTHU) or not path.stat().st_size: continue
            for damage in (flip, cut, remove, add_stranger):
                cases.append((f"{damage.__name__} {below}", lambda archive, below=below, damage=damage: damage(archive / below)))
        cases = [(workspace, *case) for case in cases]
        if root_key:
            later = parent / "later"
            shutil.copytree(workspace, later)
            go_on(build, later)
            cases += [(later, "later " + attack.__name__, attack) for attack in (
                nothing, shorten_log, close_unasked, close_otherwise, remove_last_log, remove_last_log_and_key, begin_closing, open_by_half,
                begin_closing_of_another_archive, *LEFTOVERS)]
            cases += [(later, f"{damage.__name__} {path.name}", lambda archive, name=path.name, damage=damage: damage(archive / "keys" / name))
                      for path in sorted((later / "archive/keys").iterdir()) for damage in (flip, cut, remove)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(lambda case: compare(build, parent, *case, root_key), cases))
        bad = [result for result in results if result]
        for result in bad[:10]: print(result)
        print(f"[ counts   ] two verifiers on {len(cases)} archives{'' if root_key else ' without a log'}: {len(bad)} disagreements")
        return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
