#!/usr/bin/env python3
"""Kiểm tra một kho lưu trữ của vanthu mà không dùng mã nào của vanthu / checks a vanthu archive without any code of vanthu.

Only Python's standard library and the program `openssl`. Written from the specifications (OCFL 1.1, RFC 6962, C2SP tlog-tiles,
signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy, tlog-proof, RFC 5652), as a cross-check of `vanthu verify`.
  verify-archive.py ARCHIVE --trusted office.crt --policy policy.txt [--proof minutes.pdf.tlog-proof]...
Exit code: 0 intact, 2 wrong usage, 5 damaged or altered, 6 nothing wrong found but not everything could be checked.
Not looked at: README.vi.md (prose), index/ (made from the files), signatures inside PDFs (their bytes are covered by the
manifest's), and whether papers keep the rules.
"""
import argparse, base64, calendar, hashlib, json, os, re, subprocess, sys, tempfile, time, uuid

OBJECT_NAMESPACE = uuid.UUID("6a500008-e5b2-5888-942c-b56348a87b5a")
FRAME = {"ARCHIVE.note", "README.vi.md", "index", "lock", "ocfl", "queue", "staging", "log", "audit", "keys", "anchors", "care"}
OPS_WITH_VERSION = {"create", "version", "adopt"}
LABELS = ["op", "object", "version", "inventory", "detail", "actor", "time", "prev", "nonce"]
SHAPES = {"op": r"[a-z][a-z-]*", "object": r"-|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "version": r"-|[1-9][0-9]*",
          "inventory": r"-|sha512:[0-9a-f]{128}", "detail": r"-|sha256:[0-9a-f]{64}", "actor": r"\S+",
          "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", "prev": r"-|\S+/(0|[1-9][0-9]*)", "nonce": r"[0-9a-f]{64}"}

def sha256(data): return hashlib.sha256(data).digest()

class Wrong(Exception): pass

class Archive:
    def __init__(self, root, trusted, policy):
        self.root, self.trusted, self.problems, self.unchecked, self.files, self.signatures = root, trusted, [], [], 0, 0
        self.policy, self.versions, self.entries, self.logged = policy, {}, 0, False

    def problem(self, path, vi, en): self.problems.append((path, vi, en))
    def skip(self, path, vi, en): self.unchecked.append((path, vi, en))

    def path(self, *below): return os.path.join(self.root, *below)

    def read(self, path):
        try:
            with open(self.path(path), "rb") as file: data = file.read()
        except FileNotFoundError:
            return self.problem(path, "thiếu tệp này", "this file is missing")
        except OSError as error:
            return self.skip(path, f"không đọc được: {error.strerror}", f"unreadable: {error.strerror}")
        self.files += 1
        return data

    def list(self, path):
        """Names of files and of folders; links belong to nobody."""
        files, folders = [], []
        try: entries = sorted(os.scandir(self.path(path)), key=lambda entry: entry.name)
        except OSError as error:
            self.skip(path, f"không đọc được: {error.strerror}", f"unreadable: {error.strerror}")
            return files, folders
        for entry in entries:
            if entry.is_symlink(): self.problem(os.path.join(path, entry.name), "đây là liên kết", "this is a link")
            else: (folders if entry.is_dir() else files).append(entry.name)
        return files, folders

    def walk(self, path):
        files, folders = self.list(path)
        return [os.path.join(path, name) for name in files] + [f for name in folders for f in self.walk(os.path.join(path, name))]

    def expect_only(self, path, names):
        files, folders = self.list(path)
        for name in files + folders:
            if name not in names: self.problem(os.path.join(path, name), "không thuộc kho", "it does not belong to the archive")

# --- OCFL ---------------------------------------------------------------------------------------------------------------------

def no_repeated(pairs):
    if len({key for key, _ in pairs}) != len(pairs): raise ValueError("a key twice")
    return dict(pairs)

