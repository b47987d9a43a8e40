#!/usr/bin/env python3
"""Kiểm tra một kho lưu trữ, hay một hồ sơ đã xuất, của vanthu mà không dùng mã nào của vanthu / checks a vanthu archive, or an
exported dossier, without any code of vanthu.

Only Python's standard library and the program `openssl`. Written from the specifications (OCFL 1.1, RFC 6962, C2SP tlog-tiles,
signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy, tlog-proof, RFC 5652), as a cross-check of `vanthu verify`.
  verify-archive.py ARCHIVE --trusted office.crt --root VKEY [--proof FILE.tlog-proof [--paper minutes.pdf]]
  verify-archive.py DOSSIER --trusted office.crt --root VKEY      what `vanthu archive export` wrote, with its folder proof/
Exit code: 0 intact, 2 wrong usage, 5 damaged or altered, 6 nothing wrong found but not everything could be checked.
Not looked at: README.vi.md (prose), index/ (made from the files), signatures inside PDFs (their bytes are covered by the
manifest's), and whether papers keep the rules.
"""
import argparse, base64, calendar, hashlib, json, os, re, shutil, subprocess, sys, tempfile, time, unicodedata, uuid

OBJECT_NAMESPACE = uuid.UUID("6a500008-e5b2-5888-942c-b56348a87b5a")
FRAME = {"ARCHIVE.note", "README.vi.md", "index", "lock", "ocfl", "queue", "staging", "log", "keys", "care", "access"}
STORED = {"create", "version", "adopt"}
SHARD = r"\d{4}(?:-(?:[2-9]|[1-9]\d{1,3}))?"
# What a killed writer leaves is called exactly so; anything else that ends in .tmp is a stranger.
CUT = r"\.[1-9]\d{0,9}\.tmp"
LEFT = "tệp của một lần ghi bị ngắt / left by an interrupted write"
SHAPES = {"op": r"[a-z][a-z-]*", "object": r"-|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "version": r"-|[1-9][0-9]*",
          "inventory": r"-|sha512:[0-9a-f]{128}", "detail": r"-|sha256:[0-9a-f]{64}", "actor": r"\S+",
          "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", "prev": r"-|\S+/(0|[1-9][0-9]*)", "nonce": r"[0-9a-f]{64}"}

def sha256(data): return hashlib.sha256(data).digest()

class Wrong(Exception): pass

class Archive:
    def __init__(self, root, trusted, policy):
        self.root, self.trusted, self.problems, self.unchecked, self.files, self.signatures = root, trusted, [], [], 0, 0
        # Dossiers and versions that an unfinished storing has promised.
        self.intended = set()
        self.policy, self.policies, self.versions, self.entries, self.witnessed, self.present = policy, [], {}, 0, 0, 0
        self.is_unfinished = False
    def problem(self, path, what): self.problems.append((path, what))
    def skip(self, path, what): self.unchecked.append((path, what))
    def path(self, *below): return os.path.join(self.root, *below)
    def read(self, path):
        try:
            with open(self.path(path), "rb") as file: data = file.read()
        except FileNotFoundError: return self.problem(path, "thiếu tệp này / this file is missing")
        except OSError as error: return self.skip(path, f"không đọc được: {error.strerror} / unreadable: {error.strerror}")
        self.files += 1
        return data
    def list(self, path):
        """Names of files and of folders; links belong to nobody."""
        files, folders = [], []
        try: entries = sorted(os.scandir(self.path(path)), key=lambda entry: entry.name)
        except OSError as error:
            self.skip(path, f"không đọc được: {error.strerror} / unreadable: {error.strerror}")
            return files, folders
        for entry in entries:
            if entry.is_symlink(): self.problem(os.path.join(path, entry.name), "đây là liên kết / this is a link")
            else: (folders if entry.is_dir() else files).append(entry.name)
        return files, folders
    def walk(self, path):
        files, folders = self.list(path)
        return [os.path.join(path, name) for name in files] + [f for name in folders for f in self.walk(os.path.join(path, name))]
    def expect_only(self, path, names):
        files, folders = self.list(path)
        for name in files + folders:
            if name not in names: self.problem(os.path.join(path, name), "không thuộc kho / it does not belong to the archive")

class Dossier(Archive):
    """An exported dossier: what an archive has in keys/ lies in proof/."""
    def path(self, *below): return super().path(*below).replace(super().path("keys"), super().path("proof"), 1)

# --- OCFL ---------------------------------------------------------------------------------------------------------------------

def no_repeated(pairs):
    if len({key for key, _ in pairs}) != len(pairs): raise ValueError("a key twice")
    return dict(pairs)

def read_archive_note(a, path):
    """How objects are spread, the archive's id, and its root key as it says itself; without a log nothing for the latter two."""
    note = a.read(path) or b""
    try:
        text, root = note, None
        form = int(re.match(rb"vanthu-archive ([123])\n", note)[1])
        said = dict(line.partition(" ")[::2] for line in note.decode().split("\n")[:7])
        tuples = tuple(map(int, said["layout"].split("/"))) if form == 3 else (3, 3) if form == 1 else (2, 1)
        if form == 3:
            root = parse_vkey(said["root"])
            text, signers = read_note(note, [root])
            if not signers or root[0] != said["id"] + "/root": raise Wrong("root")
        checked, _, check = text.rpartition(b"check sha256:")
        if check != hashlib.sha256(checked).hexdigest().encode() + b"\n": raise Wrong("check")
    except (Wrong, ValueError, KeyError, TypeError): return a.problem(path, "tệp hỏng hoặc đã bị sửa / it is damaged or was altered")
    return tuples, said.get("id"), root

def check_root(a, path, root, known):
    if known is None: a.skip(path, "không có khóa gốc để đối chiếu / no root key to compare with (--root)")
    elif root != known: a.problem(path, "khóa gốc đã bị thay / the root key was replaced")

