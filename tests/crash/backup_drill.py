#!/usr/bin/env python3
"""The drill: an office loses its index, its queue and five of a hundred dossiers, and gets all of it back from a backup.

The backup is made while the office goes on storing, again and again; every copy must be clean, also where nobody can write.
  backup_drill.py BUILD
"""
import os, pathlib, random, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SEED = 20261105


def main():
    program = pathlib.Path(sys.argv[1]).resolve() / "vanthu"
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="vanthu-crash-") as name:
        office, copy = pathlib.Path(name) / "office", pathlib.Path(name) / "copy"
        shutil.copytree(ROOT / "samples/office", office)
        command = [str(program), "--workspace", str(office)]

        def vanthu(*words, codes=(0,)):
            done = subprocess.run([*command, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode not in codes: sys.exit(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
            return done

        vanthu("key", "create", "--generate-passphrase", codes=(0, 2))
        # Two sample records break a rule on purpose and are held back.
        storing = subprocess.Popen([*command, "run"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while storing.poll() is None and not (office / "archive/ARCHIVE.note").exists(): pass
        copies = 0
        while True:
            last = storing.poll() is not None
            vanthu("archive", "backup", copy)
            vanthu("verify", "--archive", copy)
            copies += 1
            if last: break
        if storing.returncode not in (0, 1): sys.exit("storing failed")
        before = vanthu("archive", "list").stdout

        objects = sorted((office / "archive/ocfl").glob("*/urn*"))
        lost = random.Random(SEED).sample(objects, max(1, len(objects) // 20))
        for folder in lost: shutil.rmtree(folder)
        flipped = next(path for path in sorted((office / "archive/ocfl").rglob("*.pdf")))
        data = bytearray(flipped.read_bytes())
        data[100] ^= 1
        flipped.write_bytes(data)
        shutil.rmtree(office / "archive/index")
        shutil.rmtree(office / "archive/queue")
        vanthu("verify", codes=(5,))
        vanthu("archive", "repair", copy)
        vanthu("verify")
        if vanthu("archive", "list").stdout != before: sys.exit("the archive is not as before")
        print(f"[ counts   ] drill: {copies} copies while storing, each clean; {len(lost)} of {len(objects)} dossiers, index and queue lost, "
              "all back")


if __name__ == "__main__":
    main()