def check_frame(a):
    note = a.read("ARCHIVE.note") or b""
    checked, _, check = note.rpartition(b"check sha256:")
    if check != hashlib.sha256(checked).hexdigest().encode() + b"\n":
        a.problem("ARCHIVE.note", "tệp đã bị sửa", "it was altered")
    form = re.match(rb"vanthu-archive (\d+)\n", note)
    if not form:
        a.problem("ARCHIVE.note", "đây không phải kho của vanthu", "this is not an archive of vanthu")
        return 0, (2, 1)
    form = int(form[1])
    a.expect_only("", FRAME)
    for entry in a.list("queue")[0]:
        if entry.endswith(".intent"): a.skip("queue/" + entry, "có một lần lưu chưa xong", "a storing has not finished")
        else: a.problem("queue/" + entry, "không thuộc kho", "it does not belong to the archive")
    if a.read("ocfl/0=ocfl_1.1") != b"ocfl_1.1\n": a.problem("ocfl/0=ocfl_1.1", "khai báo sai", "wrong declaration")
    extension = "0003-hash-and-id-n-tuple-storage-layout"
    a.expect_only("ocfl/extensions", {extension})
    a.expect_only("ocfl/extensions/" + extension, {"config.json"})
    tuples = (3, 3) if form == 1 else (2, 1)
    wanted = {"extensionName": extension, "digestAlgorithm": "sha256", "tupleSize": tuples[0], "numberOfTuples": tuples[1]}
    for path, extra in (("ocfl/ocfl_layout.json", None), (f"ocfl/extensions/{extension}/config.json", wanted)):
        data = a.read(path)
        if data is None: continue
        try: value = json.loads(data, object_pairs_hook=no_repeated)
        except ValueError: value = None
        folders = "SHA-256 of the object id in three folders of three digits" if form == 1 else "first two digits of the SHA-256 of the object id"
        said = {"extension": extension, "description": folders + ", then the percent-encoded id"}
        if value != (extra or said) or data != (json.dumps(value, indent=2) + "\n").encode():
            a.problem(path, "khác với lúc lập kho", "it differs from when the archive was made")
    return form, tuples

def check_objects(a, tuples):
    def walk(path, depth):
        files, folders = a.list(path)
        if not files and not folders: a.problem(path, "thư mục rỗng", "an empty folder")
        for name in files:
            if depth or name not in ("0=ocfl_1.1", "ocfl_layout.json"):
                a.problem(os.path.join(path, name), "tệp không thuộc hồ sơ nào", "the file belongs to no dossier")
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
            a.problem(folder + name, "inventory và mã băm của nó không khớp nhau", "inventory and digest do not agree")
        return None, None
    try: return data, json.loads(data, object_pairs_hook=no_repeated)
    except ValueError:
        a.problem(folder + "/inventory.json", "không phải JSON", "not JSON")
        return None, None

def check_object(a, folder, tuples):
    if a.read(folder + "/0=ocfl_object_1.1") != b"ocfl_object_1.1\n":
        a.problem(folder + "/0=ocfl_object_1.1", "khai báo sai", "wrong declaration")
    data, inventory = read_inventory(a, folder)
    if inventory is None: return
    try: check_inventory(a, folder, tuples, data, inventory)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        a.problem(folder + "/inventory.json", f"sai cấu trúc: {error!r}", f"malformed: {error!r}")