def check_frame(a):
    frame = read_archive_note(a, "ARCHIVE.note")
    if not frame: return None
    tuples = frame[0]
    left = {name for name in a.list("")[0] if re.fullmatch(r"(ARCHIVE\.note|README\.vi\.md)" + CUT, name)}
    for name in left: a.skip(name, LEFT)
    a.expect_only("", FRAME | left)
    for entry in a.list("queue")[0]:
        if entry.endswith(".intent"):
            a.skip("queue/" + entry, "có một lần lưu chưa xong / a storing has not finished")
            intended = (a.read("queue/" + entry) or b"").decode(errors="replace")
            a.intended |= {(one[1], int(one[2])) for one in re.finditer(r"^(urn:uuid:\S+) v(\d+) ", intended, re.M)}
        else: a.problem("queue/" + entry, "không thuộc kho / it does not belong to the archive")
    promised = {entry.removesuffix(".intent") for entry in a.list("queue")[0]}
    for entry in sum(a.list("staging"), []) if os.path.isdir(a.path("staging")) else []:
        if entry not in promised: a.skip("staging/" + entry, "tệp tạm của một lần lưu chưa xong, hoặc tệp lạ / left by a storing, or a stranger")
    if a.read("ocfl/0=ocfl_1.1") != b"ocfl_1.1\n": a.problem("ocfl/0=ocfl_1.1", "khai báo sai / wrong declaration")
    extension = "0003-hash-and-id-n-tuple-storage-layout"
    a.expect_only("ocfl/extensions", {extension})
    a.expect_only("ocfl/extensions/" + extension, {"config.json"})
    config = {"extensionName": extension, "digestAlgorithm": "sha256", "tupleSize": tuples[0], "numberOfTuples": tuples[1]}
    folders = "SHA-256 of the object id in three folders of three digits" if tuples == (3, 3) else "first two digits of the SHA-256 of the object id"
    layout = {"extension": extension, "description": folders + ", then the percent-encoded id"}
    for path, value in (("ocfl/ocfl_layout.json", layout), (f"ocfl/extensions/{extension}/config.json", config)):
        if a.read(path) != (json.dumps(value, indent=2) + "\n").encode():
            a.problem(path, "khác với lúc lập kho / it differs from when the archive was made")
    return frame

def check_objects(a, tuples):
    def walk(path, depth):
        files, folders = a.list(path)
        if not files and not folders: a.problem(path, "thư mục rỗng / an empty folder")
        for name in files:
            if depth or name not in ("0=ocfl_1.1", "ocfl_layout.json"):
                a.problem(os.path.join(path, name), "tệp không thuộc hồ sơ nào / the file belongs to no dossier")
        for name in folders:
            if depth == 0 and name == "extensions": continue
            below = os.path.join(path, name)
            check_object(a, below, tuples) if depth == tuples[1] else walk(below, depth + 1)
    walk("ocfl", 0)

def read_inventory(a, folder):
    """Bytes and value of an inventory that its sidecar vouches for."""
    data, sidecar = a.read(folder + "/inventory.json"), a.read(folder + "/inventory.json.sha512")
    if data is None or sidecar is None: return None, None
    if sidecar != hashlib.sha512(data).hexdigest().encode() + b" inventory.json\n":
        for name in ("/inventory.json.sha512", "/inventory.json"):
            a.problem(folder + name, "inventory và mã băm của nó không khớp nhau / inventory and digest do not agree")
        return None, None
    try: return data, json.loads(data, object_pairs_hook=no_repeated)
    except ValueError:
        a.problem(folder + "/inventory.json", "không phải JSON / not JSON")
        return None, None

def check_object(a, folder, tuples):
    if a.read(folder + "/0=ocfl_object_1.1") != b"ocfl_object_1.1\n": a.problem(folder + "/0=ocfl_object_1.1", "khai báo sai / wrong declaration")
    data, inventory = read_inventory(a, folder)
    if inventory is None: return
    try: check_inventory(a, folder, tuples, data, inventory)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        a.problem(folder + "/inventory.json", f"sai cấu trúc: {error!r} / malformed: {error!r}")

def place_of(object_id, tuples):
    digest = hashlib.sha256(object_id.encode()).hexdigest()
    return "/".join([digest[tuples[0] * i:tuples[0] * (i + 1)] for i in range(tuples[1])] + [object_id.replace(":", "%3a")])

def check_inventory(a, folder, tuples, data, inventory):
    object_id, names = inventory["id"], [f"v{n + 1}" for n in range(len(inventory["versions"]))]
    if folder != "ocfl/" + place_of(object_id, tuples): a.problem(folder, "hồ sơ nằm sai chỗ / the dossier is in the wrong place")
    right = (inventory["type"] == "https://ocfl.io/1.1/spec/#inventory" and inventory["digestAlgorithm"] == "sha512" and
             inventory["head"] == names[-1] and set(inventory["versions"]) == set(names) and
             set(inventory) <= {"id", "type", "digestAlgorithm", "head", "manifest", "versions", "fixity"})
    if not right: raise ValueError("head")
    a.expect_only(folder, {"0=ocfl_object_1.1", "inventory.json", "inventory.json.sha512", *names})
    contents = {path: digest for digest, paths in inventory["manifest"].items() for path in paths}
    fixity = {path: digest for digest, paths in inventory["fixity"]["sha256"].items() for path in paths}
    again = {}
    for name in names:
        a.expect_only(f"{folder}/{name}", {"content", "inventory.json", "inventory.json.sha512"})
        if os.path.isdir(a.path(folder, name, "content")):
            for path in a.walk(f"{folder}/{name}/content"):
                if path[len(folder) + 1:] not in contents: a.problem(path, "không có trong inventory / not in the inventory")
        then_data, then = read_inventory(a, f"{folder}/{name}")
        if then is None: continue
        a.versions[object_id, names.index(name) + 1] = hashlib.sha512(then_data).hexdigest()
        earlier = {known: inventory["versions"][known] for known in names[:names.index(name) + 1]}
        same = then["id"] == object_id and then["head"] == name and then["versions"] == earlier
        if not same or (name == names[-1] and then_data != data):
            a.problem(f"{folder}/{name}/inventory.json", "khác với inventory gốc / it differs from the root inventory")
    for path, digest in contents.items():
        if not re.fullmatch(r"v[1-9]\d*/content/[a-z_]+(-\d+)?\.[a-z0-9]+", path): raise ValueError(path)
        again[path] = a.read(f"{folder}/{path}")
        if again[path] is None: continue
        if hashlib.sha512(again[path]).hexdigest() != digest or hashlib.sha256(again[path]).hexdigest() != fixity.get(path):
            a.problem(f"{folder}/{path}", "nội dung đã thay đổi / the content has changed")
    if set().union(*(version["state"] for version in inventory["versions"].values())) != set(inventory["manifest"]): raise ValueError("manifest")
    for name in names: check_version(a, folder, inventory, name, again)

def check_version(a, folder, inventory, name, again):
    version = inventory["versions"][name]
    stored = {logical: inventory["manifest"][digest][0] for digest, names in version["state"].items() for logical in names}
    # An archived minute book has book.xml where a meeting has its record.
    for needed in ("dossier.json", "manifest.txt", "manifest.p7s", "book.xml" if "book.xml" in stored else "record.xml"):
        if needed not in stored: return a.problem(f"{folder}/{name}", f"thiếu {needed} / {needed} is missing")
    if {"book.xml", "record.xml"} <= stored.keys():
        a.problem(f"{folder}/{stored['book.xml']}", "sổ biên bản nằm trong hồ sơ cuộc họp / a minute book in a meeting's dossier")
    files = {logical: again.get(path) for logical, path in stored.items()}
    if None in files.values(): return
    listed = sorted(logical for logical in files if logical not in ("manifest.txt", "manifest.p7s"))
    expected = "".join(f"{hashlib.sha256(files[logical]).hexdigest()}  {logical}\n" for logical in listed)
    if files["manifest.txt"] != expected.encode():
        a.problem(f"{folder}/{stored['manifest.txt']}", "danh sách không khớp với các tệp / the list differs from the files")
    try:
        said = json.loads(files["dossier.json"], object_pairs_hook=no_repeated)
        own_id = uuid.uuid5(OBJECT_NAMESPACE, said["cell"]["code"] + "\n" + said["meeting"]["id"]).urn
        right = own_id == inventory["id"] and all(
            one["name"].endswith(".pdf") and one["name"] in files or
            one["sha256"] == hashlib.sha256(files[one["name"]]).hexdigest() for one in said["files"])
    except (ValueError, KeyError, TypeError): right = False
    if not right: a.problem(f"{folder}/{stored['dossier.json']}", "mô tả không khớp với hồ sơ / it does not describe the dossier")
    check_cms(a, f"{folder}/{stored['manifest.p7s']}", f"{folder}/{stored['manifest.txt']}", version["created"])

def openssl(*arguments): return subprocess.run(["openssl", *arguments], capture_output=True, check=False)

def check_cms(a, signature, content, created):
    seconds = calendar.timegm(time.strptime(created[:19], "%Y-%m-%dT%H:%M:%S"))
    base = ["cms", "-verify", "-binary", "-inform", "DER", "-in", a.path(signature), "-content", a.path(content), "-out", os.devnull]
    trust = ["-CAfile", a.trusted, "-no-CApath", "-partial_chain", "-purpose", "any", "-attime", str(seconds), "-auth_level", "2"]
    if a.trusted and openssl(*base, *trust).returncode == 0: a.signatures += 1
    elif openssl(*base, "-noverify").returncode != 0: a.problem(signature, "chữ ký sai / the signature is wrong")
    else: a.skip(signature, "người ký không có trong danh sách tin cậy / the signer is not trusted")

# --- Keys, notes, policies ----------------------------------------------------------------------------------------------------
def parse_vkey(text):
    name, key_id, data = text.strip().split("+", 2)
    data = base64.b64decode(data, validate=True)
    if sha256(name.encode() + b"\n" + data)[:4].hex() != key_id or len(data) != 33 or data[0] not in (1, 4): raise Wrong("vkey")
    return name, bytes.fromhex(key_id), data[0], data[1:]

def ed25519(public, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in "kms"]
        for name, data in zip(names, (bytes.fromhex("302a300506032b6570032100") + public, message, signature)):
            with open(name, "wb") as file: file.write(data)
        return openssl("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin", "-in", names[1],
                       "-sigfile", names[2]).returncode == 0

def read_note(data, keys):
    """Text of a note, and which of the keys signed it; a wrong signature by one of them spoils it."""
    text, blank, lines = data.rpartition(b"\n\n")
    if not blank or not lines.endswith(b"\n"): raise Wrong("note")
    text, signers = text + b"\n", set()
    for line in lines.decode()[:-1].split("\n"):
        mark, name, value = line.split(" ")
        value = base64.b64decode(value, validate=True)
        if mark != "\u2014": raise Wrong("note")
        for key in keys:
            if (name, value[:4]) != key[:2]: continue
            signed, message = value[4:], text
            if key[2] == 4: signed, message = value[12:], b"cosignature/v1\ntime %d\n" % int.from_bytes(value[4:12], "big") + text
            if not ed25519(key[3], message, signed): raise Wrong("signature " + name)
            signers.add(key)
    return text, signers

def read_checkpoint(data, key, policy):
    text, signers = read_note(data, [key, *policy.witnesses.values()])
    origin, size, root = text.decode().split("\n")[:3]
    if key not in signers or origin != key[0] or not re.fullmatch(r"0|[1-9]\d*", size): raise Wrong("checkpoint")
    return int(size), base64.b64decode(root, validate=True), policy.holds(policy.quorum, signers)

class Policy:
    def __init__(self, text, given=False):
        self.witnesses, self.groups, self.quorum, self.given = {}, {}, "none", given
        for line in text.split("\n"):
            word = line.split("#")[0].split()
            if word[:1] == ["witness"]: self.witnesses[word[1]] = parse_vkey(word[2])
            elif word[:1] == ["group"]: self.groups[word[1]] = (word[2], word[3:])
            elif word[:1] == ["quorum"]: self.quorum = word[1]
    def holds(self, name, signers):
        if name == "none": return True
        if name not in self.groups: return self.witnesses[name] in signers
        threshold, members = self.groups[name]
        needed = {"any": 1, "all": len(members)}.get(threshold) or int(threshold)
        return sum(self.holds(member, signers) for member in members) >= needed