def check_inventory(a, folder, tuples, data, inventory):
    object_id, names = inventory["id"], [f"v{n + 1}" for n in range(len(inventory["versions"]))]
    digest = hashlib.sha256(object_id.encode()).hexdigest()
    place = "/".join([digest[tuples[0] * i:tuples[0] * (i + 1)] for i in range(tuples[1])] + [object_id.replace(":", "%3a")])
    if folder != "ocfl/" + place: a.problem(folder, "hồ sơ nằm sai chỗ", "the dossier is in the wrong place")
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
                if path[len(folder) + 1:] not in contents: a.problem(path, "không có trong inventory", "not in the inventory")
        then_data, then = read_inventory(a, f"{folder}/{name}")
        if then is None: continue
        a.versions[object_id, names.index(name) + 1] = hashlib.sha512(then_data).hexdigest()
        earlier = {known: inventory["versions"][known] for known in names[:names.index(name) + 1]}
        same = then["id"] == object_id and then["head"] == name and then["versions"] == earlier
        if not same or (name == names[-1] and then_data != data):
            a.problem(f"{folder}/{name}/inventory.json", "khác với inventory gốc", "it differs from the root inventory")
    for path, digest in contents.items():
        if not re.fullmatch(r"v[1-9]\d*/content/[a-z_]+(-\d+)?\.[a-z0-9]+", path): raise ValueError(path)
        again[path] = a.read(f"{folder}/{path}")
        if again[path] is None: continue
        if hashlib.sha512(again[path]).hexdigest() != digest or hashlib.sha256(again[path]).hexdigest() != fixity.get(path):
            a.problem(f"{folder}/{path}", "nội dung đã thay đổi", "the content has changed")
    if set().union(*(version["state"] for version in inventory["versions"].values())) != set(inventory["manifest"]):
        raise ValueError("manifest")
    for name in names: check_version(a, folder, inventory, name, again)

def check_version(a, folder, inventory, name, again):
    version = inventory["versions"][name]
    stored = {logical: inventory["manifest"][digest][0] for digest, names in version["state"].items() for logical in names}
    for needed in ("dossier.json", "manifest.txt", "manifest.p7s", "record.xml"):
        if needed not in stored: return a.problem(f"{folder}/{name}", f"thiếu {needed}", f"{needed} is missing")
    files = {logical: again.get(path) for logical, path in stored.items()}
    if None in files.values(): return
    listed = sorted(logical for logical in files if logical not in ("manifest.txt", "manifest.p7s"))
    expected = "".join(f"{hashlib.sha256(files[logical]).hexdigest()}  {logical}\n" for logical in listed)
    if files["manifest.txt"] != expected.encode():
        a.problem(f"{folder}/{stored['manifest.txt']}", "danh sách không khớp với các tệp", "the list differs from the files")
    try:
        said = json.loads(files["dossier.json"], object_pairs_hook=no_repeated)
        own_id = uuid.uuid5(OBJECT_NAMESPACE, said["cell"]["code"] + "\n" + said["meeting"]["id"]).urn
        right = own_id == inventory["id"] and all(
            one["name"].endswith(".pdf") and one["name"] in files or
            one["sha256"] == hashlib.sha256(files[one["name"]]).hexdigest() for one in said["files"])
    except (ValueError, KeyError, TypeError): right = False
    if not right: a.problem(f"{folder}/{stored['dossier.json']}", "mô tả không khớp với hồ sơ", "it does not describe the dossier")
    check_cms(a, f"{folder}/{stored['manifest.p7s']}", f"{folder}/{stored['manifest.txt']}", version["created"])

def openssl(*arguments): return subprocess.run(["openssl", *arguments], capture_output=True, check=False)

def check_cms(a, signature, content, created):
    seconds = calendar.timegm(time.strptime(created[:19], "%Y-%m-%dT%H:%M:%S"))
    base = ["cms", "-verify", "-binary", "-inform", "DER", "-in", a.path(signature), "-content", a.path(content), "-out", os.devnull]
    trust = ["-CAfile", a.trusted, "-no-CApath", "-partial_chain", "-purpose", "any", "-attime", str(seconds), "-auth_level", "2"]
    if a.trusted and openssl(*base, *trust).returncode == 0: a.signatures += 1
    elif openssl(*base, "-noverify").returncode != 0: a.problem(signature, "chữ ký sai", "the signature is wrong")
    else: a.skip(signature, "người ký không có trong danh sách tin cậy", "the signer is not trusted")

# --- Keys and notes -----------------------------------------------------------------------------------------------------------

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

class Policy:
    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = {}, {}, {}, "none"
        for line in text.split("\n"):
            word = line.split("#")[0].split()
            if not word: continue
            if word[0] == "log": self.logs[parse_vkey(word[1])[0]] = parse_vkey(word[1])
            elif word[0] == "witness": self.witnesses[word[1]] = parse_vkey(word[2])
            elif word[0] == "group": self.groups[word[1]] = (word[2], word[3:])
            elif word[0] == "quorum": self.quorum = word[1]
            else: raise Wrong(line)

    def holds(self, name, cosigned):
        if name == "none": return True
        if name not in self.groups: return name in cosigned
        threshold, members = self.groups[name]
        count = {"any": 1, "all": len(members)}.get(threshold) or int(threshold)
        return sum(self.holds(member, cosigned) for member in members) >= count

def read_note(policy, origin, data):
    """Size, root and witnesses of a checkpoint that the log's key has signed."""
    text, blank, lines = data.rpartition(b"\n\n")
    head = text.decode().split("\n")
    if not blank or len(head) < 3 or head[0] != origin or not re.fullmatch(r"0|[1-9]\d*", head[1]) or not lines.endswith(b"\n"):
        raise Wrong("note")
    text, by_log, cosigned = text + b"\n", False, set()
    for line in lines.decode()[:-1].split("\n"):
        mark, name, value = line.split(" ")
        value = base64.b64decode(value, validate=True)
        if mark != "—": raise Wrong("note")
        for witness, key in [(None, policy.logs[origin])] + list(policy.witnesses.items()):
            if (name, value[:4]) != (key[0], key[1]): continue
            signed = value[4:]
            message = text if key[2] == 1 else b"cosignature/v1\ntime %d\n" % int.from_bytes(signed[:8], "big") + text
            if not ed25519(key[3], message, signed if key[2] == 1 else signed[8:]): raise Wrong("signature " + name)
            if witness is None: by_log = True
            else: cosigned.add(witness)
    if not by_log: raise Wrong("unsigned")
    return int(head[1]), base64.b64decode(head[2], validate=True), cosigned

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