# --- Log ----------------------------------------------------------------------------------------------------------------------

class Tree:
    def __init__(self, leaves):
        self.levels = [leaves]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            self.levels.append([sha256(b"\1" + below[i] + below[i + 1]) for i in range(0, len(below) - 1, 2)])
    def root(self, size):
        root = None
        for level in range(size.bit_length()):
            if not size >> level & 1: continue
            node = self.levels[level][(size >> level) - 1]
            root = node if root is None else sha256(b"\1" + node + root)
        return sha256(b"") if root is None else root

def tile_path(level, index, width):
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
    path = "/".join(["tile", str(level)] + ["x" + group for group in groups[:-1]] + groups[-1:])
    return path if width == 256 else f"{path}.p/{width}"

def parse_bundle(data, count):
    entries = []
    while data and len(entries) < count:
        length = int.from_bytes(data[:2], "big")
        if len(data) < 2 + length: break
        entries.append(data[2:2 + length])
        data = data[2 + length:]
    if data or len(entries) != count: raise Wrong("bundle")
    return entries

def check_log(a, folder, key, is_last):
    """Size, tree and entries of a log of which every file follows from the signed root."""
    data = a.read(folder + "/checkpoint")
    if data is None: return None
    try: size, root, cosigned = read_checkpoint(data, key, a.policy)
    except (Wrong, ValueError) as error: return a.problem(folder + "/checkpoint", f"điểm chốt sai: {error} / the checkpoint is wrong: {error}")
    a.witnessed, a.present = size if cosigned and a.policy.quorum != "none" else 0, size
    widths, found, tree = {}, {}, None
    if size > 256 * len(a.walk(folder)): return a.problem(folder, "thiếu nhiều tệp của nhật ký / files of the log are missing")
    for level in ["entries"] + list(range((max(size, 1).bit_length() - 1) // 8 + 1)):
        hashes = size if level == "entries" else size >> 8 * level
        for index in range(-(-hashes // 256)): widths[level, index] = min(256, hashes - index * 256)
    for (level, index), width in widths.items(): found[level, index] = a.read(f"{folder}/{tile_path(level, index, width)}")
    def hashes_of(level, data, width):
        if level == "entries": return [sha256(b"\0" + entry) for entry in parse_bundle(data, width)]
        if len(data) != 32 * width: raise Wrong("tile")
        return [data[i:i + 32] for i in range(0, len(data), 32)]
    # Whichever of the two gives the signed root says what the other should be.
    for which in ("entries", 0):
        try: tree = Tree([leaf for (level, i), width in widths.items() if level == which
                          for leaf in hashes_of(level, found[level, i], width)])
        except (Wrong, TypeError): continue
        if len(tree.levels[0]) == size and tree.root(size) == root: break
        tree = None
    if tree is None: return a.problem(folder + "/checkpoint", "nhật ký không cho ra mã băm gốc đã ký / the log does not give the signed root")
    paths, beyond, published = sorted(path[len(folder) + 1:] for path in a.walk(folder)), [], size
    # A writer at work may have published meanwhile what was listed.
    try:
        with open(a.path(folder, "checkpoint"), "rb") as file: published = max(size, read_checkpoint(file.read(), key, a.policy)[0])
    except (Wrong, ValueError, OSError): pass
    is_longer = any(int(path[12:]) > published for path in paths if re.fullmatch(r"checkpoints/\d+", path))
    def goes_on(level, index, width, data):
        """Whether a tile beyond the checkpoint, perhaps cut short, begins with what the tree has of it."""
        known = found.get((level, index)) or b""
        return not is_longer and len(data) <= width * (65537 if level == "entries" else 32) and data[:len(known)] == known[:len(data)]
    for path in paths:
        if re.fullmatch(r"(checkpoint|checkpoints/(0|[1-9]\d*))" + CUT, path):
            a.skip(f"{folder}/{path}", LEFT)
            continue
        tile = re.fullmatch(r"tile/(entries|\d+)/((?:x\d{3}/)*\d{3})(?:\.p/(\d+))?", path)
        copy = re.fullmatch(r"checkpoints/(0|[1-9]\d*)", path)
        right = path == "checkpoint"
        try:
            with open(a.path(folder, path), "rb") as file: data = file.read()
            if tile:
                level = "entries" if tile[1] == "entries" else int(tile[1])
                index, width = int(tile[2].replace("x", "").replace("/", "")), int(tile[3] or 256)
                if tile_path(level, index, width) == path and widths.get((level, index), 0) < width <= 256:
                    hashes = published if level == "entries" else published >> 8 * level
                    if width <= hashes - index * 256: continue
                    if is_last and goes_on(level, index, width, data):
                        beyond.append(path)
                        continue
                right = tile_path(level, index, width) == path and 0 < width <= widths.get((level, index), 0) and hashes_of(
                    level, data, width) == tree.levels[0 if level == "entries" else 8 * level][index * 256:index * 256 + width]
            elif copy:
                then = read_checkpoint(data, key, a.policy)
                right = then[0] == int(copy[1]) <= published and (then[0] > size or tree.root(then[0]) == then[1])
                if right and then[2] and a.policy.quorum != "none": a.witnessed = max(a.witnessed, then[0])
        except (Wrong, ValueError, OSError): right = False
        if not right: a.problem(f"{folder}/{path}", "không theo nhật ký đã ký / it does not follow from the signed log")
    if beyond:
        a.is_unfinished = True
        a.skip(f"{folder}/{beyond[0]}", f"{len(beyond)} tệp ngoài điểm chốt: một lần ghi bị ngắt / {len(beyond)} files beyond the checkpoint: an interrupted append")
    try: entries = [one for (level, i), width in widths.items() if level == "entries" for one in parse_bundle(found[level, i], width)]
    except (Wrong, TypeError): return None
    return size, tree, entries

def parse_entry(entry):
    lines = entry.decode().split("\n")
    if lines[0] != "vanthu-archive/entry/v1" or lines[-1] or len(lines) != len(SHAPES) + 2: raise Wrong("entry")
    values = {}
    for label, line in zip(SHAPES, lines[1:]):
        name, _, values[label] = line.partition(" ")
        if name != label or not re.fullmatch(SHAPES[label], values[label]): raise Wrong(f"entry: {line}")
    return values

def read_chain(a, archive_id, root):
    """The logs in their order, each with its key: vouched for by the root key or, in good order, by the key before."""
    names = [name[6:-5] for name in a.list("keys")[0] if re.fullmatch(rf"shard-{SHARD}\.note", name)]
    chain, before = [], None
    for name in sorted(names, key=lambda name: [int(part) for part in name.split("-")]):
        path = f"keys/shard-{name}.note"
        data = a.read(path) or b""
        try:
            text = read_note(data, [])[0].decode().split("\n", 8)
            said = dict(line.partition(" ")[::2] for line in text[1:7])
            key = parse_vkey(said["key"])
            vouchers = [root] + ([before["key"]] if before and said["reason"] in ("year", "rotation") else [])
            right = (text[0] == "vanthu-archive/shard/v1" and said["archive"] == archive_id and said["shard"] == name and
                     key[0] == f"{archive_id}/{name}" and said["previous"] == (before["name"] if before else "-") and
                     read_note(data, vouchers)[1])
            if before: right = right and read_checkpoint(text[8].encode(), before["key"], Policy(""))[0] == int(said["size"])
        except (Wrong, ValueError, KeyError, IndexError): right = False
        if not right:
            a.problem(path, "chuỗi khóa bị đứt ở phiếu này / the chain of keys is broken here")
            break
        if before: before["counted"], before["final"] = int(said["size"]), text[8].encode()
        before = {"name": name, "key": key, "digest": hashlib.sha256(data).hexdigest(), "counted": None, "final": None,
                  "reason": said["reason"], "vkey": said["key"]}
        chain.append(before)
    return chain

def closes(data, archive_id, shard):
    """Whether these bytes are a statement that closes this log of this archive."""
    said = re.fullmatch(rf"vanthu-archive/close/v1\narchive (\S+)\nshard ({SHARD})\nnext {SHARD}\nkey (\S+)\n", data.decode(errors="replace"))
    try: return bool(said) and said[1] == archive_id and said[2] == shard and bool(parse_vkey(said[3]))
    except (Wrong, ValueError): return False

def check_ends(a, archive_id, chain, number, size, last):
    """A log was closed in favour of the next one's key, or given up at a checkpoint that the witnesses had cosigned."""
    shard = chain[number]
    if number + 1 == len(chain):
        if last and last["op"] == "shard-close":
            a.skip(f"keys/shard-{shard['name']}.note", "nhật ký đã đóng mà chưa có nhật ký sau / it was closed, and the next log is not here")
        return
    after, path = chain[number + 1], f"keys/close-{shard['name']}.txt"
    if after["reason"] == "stolen" and a.policies and a.policies[0].quorum != "none":
        def is_cosigned(policy):
            try: return read_checkpoint(shard["final"], shard["key"], policy)[2]
            except (Wrong, ValueError, KeyError): return False
        if not any(is_cosigned(policy) for policy in a.policies if policy.quorum != "none"):
            a.problem(f"keys/shard-{after['name']}.note", "giữ tới điểm chốt mà nhân chứng chưa ký đủ / kept up to a checkpoint that the witnesses had not cosigned")
    if after["reason"] not in ("year", "rotation"): return
    text = f"vanthu-archive/close/v1\narchive {archive_id}\nshard {shard['name']}\nnext {after['name']}\nkey {after['vkey']}\n".encode()
    if a.read(path) != text: a.problem(path, "phiếu đóng nhật ký đã bị sửa / the closing statement was altered")
    if (size, last and last["op"], last and last["detail"]) != (shard["counted"], "shard-close", "sha256:" + hashlib.sha256(text).hexdigest()):
        a.problem(f"keys/shard-{after['name']}.note", "nhật ký trước không được đóng bằng khóa này / the log before was not closed in favour of this key")

def is_signed_pair(a, digest):
    """Both files of a statement, rightly signed: its writer was killed before the entry, or is about to make it."""
    names = [f"care/{digest}.{ending}" for ending in ("p7s", "txt")]
    if not all(os.path.isfile(a.path(name)) for name in names): return False
    text = a.read(names[1]) or b""
    time_line = re.search(rb"\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n", text)
    if hashlib.sha256(text).hexdigest() != digest or not time_line: return False
    if not re.match(rb"vanthu-archive/(hold|release)/v1\n", text): return False
    cms = ["-binary", "-inform", "DER", "-in", a.path(names[0]), "-content", a.path(names[1]), "-out", os.devnull, "-noverify"]
    return openssl("cms", "-verify", *cms).returncode == 0

def check_bound(a, archive_id, chain, bound, beyond, deeds, half_opened):
    """Every file of keys/ and care/ is what an entry binds by its digest: anybody can put a file there."""
    foreign = "không dòng nhật ký nào ghi tệp này / no entry of the log speaks of this file"
    opened, closed = {f"shard-{shard['name']}.note" for shard in chain}, {f"close-{shard['name']}.txt": shard["name"] for shard in chain}
    files, folders = a.list("keys")
    for name in files + folders:
        path = "keys/" + name
        if name in files and re.fullmatch(rf"((shard-{SHARD}|policy-[1-9]\d*)\.note|close-{SHARD}\.txt){CUT}", name):
            a.skip(path, LEFT)
            continue
        try:
            with open(a.path(path), "rb") as file: data = file.read()
        except OSError: data = b""
        digest = hashlib.sha256(data).hexdigest()
        if re.fullmatch(r"policy-[1-9]\d*\.note", name) and digest in bound: continue
        fits = name in opened or (name in closed and closes(data, archive_id, closed[name]))
        if fits and (digest in bound or digest in beyond): continue
        # Its own first entry, which a killed writer has not written, would bind it.
        if half_opened and name == f"shard-{chain[-1]['name']}.note": continue
        if fits and name not in opened and closed[name] == chain[-1]["name"]:
            a.skip(path, "việc đóng nhật ký bị ngắt, hoặc tệp lạ / a closing was interrupted, or a stranger")
        elif not any(where == path for where, _ in a.problems): a.problem(path, foreign)
    # A log that is gone, or was closed without a next one, may have had the entry.
    last = chain[-1]["name"] if chain else ""
    is_between = any(path in (f"keys/shard-{last}.note", f"log/{last}") for path, _ in a.unchecked)
    for name in sum(a.list("care"), []) if os.path.isdir(a.path("care")) else []:
        digest = re.fullmatch(r"([0-9a-f]{64})\.(txt|p7s)", name)
        is_unbound = digest and digest[1] not in deeds and not is_between and os.path.isfile(a.path("care", name))
        if is_unbound and a.is_unfinished:
            a.skip("care/" + name, "chưa dòng nhật ký nào ghi tệp này: việc ghi bị ngắt / no entry speaks of this file yet: an interrupted write")
        elif is_unbound and is_signed_pair(a, digest[1]):
            a.skip("care/" + name, "văn bản đã ký chưa có dòng nhật ký / a signed statement that the log has no entry of yet")
        elif not digest or digest[1] not in deeds or not os.path.isfile(a.path("care", name)): a.problem("care/" + name, foreign)
        elif digest[1] not in bound:
            a.problem("care/" + name, "chỉ được ghi bằng khóa đã mất hoặc bị đánh cắp / logged only with a key that was lost or stolen")

def read_policies(a, root):
    """The archive's own demands on witnesses, each signed by the root key; the last one holds unless the auditor has brought one."""
    numbers = sorted(int(name[7:-5]) for name in a.list("keys")[0] if re.fullmatch(r"policy-[1-9]\d*\.note", name))
    for number in numbers:
        try:
            text, signers = read_note(a.read(f"keys/policy-{number}.note") or b"", [root])
            if not signers: raise Wrong("unsigned")
            a.policies.append(Policy(text.decode()))
            if not a.policy.given: a.policy = a.policies[-1]
        except (Wrong, ValueError, IndexError): a.problem(f"keys/policy-{number}.note", "không do khóa gốc ký / not signed by the root key")
    if numbers != list(range(1, len(numbers) + 1)): a.problem("keys", "thiếu một chính sách / a policy is missing")

def check_entries(a, archive_id, root):
    if os.path.isdir(a.path("keys")): read_policies(a, root)
    statements = {"-"} | {"sha256:" + hashlib.sha256(a.read(path) or b"").hexdigest()
                          for folder in ("keys", "care") if os.path.isdir(a.path(folder)) for path in a.walk(folder)}
    last, given_up, newest, seen, clock, whole, bound, beyond, deeds, half_opened = {}, {}, {}, {}, "", True, set(), set(), set(), False
    chain = read_chain(a, archive_id, root)
    a.expect_only("log", [shard["name"] for shard in chain])
    for number, shard in enumerate(chain):
        name = shard["name"]
        if number + 1 == len(chain) and not any(os.path.lexists(a.path("log", name, one)) for one in ("checkpoint", "checkpoints")):
            a.skip("log/" + name, "nhật ký mới mở dở, hoặc đã bị bỏ / a new log was opened by half, or was taken away")
            half_opened = True
            continue
        found = check_log(a, "log/" + name, shard["key"], number + 1 == len(chain))
        if found is None:
            whole = False
            continue
        size, tree, entries = found
        if shard["final"]:
            then = read_checkpoint(shard["final"], shard["key"], Policy(""))
            if then[0] > size or tree.root(then[0]) != then[1]:
                a.problem("log/" + name, "nhật ký sau không nối tiếp nhật ký này / the next log does not continue this one")
        end = None
        for index, entry in enumerate(entries):
            place, wrong = f"{name}/{index}", []
            a.entries += 1
            try: end = said = parse_entry(entry)
            except (Wrong, ValueError): said = None
            if said is None or (index == 0 and (said["op"], said["detail"]) != ("key", "sha256:" + shard["digest"])):
                a.problem(f"log/{place}", "dòng nhật ký sai dạng / the entry is malformed")
            if said is None: continue
            counts = shard["counted"] is None or index < shard["counted"]
            (bound if counts else beyond).add(said["detail"].removeprefix("sha256:"))
            if said["object"] != "-": deeds.add(said["detail"].removeprefix("sha256:"))
            if not counts:
                if said["object"] != "-": given_up[said["object"]] = place
                continue
            if said["time"] <= clock: wrong.append("ghi lùi thời gian / it is back-dated")
            clock = max(clock, said["time"])
            if said["detail"] not in statements: wrong.append(f"thiếu văn bản kèm theo / the statement of this {said['op']} is missing")
            if said["object"] != "-":
                # The first that counts after a key was lost or stolen may follow one that does not.
                before = last.get(said["object"], "-"), given_up.pop(said["object"], None)
                if said["prev"] not in before and said["op"] != "adopt":
                    wrong.append("không nối tiếp dòng trước của hồ sơ / it does not follow the dossier's entry before")
                last[said["object"]] = place
            if said["op"] in STORED:
                key = said["object"], int(said["version"])
                if key in seen or (key[1] != newest.get(key[0], 0) + 1 and said["op"] != "adopt"):
                    wrong.append("ghi hai lần hoặc sai thứ tự / logged twice or out of order")
                newest[key[0]], seen[key] = max(key[1], newest.get(key[0], 0)), place
                if key not in a.versions: wrong.append(f"{key[0]} v{key[1]} không còn trong kho / {key[0]} v{key[1]} is gone")
                elif "sha512:" + a.versions[key] != said["inventory"]:
                    wrong.append(f"{key[0]} v{key[1]} đã bị viết lại / {key[0]} v{key[1]} was rewritten")
            for what in wrong: a.problem(f"log/{place}", what)
            if said["op"] in ("hold", "release") and not wrong:
                care = "care/" + said["detail"].removeprefix("sha256:")
                check_cms(a, care + ".p7s", care + ".txt", said["time"])
        check_ends(a, archive_id, chain, number, size, end)
    if whole and a.policy.quorum != "none" and not a.witnessed:
        a.skip("log", "chưa có đủ nhân chứng ký cho điểm chốt nào / no checkpoint has the cosignatures that the policy asks for")
    if whole: check_bound(a, archive_id, chain, bound, beyond, deeds, half_opened)
    for key in sorted(set(a.versions) - set(seen) - a.intended) if whole else []:
        a.problem(f"{key[0]} v{key[1]}", "không có trong nhật ký / the log does not speak of it")

# --- Access log ---------------------------------------------------------------------------------------------------------------

def access_key(a, archive_id, root, year):
    """The key of the year's log, for which the archive's root key vouches."""
    text, signers = read_note(a.read(f"access/{year}.note") or b"", [root])
    said = re.fullmatch(rf"vanthu-archive/access-key/v1\narchive {archive_id}\nyear {year}\nkey ([^\n]+)\n", text.decode())
    if not signers or not said: raise Wrong("access key")
    return parse_vkey(said[1])

def check_access_entry(entry, year):
    text = entry.decode()
    if text != unicodedata.normalize("NFC", text) or not re.fullmatch(
            rf"vanthu-archive/access/v1\ntime {year}[^\n]*\nform [a-z]{{1,32}}\nobject {SHAPES['object'][2:]}\nversion {SHAPES['version'][2:]}\n"
            rf"inventory sha512:[0-9a-f]{{128}}\nby [^\n]*\nreason [^\n]+\nnonce {SHAPES['nonce']}\n", text): raise Wrong("access entry")

def check_access(a, archive_id, root):
    """Who took what out of the archive: a log for each year. Witnesses are asked for the other logs only."""
    if not os.path.isdir(a.path("access")): return
    files, years = a.list("access")
    for name in files:
        if re.fullmatch(r"\d{4}\.note" + CUT, name): a.skip("access/" + name, LEFT)
        elif name != "lock" and not re.fullmatch(r"\d{4}\.note", name): a.problem("access/" + name, "không thuộc kho / it does not belong to the archive")
    others = a.policy, a.witnessed, a.present, a.is_unfinished
    a.policy = Policy("")
    for year in years:
        folder = "access/" + year
        try:
            if not re.fullmatch(r"\d{4}", year): raise Wrong("year")
            key = access_key(a, archive_id, root, year)
        except (Wrong, ValueError):
            a.problem(folder, "khóa gốc không chứng nhận nhật ký truy cập này / the root key does not vouch for this access log")
            continue
        # Opened, and nothing was taken out yet.
        if not any(os.path.lexists(a.path(folder, name)) for name in ("checkpoint", "checkpoints")): continue
        found = check_log(a, folder, key, True)
        for index, entry in enumerate(found[2] if found else []):
            try: check_access_entry(entry, year)
            except (Wrong, ValueError): a.problem(f"{folder}/{index}", "dòng nhật ký truy cập sai dạng / the entry is malformed")
    a.policy, a.witnessed, a.present, a.is_unfinished = others

def read_proof(path, chain, policy):
    """What the entry says and the version as its inventory has it, once they lead to a signed checkpoint."""
    with open(path, "rb") as file: head, _, note = file.read().partition(b"\n\n")
    lines = head.decode().split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("extra "): raise Wrong("proof")
    extra = base64.b64decode(lines[1][6:], validate=True).split(b"\n", 10)
    entry, inventory = b"\n".join(extra[:10]) + b"\n", extra[10]
    index, hashes = int(lines[2].removeprefix("index ")), [base64.b64decode(line, validate=True) for line in lines[3:]]
    key = next(one["key"] for one in chain if note.decode().startswith(one["key"][0] + "\n"))
    size, root, _ = read_checkpoint(note, key, policy)
    node, at, last = sha256(b"\0" + entry), index, size - 1
    for step in hashes:
        if last == 0: raise Wrong("proof")
        if at & 1 or at == last:
            node = sha256(b"\1" + step + node)
            while not at & 1 and at: at, last = at >> 1, last >> 1
        else: node = sha256(b"\1" + node + step)
        at, last = at >> 1, last >> 1
    if last or node != root or not 0 <= index < size: raise Wrong("proof")
    said = parse_entry(entry)
    if "sha512:" + hashlib.sha512(inventory).hexdigest() != said["inventory"]: raise Wrong("inventory")
    return said, json.loads(inventory, object_pairs_hook=no_repeated)["versions"]["v" + said["version"]]

def check_proof(a, path, chain):
    """Returns the digests it speaks of. The paper beside it has its name without .tlog-proof; else the archive's version is meant."""
    try:
        said, version = read_proof(path, chain, a.policy)
        state, paper = version["state"], path.removesuffix(".tlog-proof")
        if paper != path and os.path.isfile(paper):
            with open(paper, "rb") as file: is_of_it = hashlib.sha512(file.read()).hexdigest() in state
            if not is_of_it: a.problem(path, f"bằng chứng không phải của {paper} / the proof is not about {paper}")
        elif "sha512:" + a.versions.get((said["object"], int(said["version"])), "") != said["inventory"]:
            a.skip(path, "bằng chứng của một bản không có trong kho này / it is about a version that this archive has not")
        return set(state)
    except (OSError, Wrong, ValueError, KeyError, IndexError, StopIteration) as error:
        a.problem(path, f"bằng chứng sai: {error!r} / the proof is wrong: {error!r}")
        return set()

def check_papers(a, papers, digests):
    for path in papers:
        try:
            with open(path, "rb") as file: digest = hashlib.sha512(file.read()).hexdigest()
        except OSError as error: a.skip(path, f"không đọc được: {error.strerror} / unreadable: {error.strerror}")
        else:
            if digest not in digests: a.problem(path, "không bằng chứng nào nói về tệp này / no proof is about this file")

def check_dossier(a, known_root):
    """Every file against the signed manifest and against the log's proof, which the archive's root key vouches for."""
    frame = read_archive_note(a, "proof/ARCHIVE.note")
    if not frame: return
    if not frame[1]: return a.skip("proof", "kho không có nhật ký / the archive has no log")
    check_root(a, "proof/ARCHIVE.note", frame[2], known_root)
    proofs = sorted((name for name in a.list("proof")[0] if re.fullmatch(r"v[1-9]\d*\.tlog-proof", name)), key=lambda name: int(name[1:-11]))
    if not proofs: return a.problem("proof", "không có bằng chứng nào / there is no proof")
    chain = read_chain(a, frame[1], frame[2])
    # The files are those of the newest version that was exported; each version before has its proof, too.
    for proof in proofs:
        try: said, version = read_proof(a.path("proof", proof), chain, a.policy)
        except (OSError, Wrong, ValueError, KeyError, IndexError, StopIteration) as error:
            return a.problem("proof/" + proof, f"bằng chứng sai: {error!r} / the proof is wrong: {error!r}")
        if "v" + said["version"] + ".tlog-proof" != proof: a.problem("proof/" + proof, "bằng chứng của bản khác / the proof of another version")
        a.versions[said["object"], int(said["version"])] = said["inventory"]
        a.entries += 1
    if len({object_id for object_id, _ in a.versions}) != 1: a.problem("proof", "bằng chứng của nhiều hồ sơ / proofs of several dossiers")
    state = version["state"]
    stored, (files, folders) = {name: digest for digest, names in state.items() for name in names}, a.list("")
    if not all(re.fullmatch(r"[a-z_]+(-\d+)?\.[a-z0-9]+", name) for name in stored):
        return a.problem("proof/" + proofs[-1], "tên tệp sai dạng / the name of a file is malformed")
    contents = {name: a.read(name) for name in stored}
    for name, data in contents.items():
        if data is not None and hashlib.sha512(data).hexdigest() != stored[name]:
            a.problem(name, "không phải bản đã lưu / it is not what was stored")
    for name in files + folders:
        if name not in stored and name != "proof": a.problem(name, "không thuộc hồ sơ / it does not belong to the dossier")
    if None in contents.values(): return
    listed = sorted(name for name in contents if name not in ("manifest.txt", "manifest.p7s"))
    if contents.get("manifest.txt") != "".join(f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in listed).encode():
        a.problem("manifest.txt", "danh sách không khớp với các tệp / the list differs from the files")
    check_cms(a, "manifest.p7s", "manifest.txt", version["created"])

def check_archive(a, given, known_root):
    frame = check_frame(a)
    if not frame: return
    check_objects(a, frame[0])
    if not frame[1]: return a.skip("log", "kho không có nhật ký: không chứng minh được thứ tự và sự đầy đủ / could not check: no log; order and completeness are not proven")
    check_root(a, "ARCHIVE.note", frame[2], known_root)
    check_entries(a, frame[1], frame[2])
    check_access(a, frame[1], frame[2])
    if not given.proof: return
    chain, digests = read_chain(a, frame[1], frame[2]), set()
    for proof in given.proof: digests |= check_proof(a, proof, chain)
    check_papers(a, given.paper, digests)

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="thư mục kho, hoặc hồ sơ đã xuất / the archive's folder, or an exported dossier")
    parser.add_argument("--trusted", action="append", default=[], metavar="CRT", help="chứng thư tin cậy / a trusted certificate, PEM")
    parser.add_argument("--root", metavar="VKEY", help="khóa gốc của kho hoặc tệp .vkey có khóa ấy, biết từ nơi khác / the root key or a .vkey file with it, known from elsewhere")
    parser.add_argument("--policy", help="tệp chính sách chứng kiến / whose cosignatures are needed (tlog-policy)")
    parser.add_argument("--proof", action="append", default=[], metavar="FILE.tlog-proof", help="bằng chứng do vanthu log proof viết / written by vanthu log proof")
    parser.add_argument("--paper", action="append", default=[], metavar="FILE", help="tệp mà một trong các bằng chứng phải nói tới / a file that one of the proofs must be about")
    given = parser.parse_args()
    if not os.path.isdir(given.folder): parser.error(f"{given.folder}: không có thư mục này / no such folder")
    if given.paper and not given.proof: parser.error("--paper cần --proof / --paper needs --proof")
    is_dossier = os.path.isfile(os.path.join(given.folder, "manifest.txt"))
    if is_dossier and given.proof: parser.error("hồ sơ đã xuất có bằng chứng của nó trong proof/ / an exported dossier has its proof in proof/")
    with tempfile.NamedTemporaryFile(suffix=".pem") as trusted:
        try:
            for path in given.trusted:
                with open(path, "rb") as file: trusted.write(file.read() + b"\n")
            if given.root and os.path.isfile(given.root): given.root = open(given.root, encoding="utf-8").read()
            root = parse_vkey(given.root) if given.root else None
            policy = Policy(open(given.policy, encoding="utf-8").read(), True) if given.policy else Policy("")
        except (OSError, ValueError, Wrong, IndexError) as error: parser.error(str(error))
        trusted.flush()
        a = (Dossier if is_dossier else Archive)(given.folder, trusted.name if given.trusted else None, policy)
        if not shutil.which("openssl"): parser.error("thiếu chương trình openssl / the program openssl is missing")
        if is_dossier: check_dossier(a, root)
        else: check_archive(a, given, root)
    for word, found in (("lỗi / error", a.problems), ("chưa kiểm tra được / unchecked", a.unchecked)):
        for path, what in found: print(f"{word}: {path}: {what}")
    witnessed = (f"nhân chứng đã ký tới {a.witnessed}/{a.present} dòng / witnesses have cosigned {a.witnessed}/{a.present}"
                 if a.policy.quorum != "none" else "không yêu cầu nhân chứng / no witnesses asked for")
    print(f"{len(a.versions)} bản hồ sơ / versions, {a.files} tệp / files, {a.signatures} chữ ký / signatures, "
          f"{a.entries} dòng nhật ký / log entries, {witnessed}: {len(a.problems)} sai lệch / problems, {len(a.unchecked)} chưa kiểm tra / unchecked")
    return 5 if a.problems else 6 if a.unchecked else 0

if __name__ == "__main__": sys.exit(main())