def check_log(a, folder, origin):
    """The entries of a shard; every file of it has been compared with the signed root."""
    data = a.read(folder + "/checkpoint")
    if data is None: return None
    if origin not in a.policy.logs:
        return a.skip(folder, f"không có khóa của nhật ký {origin}", f"there is no key of the log {origin}")
    try: size, root, cosigned = read_note(a.policy, origin, data)
    except (Wrong, ValueError) as error:
        return a.problem(folder + "/checkpoint", f"điểm chốt sai: {error}", f"the checkpoint is wrong: {error}")
    present = {path[len(folder) + 1:] for path in a.walk(folder)} - {"checkpoint"}
    widths = {}
    for level in ["entries"] + list(range((max(size, 1).bit_length() - 1) // 8 + 1)):
        hashes = size if level == "entries" else size >> 8 * level
        for index in range(-(-hashes // 256)): widths[level, index] = min(256, hashes - index * 256)
    found = {}
    for (level, index), width in widths.items():
        found[level, index] = a.read(f"{folder}/{tile_path(level, index, width)}")
    def leaves_of(level):
        return [leaf for (which, index), width in widths.items() if which == level
                for leaf in hashes_of(level, found[level, index], width)]
    def hashes_of(level, data, width):
        if data is None: raise Wrong("missing")
        if level == "entries": return [sha256(b"\0" + entry) for entry in parse_bundle(data, width)]
        if len(data) != 32 * width: raise Wrong("tile")
        return [data[i:i + 32] for i in range(0, len(data), 32)]
    tree = None
    for level in ("entries", 0):
        try: tree = Tree(leaves_of(level))
        except Wrong: continue
        if len(tree.levels[0]) == size and tree.root(size) == root: break
        tree = None
    if tree is None:
        return a.problem(folder + "/checkpoint", "nhật ký không cho ra mã băm gốc đã ký", "the log does not give the signed root")
    for path in sorted(present):
        tile = re.fullmatch(r"tile/(entries|\d+)/((?:x\d{3}/)*\d{3})(?:\.p/(\d+))?", path)
        copy = re.fullmatch(r"checkpoints/(0|[1-9]\d*)", path)
        right = False
        try:
            if tile:
                level = "entries" if tile[1] == "entries" else int(tile[1])
                index, width = int(tile[2].replace("x", "").replace("/", "")), int(tile[3] or 256)
                if tile_path(level, index, width) == path and width <= widths.get((level, index), 0):
                    with open(a.path(folder, path), "rb") as file: got = hashes_of(level, file.read(), width)
                    right = got == tree.levels[0 if level == "entries" else 8 * level][index * 256:index * 256 + width]
            elif copy:
                with open(a.path(folder, path), "rb") as file: then = read_note(a.policy, origin, file.read())
                right = then[0] == int(copy[1]) <= size and tree.root(then[0]) == then[1]
        except (Wrong, ValueError, OSError): right = False
        if not right: a.problem(f"{folder}/{path}", "không theo nhật ký đã ký", "it does not follow from the signed log")
    if not a.policy.holds(a.policy.quorum, cosigned):
        a.skip(folder + "/checkpoint", "chưa đủ bên chứng kiến", "not cosigned by the quorum")
    try: return [entry for (level, i), width in widths.items() if level == "entries" for entry in parse_bundle(found[level, i], width)]
    except (Wrong, TypeError): return None

def parse_entry(entry):
    lines = entry.decode().split("\n")
    if lines[0] != "vanthu-archive/entry/v1" or lines[-1] or len(lines) != len(LABELS) + 2: raise Wrong("entry")
    values = {}
    for label, line in zip(LABELS, lines[1:]):
        name, _, values[label] = line.partition(" ")
        if name != label or not re.fullmatch(SHAPES[label], values[label]): raise Wrong(f"entry: {line}")
    return values

def check_shards(a, kind, archive_id):
    statements = {"sha256:" + hashlib.sha256(a.read(path) or b"").hexdigest()
                  for folder in ("keys", "care", "anchors") if os.path.isdir(a.path(folder)) for path in a.walk(folder)}
    last, seen, whole, clock = {}, {}, True, ""
    for year in a.list(kind)[1]:
        folder = f"{kind}/{year}"
        entries = check_log(a, folder, f"{archive_id}/{year}" if kind == "log" else f"{archive_id}/{kind}/{year}")
        whole = whole and entries is not None
        for index, entry in enumerate(entries or []):
            place = f"{folder}#{index}"
            a.entries += 1
            try: said = parse_entry(entry)
            except (Wrong, ValueError) as error:
                a.problem(place, f"dòng nhật ký sai: {error}", f"malformed entry: {error}")
                continue
            if said["object"] != "-":
                if said["prev"] != last.get(said["object"], "-"):
                    a.problem(place, "không nối tiếp dòng trước của hồ sơ", "it does not follow the dossier's previous entry")
                last[said["object"]] = f"{year}/{index}"
            if said["time"] < clock: a.problem(place, "thời điểm lùi lại", "its time runs backwards")
            clock = max(clock, said["time"])
            if said["detail"] != "-" and said["detail"] not in statements:
                a.problem(place, f"thiếu văn bản kèm theo ({said['op']})", f"the statement ({said['op']}) is missing")
            if said["op"] not in OPS_WITH_VERSION: continue
            key = said["object"], int(said["version"]) if said["version"] != "-" else 0
            if key in seen: a.problem(place, "ghi hai lần", "logged twice")
            seen[key] = said["inventory"]
            if key not in a.versions: a.problem(place, "hồ sơ đã ghi nhật ký không còn", f"the logged {key[0]} v{key[1]} is gone")
            elif "sha512:" + a.versions[key] != said["inventory"]:
                a.problem(place, "hồ sơ khác với lúc ghi nhật ký", f"{key[0]} v{key[1]} is not as it was logged")
    if kind != "log" or not whole: return
    for key in sorted(set(a.versions) - set(seen)):
        a.problem(f"{key[0]} v{key[1]}", "hồ sơ không có trong nhật ký", "the dossier is not in the log")

def check_proof(a, path):
    """A .tlog-proof beside the file it is about (the same name without .tlog-proof)."""
    try:
        with open(path, "rb") as file: head, _, note = file.read().partition(b"\n\n")
        with open(path[:-len(".tlog-proof")], "rb") as file: subject = hashlib.sha512(file.read()).hexdigest()
        lines = head.decode().split("\n")
        if lines.pop(0) != "c2sp.org/tlog-proof@v1" or not path.endswith(".tlog-proof"): raise Wrong("proof")
        entry = base64.b64decode(lines.pop(0)[6:], validate=True) if lines[0].startswith("extra ") else None
        index, hashes = int(lines.pop(0).removeprefix("index ")), [base64.b64decode(line, validate=True) for line in lines]
        size, root, cosigned = read_note(a.policy, note.decode().split("\n")[0], note)
        said = parse_entry(entry or b"")
        node, n, last = sha256(b"\0" + entry), index, size - 1
        for step in hashes:
            if last == 0: raise Wrong("proof")
            if n & 1 or n == last:
                node = sha256(b"\1" + step + node)
                while not n & 1 and n: n, last = n >> 1, last >> 1
            else: node = sha256(b"\1" + node + step)
            n, last = n >> 1, last >> 1
        if last or node != root or index >= size: raise Wrong("proof")
        folder = "ocfl/" + hashlib.sha256(said["object"].encode()).hexdigest()[:2] + "/" + said["object"].replace(":", "%3a")
        inventory = a.read(f"{folder}/v{said['version']}/inventory.json") or b""
        holds = json.loads(inventory)["versions"]["v" + said["version"]]["state"]
        if "sha512:" + hashlib.sha512(inventory).hexdigest() != said["inventory"] or subject not in holds: raise Wrong("subject")
        if not a.policy.holds(a.policy.quorum, cosigned): a.skip(path, "chưa đủ bên chứng kiến", "not cosigned by the quorum")
    except (OSError, Wrong, ValueError, KeyError, IndexError) as error:
        a.problem(path, f"bằng chứng sai: {error!r}", f"the proof is wrong: {error!r}")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--trusted", action="append", default=[], help="chứng thư PEM tin cậy / trusted certificates, PEM")
    parser.add_argument("--policy", help="tlog-policy; mặc định / default: ARCHIVE/keys/policy.txt")
    parser.add_argument("--proof", action="append", default=[])
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.archive): parser.error(f"{arguments.archive}: không có thư mục này / no such folder")
    with tempfile.NamedTemporaryFile(suffix=".pem") as trusted:
        for path in arguments.trusted:
            with open(path, "rb") as file: trusted.write(file.read() + b"\n")
        trusted.flush()
        a = Archive(arguments.archive, trusted.name if arguments.trusted else None, None)
        form, tuples = check_frame(a)
        if form: check_objects(a, tuples)
        policy = arguments.policy or a.path("keys", "policy.txt")
        if not os.path.isdir(a.path("log")):
            a.skip("log", "kho không có nhật ký: không chứng minh được thứ tự và sự đầy đủ",
                   "could not check: no log; order and completeness are not proven")
        else:
            try:
                with open(policy, encoding="utf-8") as file: a.policy = Policy(file.read())
                archive_id = sorted(a.policy.logs)[0].rsplit("/", 1)[0].removesuffix("/audit")
                for kind in ("log", "audit"):
                    if os.path.isdir(a.path(kind)): check_shards(a, kind, archive_id)
                for proof in arguments.proof: check_proof(a, proof)
            except (OSError, ValueError, IndexError, Wrong) as error:
                a.skip(policy, f"không có tệp chính sách dùng được: {error!r}", f"no usable policy: {error!r}")
    for word, found in (("lỗi / error", a.problems), ("chưa kiểm tra được / unchecked", a.unchecked)):
        for path, vi, en in found: print(f"{word}: {path}: {vi} / {en}")
    print(f"{len(a.versions)} bản hồ sơ / versions, {a.files} tệp / files, {a.signatures} chữ ký / signatures, "
          f"{a.entries} dòng nhật ký / log entries: {len(a.problems)} sai lệch / problems, {len(a.unchecked)} chưa kiểm tra / unchecked")
    return 5 if a.problems else 6 if a.unchecked else 0

if __name__ == "__main__":
    sys.exit(main())
