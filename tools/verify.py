#!/usr/bin/env python3
"""Second verifier of Kanaalregister's files: docs/format.md in Python's standard library and the openssl command.

  python3 tools/verify.py FILE --trust FILE [--against FILE] [--with FILE]... [--integrity-only] [--json]
  python3 tools/verify.py --vectors testdata/vectors

A register's closing statement, and a record's proof, are found beside the file; --with names them where they lie elsewhere.
Exit 0: every check that the file asks for was made and came out right. It shares nothing with the program.
"""
import argparse
import base64
import binascii
import datetime
import hashlib
import json
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib

FIELDS = """
entry: number version status quarter late corrects correctionReason termId accountId channel device dateFrom dateTo
  clock dateCertainty counterparty group direction initiative contactedInOffice theme reason reasonKind
  reasonNote reasonsOther nature classification classificationByMachine evidence evidenceWhyNot evidenceDueOn
  messages leftOut leftOutReason captureMethod disappearing forwardedTo contentKinds approvedAlternative files
  loggedAt loggedBy signedAt signOff returnReason returnNote returnedAt withdrawReason unsignedReason
workspace: title kind prefix program policy
epoch: epoch origin vkey continues cause
person: name role vkey hasSlot leftOn change
slots: digest change
term: personId post ministryCode ministryName ministryAbbr cabinet from until swornInOn corporateDeviceOn
account: termId channel device address usedFrom usedUntil inUse
ticks: quarter stillUsed autoDeleteOff linkedDevicesChecked twoStepOn
judgement: quarter value basis measure judgeRole judgeName judgedOn
followUp: outcome place reference date note deletedOn deletedHow deviceReplaced judgement incidentNumber wooGrounds
  policySubject
incident: number discoveredAt kind result channel ownDevice classified personalData concerns count bvaOn cisoOn fgOn
  apReported apWithin72h peopleInformed settledOn measure notReportedBecause
handover: termId deviceHandedIn readOutOn securedWhere openPoints
weekNothing: week quarter
unsignedReason: quarter termId reason
signOff: termId quarter signOffKind way nil supplementary entries returned deleted remark note confirmedBy scan
close: quarter register version sha256 rows open consent statement
export: register edition formats files
backup: name size sha256
access: day head size
accreditation: note decidedOn change
receipt: package register verdict codes receiver vkey size note
delivery: package register edition office verdict codes origin size receipt
officeKey: vkey change
expectedTerm: person post ministryCode cabinet from until change
"""
COMMON = ["time", "actor", "type", "subject", "clockBack"]
TYPES = {t: COMMON + names.split() for t, names in re.findall(r"(\w+): ((?:\w+\s+)+)(?=\w+:|$)", FIELDS)}
SHEETS = {"Samenvatting", "Accounts", "Registraties", "Bijlagen", "Incidenten", "Rechtzettingen", "Overdrachten",
          "Codelijsten"}
META = {"appVersion", "codeLists", "counts", "edition", "madeOn", "ministry", "quarter", "salt", "version"}
ROLES = {"secretary", "officeHolder", "recordsManager", "auditor", "collector"}
MAX_SAFE = 2**53 - 1
EMPTY_TREE = hashlib.sha256().digest()
NAME_SPACE = re.compile("[+\\x00-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]")
HIDDEN = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


class Refusal(Exception):
    """Bytes that are not accepted; the first argument is the id of the check that fails."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def note_text(text):
    return not re.search("[\\x00-\\x09\\x0b-\\x1f]", text)


def b64(text, length=None):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return data if base64.b64encode(data).decode() == text and length in (None, len(data)) else None


def b64url(text, length):
    if not isinstance(text, str) or not re.fullmatch("[A-Za-z0-9_-]*", text):
        return None
    data = b64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))
    return data if data is not None and len(data) == length else None


def to_b64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decimal(text):
    return int(text) if re.fullmatch("0|[1-9][0-9]{0,15}", text) and int(text) <= MAX_SAFE else None


# --- RFC 8785 ---

def number(value):
    """A double as ECMAScript writes it."""
    if not math.isfinite(value):
        raise ValueError("not a number")
    if value == int(value) and abs(value) <= MAX_SAFE:
        return str(int(value))
    digits, exponent = re.fullmatch(r"-?([0-9.]+)(?:e([+-]?[0-9]+))?", repr(abs(value))).groups()
    whole, _, part = digits.partition(".")
    point = len(whole) + int(exponent or 0)
    plain = (whole + part).lstrip("0")
    point -= len(whole + part) - len(plain)
    plain = plain.rstrip("0")
    sign = "-" if value < 0 else ""
    if 0 < point <= 21:
        return sign + (plain[:point] + "." + plain[point:] if len(plain) > point else plain.ljust(point, "0"))
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + plain
    mantissa = plain[0] + ("." + plain[1:] if len(plain) > 1 else "")
    return "%s%se%s%d" % (sign, mantissa, "+" if point > 0 else "-", abs(point - 1))


def canonical(value, depth=0):
    if depth > 32:
        raise ValueError("too deep")
    if isinstance(value, str):
        value.encode("utf-8")
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(v, depth + 1) for v in value) + "]"
    names = sorted(value, key=lambda n: n.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical(n) + ":" + canonical(value[n], depth + 1) for n in names) + "}"


def refuse_constant(name):
    raise ValueError(name)


def loose_json(text):
    try:
        return json.loads(text, parse_int=float, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        return None


def canonical_value(text):
    value = loose_json(text)
    try:
        return value if value is not None and canonical(value) == text else None
    except ValueError:
        return None


def has_exactly(value, names):
    return isinstance(value, dict) and set(value) == set(names)


def is_count(value, least=0):
    return isinstance(value, float) and value == int(value) and least <= value <= MAX_SAFE


# --- notes ---

def read_vkey(line):
    name, _, rest = line.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = b64(encoded, 33)
    if not name or NAME_SPACE.search(name) or key is None or key[0] != 1:
        raise Refusal("trust_form")
    if sha256(name.encode() + b"\n", key)[:4].hex() != key_id:
        raise Refusal("trust_form")
    return name, key_id, key[1:]


def read_trust(lines):
    # Kept by hand, so line ends of Windows are taken, unlike anywhere else.
    lines = [line[:-1] if line.endswith("\r") else line for line in lines]
    return [read_vkey(line) for line in lines if line and not line.startswith("#")]


def read_note(source):
    split = source.rfind("\n\n")
    if split < 0 or not source.endswith("\n") or split + 2 == len(source):
        raise Refusal("note_form")
    lines = source[split + 2:-1].split("\n")
    signatures = []
    for line in lines:
        parts = line.split(" ")
        data = b64(parts[2]) if len(parts) == 3 else None
        if data is None or len(data) < 5 or parts[0] != "\u2014" or not parts[1] or NAME_SPACE.search(parts[1]):
            raise Refusal("note_form")
        signatures.append((parts[1], data[:4].hex(), data[4:]))
    if len(lines) > 16 or len({s[:2] for s in signatures}) < len(signatures):
        raise Refusal("note_form")
    return source[:split + 1], signatures


def ed25519(key, text, signature):
    if len(signature) != 64:
        return False
    der = bytes.fromhex("302a300506032b6570032100") + key
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(der) + b"\n-----END PUBLIC KEY-----\n"
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, n) for n in ("key", "text", "signature")]
        for name, data in zip(names, (pem, text.encode(), signature)):
            with open(name, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", names[0], "-in", names[1],
                   "-sigfile", names[2]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


# --- trees ---

def parent(left, right):
    return sha256(b"\1", left, right)


def root_from_path(index, size, leaf, path):
    if index >= size:
        return None
    at, last, root = index, size - 1, leaf
    for item in path:
        if last == 0:
            return None
        if at % 2 or at == last:
            root = parent(item, root)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            root = parent(root, item)
        at, last = at // 2, last // 2
    return root if last == 0 else None


def consistent(old, now, path):
    if old[1] == now[1]:
        return not path and old[2] == now[2]
    if old[1] == 0:
        return not path
    at, last = old[1] - 1, now[1] - 1
    while at % 2:
        at, last = at // 2, last // 2
    path = ([old[2]] if at == 0 else []) + path
    if not path:
        return False
    before = root = path[0]
    for item in path[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            before, root = parent(item, before), parent(item, root)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            root = parent(root, item)
        at, last = at // 2, last // 2
    return last == 0 and before == old[2] and root == now[2]


def read_head(text, check="checkpoint_form"):
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise Refusal(check)
    size, root = decimal(lines[1]), b64(lines[2], 32)
    if size is None or root is None or (size == 0 and root != EMPTY_TREE):
        raise Refusal(check)
    return lines[0], size, root


def read_proof(source):
    head, gap, checkpoint = source.partition("\n\n")
    lines = head.split("\n")
    word = {"c2sp.org/tlog-proof@v1": "index ", "kanaalregister/consistency/v1": "from "}.get(lines[0])
    if not gap or word is None or len(lines) < 2 or len(lines) > 130 or not lines[1].startswith(word):
        raise Refusal("proof_form")
    count, path = decimal(lines[1][len(word):]), [b64(line, 32) for line in lines[2:]]
    if count is None or None in path:
        raise Refusal("proof_form")
    return count, path, checkpoint


# --- records ---

def read_record(text):
    value = canonical_value(text)
    if not has_exactly(value, ["digests", "disclosures", "header", "type"]):
        raise Refusal("record_form")
    fields = TYPES.get(value["type"]) if isinstance(value["type"], str) else None
    header = canonical_value(value["header"]) if isinstance(value["header"], str) else None
    if fields is None or not has_exactly(header, "knpv") or header["v"] != 1.0 or header["v"] is True:
        raise Refusal("record_form")
    digests = b64url(value["digests"], 32 * len(fields))
    right_kind = header["k"] == ("e" if value["type"] == "entry" else "o")
    if not right_kind or not is_count(header["n"]) or b64url(header["p"], 32) is None or digests is None:
        raise Refusal("record_form")
    if not isinstance(value["disclosures"], list):
        raise Refusal("record_form")
    return value, header, digests, fields


def opened_fields(value, digests, fields):
    opened, before = {}, -1
    for item in value["disclosures"]:
        if not isinstance(item, list) or len(item) != 3 or item[2] is None or item[1] not in fields:
            raise Refusal("record_disclosures")
        at = fields.index(item[1])
        digest = digests[32 * at:32 * at + 32]
        if at <= before or b64url(item[0], 16) is None or digest == bytes(32):
            raise Refusal("record_disclosures")
        if digest != sha256(to_b64url(canonical(item).encode()).encode()):
            raise Refusal("record_disclosures")
        opened[item[1]], before = item[2], at
    return opened


# --- texts with a fixed grammar ---

ID, DAY = "[a-z]{1,3}-[a-z2-7]{8,26}", "[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
WORKSPACE, QUARTER = "[0-9a-f]{4}(?:-[0-9a-f]{4}){3}", "[12][0-9]{3}-Q[1-4]"
DIGEST, CODE, WORDS = "[A-Za-z0-9_-]{43}", "(?:-|[A-Za-z0-9_.]{1,48})", "[^ ]+(?: [^ ]+)*"
CROCKFORD = "[0-9A-HJKMNP-TV-Z]{4}"


def real_day(text):
    try:
        return bool(re.fullmatch(DAY, text)) and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


class Lines:
    def __init__(self, text, check):
        self.lines, self.check = text.split("\n")[:-1], check

    def take(self, pattern):
        """The groups of the next line, which must be all of `pattern`."""
        found = re.fullmatch(pattern, self.lines.pop(0)) if self.lines else None
        self.need(found)
        return found.groups()

    def need(self, right):
        if not right:
            raise Refusal(self.check)


def read_sign_off(text):
    lines = Lines(text, "sign_off_form")
    lines.take("kanaalregister/sign-off/v1")
    workspace, = lines.take(f"werkmap: ({WORKSPACE})")
    term, day = lines.take(f"ambtsperiode: ({ID}) {WORDS}, {WORDS}, vanaf (.{{10}})")
    lines.need(real_day(day))
    quarter, = lines.take(f"kwartaal: ({QUARTER})")
    kind, = lines.take("soort: (registraties|kwartaal)")
    request, = lines.take(f"verzoek: ({CROCKFORD}(?:-{CROCKFORD}){{3}})")
    epoch, size, root = lines.take(f"stand: kanaalregister/{workspace}/([^ ]+) ([^ ]+) ([^ ]+)")
    lines.need(decimal(epoch) and decimal(size) is not None and b64(root, 32))
    statement, = lines.take("verklaring: (geen)" if kind == "registraties" else "verklaring: (nihil|gebruik)")
    extra, = lines.take("aanvullend: (ja|nee)" if statement == "gebruik" else "aanvullend: (nee)")
    count = decimal(lines.take("registraties: ([0-9]+)")[0])
    lines.need(count is not None and (count == 0) == (statement == "nihil"))
    seen = f"Ik heb de {count} registraties hieronder gezien."
    said = {
        "geen": seen,
        "nihil": f"Voor zover ik weet heb ik in {quarter} voor mijn werk geen priv\u00e9kanaal gebruikt.",
        "gebruik": f"{seen} Zij vullen mijn eerdere verklaring over {quarter} aan." if extra == "ja" else
        f"{seen} Voor zover ik weet is dit al mijn gebruik van priv\u00e9kanalen voor mijn werk in {quarter}.",
    }
    lines.take(re.escape("ik verklaar: " + said[statement]))
    lines.take("werkberichten verwijderd: (?:ja|nee|weet ik niet%s)" % ("" if kind == "kwartaal" else "|niet gevraagd"))
    remark, = lines.take(f"opmerking: (?:geen|sha256 ({DIGEST}))")
    lines.need(remark is None or b64url(remark, 32))
    if count:
        lines.take("")
    numbers, leaves, agreed = set(), set(), {}
    for _ in range(count):
        found = lines.take(f"([A-Z][A-Za-z]{{1,7}}-[12][0-9]{{3}}-[0-9]{{4,8}}) ([^ ]+) {CODE} {CODE} "
                           f"(?:akkoord ({DIGEST})|retour ({DIGEST}) sha256 ({DIGEST}))")
        lines.need(found[1] == "onbekend" or real_day(found[1]) or (len(found[1]) == 7 and real_day(found[1] + "-01")))
        lines.need(all(d is None or b64url(d, 32) for d in found[2:]))
        numbers.add(found[0])
        leaves.add(found[2] or found[3])
        agreed.update({found[0]: found[2]} if found[2] else {})
    lines.need(not lines.lines and len(numbers) == count and len(leaves) == count)
    return {"workspace": workspace, "term": term, "quarter": quarter, "kind": kind, "request": request,
            "statement": statement, "entries": agreed}


def read_close(text):
    lines = Lines(text, "close_form")
    lines.take("kanaalregister/close/v1")
    workspace, = lines.take(f"werkmap: ({WORKSPACE})")
    quarter, version = lines.take(f"register: [A-Z][A-Za-z]{{1,7}}-({QUARTER})-v([1-9][0-9]{{0,3}})")
    lines.take(f"kwartaal: {quarter}")
    lines.take(f"versie: {version}")
    checksums = {edition: lines.take(f"{label}: sha256 ([0-9a-f]{{64}})")[0] for edition, label in (
        ("intern", "register\\.json"), ("bzk", "uitgave bzk"), ("openbaar", "uitgave openbaar"))}
    counts = [decimal(lines.take(f"{label}: ([0-9]+)")[0]) for label in ("registraties", "incidenten", "verklaringen")]
    lines.need(None not in counts)
    while lines.lines and lines.lines[0].startswith("open: "):
        lines.take("open: [A-Za-z]{1,40} [1-9][0-9]{0,6}")
    role, = lines.take("gesloten door: [^ ].*, ([A-Za-z]+)")
    lines.need(role in ROLES)
    day, = lines.take("gesloten op: (.{10})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](?:0[0-9]|1[0-4]):[0-5][0-9]")
    lines.need(real_day(day) and not lines.lines)
    return workspace, quarter, float(version), checksums, counts


RECEIPT = "kanaalregister/receipt/v1"


def read_witness(vkey):
    """A key of type 0x04, which signs nothing but checkpoints."""
    name, _, rest = vkey.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = b64(encoded, 33)
    if key is None or key[0] != 4 or sha256(name.encode() + b"\n", key)[:4].hex() != key_id:
        raise Refusal("receipt_form")
    return name, key_id, key[1:]


def is_cosigned(witness, checkpoint):
    """Whether the witness signed this checkpoint, with a time."""
    name, key_id, key = witness
    text, signatures = read_note(checkpoint)
    said = [data for n, i, data in signatures if (n, i) == (name, key_id)]
    if not said or len(said[0]) != 72:
        return False
    time = struct.unpack(">Q", said[0][:8])[0]
    return ed25519(key, f"cosignature/v1\ntime {time}\n{text}", said[0][8:])


def read_receipt(source):
    """Name, id and bytes of the key that signed it, and the checkpoint; section 12."""
    value = canonical_value(source)
    if not has_exactly(value, ["checkpoint", "format", "note", "vkeys"]) or value["format"] != RECEIPT:
        raise Refusal("receipt_form")
    note, vkeys, checkpoint = value["note"], value["vkeys"], value["checkpoint"]
    if not isinstance(note, str) or not isinstance(vkeys, list) or [type(k) for k in vkeys] != [str, str]:
        raise Refusal("receipt_form")
    try:
        name, key_id, key = read_vkey(vkeys[0])
    except Refusal:
        raise Refusal("receipt_form") from None
    witness = read_witness(vkeys[1])
    text, signatures = read_note(note)
    if unicodedata.normalize("NFC", text) != text or HIDDEN.search(text):
        raise Refusal("plain_text")
    lines = Lines(text, "receipt_form")
    lines.take(RECEIPT)
    receiver, = lines.take(f"ontvanger: ({WORKSPACE}) .+")
    lines.take("levering: sha512 [0-9a-f]{128}")
    lines.take(f"register: (?:-|{REGISTER_NUMBER})")
    lines.take(f"kwartaal: (?:-|{QUARTER})")
    lines.take("uitgave: (?:-|intern|bzk|openbaar)")
    while lines.lines and lines.lines[0].startswith("ambtsperiode: "):
        lines.take(f"ambtsperiode: {ID}")
    verdict, = lines.take("oordeel: (aanvaard|geweigerd)")
    while lines.lines and lines.lines[0].startswith("reden: "):
        lines.take("reden: [a-z_]{1,40}")
    accepted = verdict == "aanvaard"
    said = lines.take("stand: ([^ ]*) ([^ ]*) ([^ ]*)" if accepted else "stand: -")
    head = (said[0], decimal(said[1]), b64(said[2], 32)) if accepted else None
    lines.need(head is None or None not in head)
    day, = lines.take("ontvangen op: " + MOMENT)
    lines.need(real_day(day) and not lines.lines)
    signed = any(ed25519(key, text, data) for n, i, data in signatures if (n, i) == (name, key_id))
    theirs = vkeys[1].startswith(f"kanaalregister/{receiver}/getuige+")
    if not signed or not theirs or name != f"kanaalregister/{receiver}/ontvangst":
        raise Refusal("signature")
    if not accepted and checkpoint is not None:
        raise Refusal("receipt_form")
    if accepted and (not isinstance(checkpoint, str) or not is_cosigned(witness, checkpoint)):
        raise Refusal("signature")
    if accepted and read_head(read_note(checkpoint)[0]) != head:
        raise Refusal("receipt_form")
    return name, key_id, key, checkpoint


MOMENT = "(.{10})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](?:0[0-9]|1[0-4]):[0-5][0-9]"
REGISTER_NUMBER = f"[A-Z][A-Za-z]{{1,7}}-({QUARTER})-v([1-9][0-9]{{0,3}})"


def read_register(text, add):
    value = canonical_value(text)
    if value is None:
        raise Refusal("register_canonical")
    add("register_canonical", True)
    if not has_exactly(value, ["format", "meta", "sheets"]) or value["format"] != "kanaalregister/register/v1":
        raise Refusal("register_form")
    meta, sheets = value["meta"], value["sheets"]
    if not has_exactly(meta, META) or not has_exactly(meta["counts"], SHEETS) or not has_exactly(sheets, SHEETS):
        raise Refusal("register_form")
    right = isinstance(meta["quarter"], str) and re.fullmatch(QUARTER, meta["quarter"])
    if not right or not is_count(meta["version"], 1) or meta["edition"] not in ("intern", "bzk", "openbaar"):
        raise Refusal("register_form")
    salt = b64url(meta["salt"], 16) is not None if meta["edition"] == "intern" else meta["salt"] is None
    if not salt:
        raise Refusal("register_form")
    for rows in sheets.values():
        if not isinstance(rows, list) or not all(
                row and has_exactly(row, rows[0]) and all(
                    v is None or isinstance(v, (str, float)) for v in row.values()) for row in rows):
            raise Refusal("register_form")
    add("register_form", True)
    if any(meta["counts"][sheet] != len(rows) or meta["counts"][sheet] is True for sheet, rows in sheets.items()):
        raise Refusal("register_counts")
    add("register_counts", True)
    return meta


# --- packages: the zip and the bag ---


def zip_name(raw, flags):
    if not flags & 0x800 and not all(0x20 <= b < 0x7F for b in raw):
        raise Refusal("bag_zip")
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("bag_zip") from None
    parts = re.sub("/$", "", name).split("/")
    if re.search(r"[\x00-\x1f\\]", name) or re.match("[A-Za-z]:", name) or {"", ".", ".."} & set(parts):
        raise Refusal("bag_zip")
    return name


def unpack(packed, method, size):
    if method == 0:
        return packed
    inflate = zlib.decompressobj(-15)
    try:
        content = inflate.decompress(packed, size + 1)
    except zlib.error:
        raise Refusal("bag_zip") from None
    if not inflate.eof or inflate.unused_data or inflate.unconsumed_tail:
        raise Refusal("bag_zip")
    return content


def read_zip(data):
    """Name -> contents, read in the one way that section 11 allows. Sizes above 4 GiB are not read here."""
    def fields(at, form):
        if at < 0 or at + struct.calcsize("<" + form) > len(data):
            raise Refusal("bag_zip")
        return struct.unpack_from("<" + form, data, at)

    def need(right):
        if not right:
            raise Refusal("bag_zip")

    magic, disk, first_disk, _, count, size, offset, comment = fields(len(data) - 22, "I4H2IH")
    need(magic == 0x06054B50 and comment == 0 and disk == first_disk == 0)
    need(offset + size == len(data) - 22 and count <= 20000)
    entries, at = [], offset
    for _ in range(count):
        (magic, _, _, flags, method, _, _, crc, packed, length, names, extras, comments, _, _, outside,
         place) = fields(at, "I6H3I5H2I")
        need(magic == 0x02014B50 and at + 46 + names + extras + comments <= len(data) - 22)
        name = zip_name(data[at + 46:at + 46 + names], flags)
        need(not flags & 0x2041 and outside >> 28 != 0xA and method in (0, 8))
        entries.append((place, name, flags, method, crc, packed, length))
        at += 46 + names + extras + comments
    need(at == len(data) - 22)
    found, end = {}, 0
    for place, name, flags, method, crc, packed, length in sorted(entries):
        magic, _, same_flags, same_method, _, _, _, _, _, names, extras = fields(place, "I5H3I2H")
        need(magic == 0x04034B50 and (same_flags, same_method) == (flags, method) and place == end)
        start = place + 30 + names + extras
        need(zip_name(data[place + 30:place + 30 + names], flags) == name and name not in found)
        end = start + packed
        need(end <= offset and length <= 200 * (packed + 1024))
        if flags & 8:
            need(fields(end, "2I") == (0x08074B50, crc))
            short = fields(end + 8, "2I") == (packed, length)
            need(short or fields(end + 8, "2Q") == (packed, length))
            end += 16 if short else 24
        found[name] = (data[start:start + packed], method, crc, length)
    need(end == offset)
    # The order in which files are looked at is that of the directory.
    return {e[1]: found[e[1]] for e in entries if not e[1].endswith("/")}


class Bag:
    """The one folder of a zip; a file is unpacked when it is asked for."""

    def __init__(self, zipped):
        base = next(iter(zipped), "").split("/")[0] + "/"
        if not all(name.startswith(base) for name in zipped):
            raise Refusal("bag_form")
        self.zipped = {name[len(base):]: entry for name, entry in zipped.items()}
        self.paths = list(self.zipped)

    def read(self, path):
        packed, method, crc, length = self.zipped[path]
        content = unpack(packed, method, length)
        if len(content) != length or binascii.crc32(content) != crc:
            raise Refusal("bag_zip")
        return content

    def text(self, path, check="text"):
        try:
            return self.read(path).decode("utf-8")
        except UnicodeDecodeError:
            raise Refusal(check) from None

    def manifest(self, path):
        sums = {}
        for line in self.text(path, "bag_form").split("\n")[:-1]:
            found = re.fullmatch("([0-9a-f]{128})  ([^*].*)", line)
            if not found:
                raise Refusal("bag_form")
            name = found[2]
            if re.match(r"[/\\~]|[A-Za-z]:", name) or ".." in re.split(r"[/\\]", name):
                raise Refusal("bag_paths")
            if name in sums:
                raise Refusal("bag_files")
            sums[name] = found[1]
        return sums

    def check(self):
        """RFC 8493 as far as a package uses it: version 1.0, UTF-8, sha512."""
        declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        if "bagit.txt" not in self.paths or self.text("bagit.txt", "bag_form") != declared:
            raise Refusal("bag_form")
        listed = {}
        for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
            if name not in self.paths:
                raise Refusal("bag_files")
            for path, value in self.manifest(name).items():
                if path.startswith("data/") == name.startswith("tag"):
                    raise Refusal("bag_paths")
                if path not in self.paths:
                    raise Refusal("bag_files")
                listed[path] = value
        if any(path.startswith("data/") and path not in listed for path in self.paths):
            raise Refusal("bag_files")
        for path, value in listed.items():
            if hashlib.sha512(self.read(path)).hexdigest() != value:
                raise Refusal("bag_checksums")
        payload = [p for p in self.paths if p.startswith("data/")]
        info = re.search("^Payload-Oxum: (.*)$", self.text("bag-info.txt", "bag_form"), re.M)
        if info and info[1] != f"{sum(len(self.read(p)) for p in payload)}.{len(payload)}":
            raise Refusal("bag_files")


PAYLOAD = ["data/register.json", "data/close.note", "data/checkpoint.note", "data/keys.txt", "data/journal/leaves.bin",
           "data/journal/records.jsonl"]
TAGS = ["bagit.txt", "bag-info.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt", "package.note"]
SIGN_OFF_FILE = re.compile("data/sign-off/([0-9A-Z-]{19})\\.note")


def read_package_note(text):
    lines = Lines(text, "package_form")
    lines.take("kanaalregister/package/v1")
    workspace, = lines.take(f"werkmap: ({WORKSPACE})")
    number, quarter, version = lines.take(f"register: ({REGISTER_NUMBER})")
    lines.take(f"kwartaal: {quarter}")
    lines.take(f"versie: {version}")
    edition, = lines.take("uitgave: (intern|bzk|openbaar)")
    manifest, = lines.take("manifest-sha512\\.txt: sha512 ([0-9a-f]{128})")
    epoch, size, root = lines.take(f"stand: kanaalregister/{workspace}/([^ ]+) ([^ ]+) ([^ ]+)")
    size, root, first = decimal(size), b64(root, 32), decimal(lines.take("vanaf: ([0-9]+)")[0])
    lines.need(decimal(epoch) and size and root and first is not None and first <= size)
    day, = lines.take("gemaakt op: " + MOMENT)
    lines.need(real_day(day) and not lines.lines)
    return {"workspace": workspace, "number": number, "quarter": quarter, "version": float(version), "from": first,
            "edition": edition, "manifest": manifest, "day": day, "head": (f"kanaalregister/{workspace}/{epoch}", size, root)}


class Tree:
    def __init__(self, leaves):
        self.leaves = [leaves[i:i + 32] for i in range(0, len(leaves), 32)]

    def root(self, start, end):
        if end - start <= 1:
            return self.leaves[start] if end > start else EMPTY_TREE
        half = 1 << (end - start - 1).bit_length() - 1
        return parent(self.root(start, start + half), self.root(start + half, end))


class Record:
    def __init__(self, number, leaf, digests, fields, names):
        self.n, self.leaf, self.digests, self.fields, self.names = number, leaf, digests, fields, names

    def text(self, name):
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def digest(self, name):
        at = self.names.index(name)
        return self.digests[32 * at:32 * at + 32]


def read_line(line, closable):
    """The record of one line; a Record without names where only its header is there, which is of a kind of `closable`."""
    value = canonical_value(line)
    if has_exactly(value, ["header"]) and isinstance(value["header"], str):
        header = canonical_value(value["header"])
        if has_exactly(header, "knpv") and header["k"] in closable and isinstance(header["n"], float):
            return Record(header["n"], sha256(b"\0", value["header"].encode()), b"", {}, None)
    value, header, digests, names = read_record(line)
    if header["p"] != to_b64url(sha256(digests)):
        raise Refusal("record_header")
    fields = opened_fields(value, digests, names)
    if fields.get("type") != value["type"] or not isinstance(fields.get("subject"), str):
        raise Refusal("record_type")
    bare = ["subject", "number", "status", "quarter"] if value["type"] == "entry" else []
    if not all(isinstance(fields.get(name), str) for name in bare):
        raise Refusal("record_disclosures")
    return Record(int(header["n"]), sha256(b"\0", value["header"].encode()), digests, fields, names)


def read_records(data, leaves, first, edition):
    """Entries by subject and all other opened records by type, each in order."""
    size, entries, others, last = len(leaves) // 32, {}, {}, -1
    if not data.endswith(b"\n"):
        raise Refusal("record_form")
    for raw in data[:-1].split(b"\n"):
        try:
            record = read_line(raw.decode("utf-8"), ("o", "e") if edition == "openbaar" else ("o",))
        except UnicodeDecodeError:
            raise Refusal("record_form") from None
        n = int(record.n)
        if n != record.n or n <= last or n >= size:
            raise Refusal("records_leaves")
        if n >= first and n != max(first, last + 1):
            raise Refusal("records_all")
        if record.leaf != leaves[32 * n:32 * n + 32]:
            raise Refusal("records_leaves")
        last = n
        if record.names:
            kind = record.fields["type"]
            where = entries if kind == "entry" else others
            where.setdefault(record.text("subject") if kind == "entry" else kind, []).append(record)
    if first < size and last != size - 1:
        raise Refusal("records_all")
    return entries, others


# --- packages: what the register says beside what the journal says ---

STATUS = {"draft": "concept", "logged": "vastgelegd", "signed": "ondertekend", "returned": "teruggegeven",
          "unsigned": "niet ondertekend", "withdrawn": "ingetrokken"}
CERTAINTY = {"exact": "exact", "month": "maand", "unknown": "onbekend"}
ENTRY_CELLS = dict(pair.split(" ") for pair in """number registratienummer, status status, quarter kwartaal, late nagekomen,
corrects corrigeert, termId ambtsperiode_id, accountId account_id, channel kanaal_code, device toestel, dateFrom datum_van,
dateTo datum_tot, clock tijd, dateCertainty datum_zekerheid, counterparty tegenpartij_categorie, group groep_ja_nee,
direction richting, initiative initiatief, contactedInOffice in_functie_benaderd, theme onderwerp, reason reden_code,
reasonKind reden_soort, reasonNote reden_toelichting, reasonsOther redenen_overig, nature aard_informatie,
classification rubricering, messages aantal_berichten, leftOut aantal_weggelaten, captureMethod wijze_van_vastlegging,
disappearing verdwijnberichten, forwardedTo doorgestuurd_naar, approvedAlternative goedgekeurd_alternatief,
loggedAt vastgelegd_op, signedAt geaccordeerd_op""".replace("\n", " ").split(", "))
FOLLOW_UP_CELLS = dict(pair.split(" ") for pair in """outcome archiefuitkomst, place bewaarplaats, reference bewaar_kenmerk,
date archief_datum, note uitkomst_toelichting, deletedOn verwijderd_op, deletedHow verwijderd_hoe,
deviceReplaced toestel_vervangen, judgement veilig_oordeel, incidentNumber incident_nummer, wooGrounds woo_gronden,
policySubject beleidsonderwerp""".replace("\n", " ").split(", "))
BY_SIGNING = {"time", "actor", "clockBack", "version", "status", "signedAt", "signOff"}
CODES = {"kanaal_code": "channels", "reden_code": "reasons", "aard_informatie": "natures",
         "rubricering": "classifications", "archiefuitkomst": "outcomes"}


def is_ground(cell):
    return isinstance(cell, str) and re.match("5\\.[0-9]", cell)


# What no cell can be: where a field holds what its kind does not know, no row is right.
NO_CELL = object()


def as_cell(field, value):
    if field in ("late", "group"):
        return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else NO_CELL
    if field in ("reasonsOther", "wooGrounds"):
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            return NO_CELL
        return "; ".join(value) if value else None
    if field in ("status", "dateCertainty"):
        words = STATUS if field == "status" else CERTAINTY
        return words.get(value, NO_CELL) if isinstance(value, str) else NO_CELL
    return value


def cell_fits(cell, record, field):
    if field in record.fields:
        made = as_cell(field, record.fields[field])
        return type(cell) is type(made) and cell == made
    if is_ground(cell):
        return True
    absent = record.digest(field) == bytes(32)
    return absent and (cell is None or field in ("late", "group") and cell == "nee")


class PackageRegister:
    """The checks of section 11 beyond bytes and signatures; `closed` is the number of the close record."""

    def __init__(self, sheets, package, entries, others, closed, notes):
        self.sheets, self.quarter, self.closed, self.notes = sheets, package["quarter"], closed, notes
        self.public = package["edition"] == "openbaar"
        self.complete_check = "complete_public" if self.public else "complete"
        self.entries, self.others = entries, others
        self.rows = sheets["Registraties"]
        self.last = {}
        for states in entries.values():
            before = [s for s in states if s.n < closed]
            if before:
                self.last[before[-1].text("number")] = before

    def numbers(self):
        for sheet, column in (("Registraties", "registratienummer"), ("Samenvatting", "ambtsperiode_id"),
                              ("Accounts", "account_id"), ("Incidenten", "incident_nummer")):
            found = [row.get(column) for row in self.sheets[sheet]]
            if len(set(found)) < len(found):
                raise Refusal("numbers")

    def codes(self):
        known = {(row.get("lijst"), row.get("code")) for row in self.sheets["Codelijsten"]}
        for row in self.rows:
            for column, codes in CODES.items():
                code = row.get(column)
                if isinstance(code, str) and not is_ground(code) and (codes, code) not in known:
                    raise Refusal("codes")

    def records(self):
        for row in self.rows:
            states = self.last.get(row.get("registratienummer"))
            if not states or states[-1].text("quarter") != self.quarter:
                raise Refusal("register_records")
            outcomes = [r for r in self.others.get("followUp", [])
                        if r.n < self.closed and r.text("subject") == states[-1].text("subject")]
            for record, cells in [(states[-1], ENTRY_CELLS)] + [(r, FOLLOW_UP_CELLS) for r in outcomes[-1:]]:
                if not all(cell_fits(row.get(column), record, field) for field, column in cells.items()):
                    raise Refusal("register_records")

    def signed(self):
        for row in self.rows:
            if row.get("status") != "ondertekend":
                continue
            states = self.last[row["registratienummer"]]
            note = self.notes.get(states[-1].text("signOff"), {"entries": {}})
            leaf = note["entries"].get(row["registratienummer"])
            named = [s for s in states if to_b64url(s.leaf) == leaf]
            if not named or not all(named[0].digest(n) == states[-1].digest(n)
                                    for n in states[-1].names if n not in BY_SIGNING):
                raise Refusal("sign_off_entries")

    def statements(self):
        year, part = self.quarter[:4], int(self.quarter[6])
        begin = f"{year}-{['01', '04', '07', '10'][part - 1]}-01"
        end = f"{year}-{['03-31', '06-30', '09-30', '12-31'][part - 1]}"
        terms = {r.text("subject"): r for r in self.others.get("term", []) if r.n < self.closed}
        rows = {row.get("ambtsperiode_id"): row for row in self.sheets["Samenvatting"]}
        for name, term in terms.items():
            until = term.text("until")
            if term.text("from") <= end and (not until or until >= begin) and name not in rows:
                raise Refusal("statements")
        for name, row in rows.items():
            said = [n["statement"] for n in self.notes.values() if n["term"] == name and n["kind"] == "kwartaal"]
            expected = "GEEN_OPGAVE" if not said else "NIHIL" if set(said) == {"nihil"} else "GEBRUIK"
            term = terms.get(name)
            if term is None or [row.get(c) for c in ("opgave", "persoon_id", "ministerie_tooi", "functie", "ambt_van")] != [
                    expected] + [term.text(f) for f in ("personId", "ministryCode", "post", "from")]:
                raise Refusal("statements")

    def complete(self):
        listed = {row.get("registratienummer") for row in self.rows}
        owners = {}

        def missing(state):
            return (state.text("quarter") == self.quarter and state.text("status") != "draft"
                    and state.text("number") not in listed)

        for subject, states in self.entries.items():
            kinds = [s.text("status") == "draft" for s in states]
            if False in kinds and True in kinds[kinds.index(False):]:
                raise Refusal(self.complete_check)
            for state in states:
                if state.text("number") and owners.setdefault(state.text("number"), subject) != subject:
                    raise Refusal(self.complete_check)
            before = [s for s in states if s.n < self.closed]
            if any(missing(s) for s in before[-1:] + [s for s in states if s.n > self.closed]):
                raise Refusal(self.complete_check)
            # The public edition names published entries only.
            if self.public and states[-1].text("number") not in listed:
                raise Refusal(self.complete_check)


class PackageCheck:
    def __init__(self, v, data, against):
        self.v, self.against, self.own = v, against, []
        if data.startswith(b"age-encryption.org/v1\n"):
            raise Refusal("sealed")
        zipped = v.read("bag_zip", read_zip, data)
        self.bag = Bag(zipped)

    def note_file(self, path):
        text = self.bag.text(path)
        if not note_text(text):
            raise Refusal("text")
        return text

    def signed(self, source):
        """The text and the names of the package's own keys that signed it; a wrong signature of one of them refuses."""
        text, signatures = read_note(source)
        by = []
        for signature in signatures:
            said = [ed25519(key, text, signature[2]) for n, i, key in self.own if (n, i) == signature[:2]]
            if False in said:
                raise Refusal("signature")
            by += [signature[0]] if said else []
            self.v.seen(signature, True in self.v.said(text, signature))
        return text, by

    def run(self):
        v, bag = self.v, self.bag
        bag.check()
        v.add("bag_form", True)
        v.add("bag_paths", True)
        known = TAGS + PAYLOAD + ["verify.html"]
        v.need("bag_files", all(p in bag.paths for p in TAGS + PAYLOAD)
               and all(p in known or SIGN_OFF_FILE.fullmatch(p) for p in bag.paths))
        v.add("bag_checksums", True)
        self.vkeys = [line for line in bag.text("data/keys.txt").split("\n") if line and not line.startswith("#")]
        try:
            self.own = [read_vkey(line) for line in self.vkeys]
        except Refusal:
            raise Refusal("keys") from None
        v.need("keys", len(set(self.vkeys)) == len(self.vkeys))
        self.signatures()
        leaves = bag.read("data/journal/leaves.bin")
        self.tree = Tree(leaves)
        size = self.head[1]
        v.need("leaves", len(leaves) == 32 * size and self.tree.root(0, size) == self.head[2])
        self.entries, self.others = read_records(bag.read("data/journal/records.jsonl"), leaves, self.package["from"],
                                                 self.package["edition"])
        for check in ("record_form", "record_header", "record_disclosures", "records_leaves", "records_all"):
            v.add(check, True)
        self.keys()
        if self.against is not None:
            self.earlier()
        self.people = {}
        for record in self.others.get("person", []):
            self.people.setdefault(record.text("subject"), set()).add(record.text("role"))
        self.register()
        self.close()
        self.sign_offs()
        facts = PackageRegister(self.sheets, self.package, self.entries, self.others, self.closed, self.notes)
        for check, made in (("numbers", facts.numbers), ("codes", facts.codes), ("register_records", facts.records),
                            ("sign_off_entries", facts.signed), ("statements", facts.statements),
                            (facts.complete_check, facts.complete)):
            v.read(check, made)

    def plain(self, text):
        return unicodedata.normalize("NFC", text) == text and not HIDDEN.search(text)

    def signatures(self):
        v = self.v
        text, by = self.signed(self.note_file("package.note"))
        v.add("note_form", True)
        v.need("plain_text", self.plain(text))
        self.package = v.read("package_form", read_package_note, text)
        self.head = self.package["head"]
        v.need("package_signer", self.head[0] in by)
        text, by = self.signed(self.note_file("data/checkpoint.note"))
        head = v.read("checkpoint_form", read_head, text)
        v.need("checkpoint_signer", head[0] in by)
        v.add("signature", True)
        v.need("package_checkpoint", head == self.head)
        manifest = hashlib.sha512(self.bag.read("manifest-sha512.txt")).hexdigest()
        v.need("package_manifest", manifest == self.package["manifest"])
        own = next(key for key in self.own if key[0] == head[0])
        v.trust(any((name, key) == (own[0], own[2]) for name, _, key in v.trusted))

    def keys(self):
        brought = sorted(self.others.get("epoch", []) + self.others.get("person", []), key=lambda r: r.n)
        for record in brought:
            name = f"kanaalregister/{self.package['workspace']}/{record.text('subject')}+"
            if record.fields["type"] == "person" and record.text("vkey") and not record.text("vkey").startswith(name):
                raise Refusal("keys")
        found = list(dict.fromkeys(r.fields["vkey"] for r in brought if isinstance(r.fields.get("vkey"), str)))
        self.v.need("keys", found == self.vkeys)
        self.epochs = []
        for record in self.others.get("epoch", []):
            before = record.fields.get("continues")
            taken = None
            if isinstance(before, dict) and is_count(before.get("size")) and isinstance(before.get("root"), str):
                taken = int(before["size"])
                if taken > record.n or self.tree.root(0, taken) != b64(before["root"], 32):
                    raise Refusal("consistency")
            if taken is None and (self.epochs or "continues" in record.fields):
                raise Refusal("consistency")
            self.epochs.append((record.text("origin"), record.text("vkey"), taken))
        last = self.epochs[-1] if self.epochs else ("", "", None)
        if last[0] != self.head[0] or not last[1].startswith(self.head[0] + "+"):
            raise Refusal("keys")

    def earlier(self):
        v, now = self.v, self.head
        trusted, v.trusted = v.trusted, v.trusted + [k for k in self.own if k not in v.trusted]
        old = v.earlier(self.against)
        v.trusted = trusted
        # An earlier key of this log signed up to where the next epoch took over.
        ends = {epoch[0]: after[2] for epoch, after in zip(self.epochs, self.epochs[1:])}
        comparable = old[0] == now[0] or old[1] <= ends.get(old[0], -1)
        v.add("against_origin", True if comparable else None)
        if not comparable:
            return
        v.need("against_size", old[1] <= now[1])
        if old[1] == now[1]:
            v.need("against_root", old[2] == now[2])
        v.need("consistency", self.tree.root(0, old[1]) == old[2])

    def register(self):
        self.register_text = self.bag.text("data/register.json")
        meta = read_register(self.register_text, self.v.add)
        self.counts = meta["counts"]
        self.sheets = canonical_value(self.register_text)["sheets"]
        self.v.need("package_register", all(meta[name] == self.package[name] for name in ("quarter", "version", "edition")))
        self.info(meta)

    def info(self, meta):
        """No signature is about bag-info.txt, so it may say only what follows from what is signed."""
        package = self.package

        def said(value, name):
            word = value.get(name) if isinstance(value, dict) else None
            return word if isinstance(word, str) else ""

        lines = [f"Source-Organization: {said(meta['ministry'], 'name')}",
                 f"Bagging-Date: {package['day']}",
                 f"External-Identifier: {package['number']}",
                 f"External-Description: Kanaalregister {said(meta['ministry'], 'abbreviation')} "
                 f"{package['quarter']}, uitgave {package['edition']}",
                 f"Bag-Software-Agent: Kanaalregister {said(meta, 'appVersion')}",
                 "BagIt-Profile-Identifier: https://kanaalregister.invalid/bagit-profile/v1"]
        wanted = "".join(re.sub(r"[\r\n]+", " ", line) + "\n" for line in lines)
        found = re.sub(r"Payload-Oxum: [0-9]+\.[0-9]+\n\Z", "", self.bag.text("bag-info.txt", "bag_form"))
        if found != wanted:
            raise Refusal("bag_checksums")

    def close(self):
        v, package = self.v, self.package
        source = self.note_file("data/close.note")
        text, by = self.signed(source)
        v.need("plain_text", self.plain(text))
        workspace, quarter, version, checksums, counts = v.read("close_form", read_close, text)
        start = f"kanaalregister/{package['workspace']}/"
        managers = [n for n in by if "recordsManager" in self.people.get(n[len(start):], ())]
        v.need("close_signer", managers and workspace == package["workspace"])
        closing = [r for r in self.others.get("close", []) if r.text("subject") == package["number"]]
        if len(closing) != 1:
            raise Refusal("package_close")
        self.closed = closing[0].n
        v.need("package_close", closing[0].fields.get("statement") == source
               and f"\nregister: {package['number']}\n" in text
               and hashlib.sha256(self.register_text.encode()).hexdigest() == checksums[package["edition"]]
               and (quarter, version) == (package["quarter"], package["version"])
               and [self.counts[s] for s in ("Registraties", "Incidenten")] == counts[:2])

    def sign_offs(self):
        v, package = self.v, self.package
        files = [p for p in self.bag.paths if SIGN_OFF_FILE.fullmatch(p)]
        terms = {r.text("subject"): r.text("personId") for r in self.others.get("term", [])}
        self.notes = {}
        for record in self.others.get("signOff", []):
            request = record.text("subject")
            path = f"data/sign-off/{request}.note"
            if path not in files:
                raise Refusal("sign_offs")
            files.remove(path)
            source = self.note_file(path)
            text, by = self.signed(source)
            if not self.plain(text):
                raise Refusal("plain_text")
            said = read_sign_off(text)
            persons = {n[len(f"kanaalregister/{package['workspace']}/"):] for n in by} & set(self.people)
            if record.text("way") == "papier":
                right = len(persons) >= 2 and any("recordsManager" in self.people[p] for p in persons)
            else:
                right = terms.get(said["term"]) in persons
            same = [said[n] for n in ("workspace", "request", "quarter", "term")] == [
                package["workspace"], request, package["quarter"], record.text("termId")]
            if not right or not same or record.fields.get("note") != source:
                raise Refusal("sign_offs")
            self.notes[request] = said
        v.need("sign_offs", not files)
        v.add("sign_off_form", True)


# --- one file ---

KINDS = {"sign-off": "note", "close": "note", "note": "note", "checkpoint": "checkpoint", "inclusion": "proof",
         "consistency": "proof", "record": "record", "register": "register", "receipt": "receipt"}
FIRST = {"kanaalregister/sign-off/v1": "sign-off", "kanaalregister/close/v1": "close",
         "c2sp.org/tlog-proof@v1": "inclusion", "kanaalregister/consistency/v1": "consistency"}


def open_part(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("text") from None
    if not note_text(text):
        raise Refusal("text")
    first, second = (text.split("\n") + [""])[:2]
    if text.startswith("{"):
        value = loose_json(text)
        if isinstance(value, dict) and value.get("format") == "kanaalregister/register/v1":
            return "register", text
        if isinstance(value, dict) and value.get("format") == RECEIPT:
            return "receipt", text
        if isinstance(value, dict) and "header" in value and "digests" in value:
            return "record", text
    elif first in FIRST:
        return FIRST[first], text
    elif "\n\n\u2014 " in text:
        if re.fullmatch("[0-9]+", second):
            return "checkpoint", text
        if not re.match(r"(kanaalregister|c2sp\.org)/", first):
            return "note", text
    raise Refusal("unknown_format")


class Verification:
    def __init__(self, integrity_only):
        self.integrity_only, self.trusted = integrity_only, []
        self.kind, self.checks, self.signers, self.waiting = "unknown", [], [], []

    def add(self, check, ok):
        """A check has one result: where it is made several times the worst holds, wrong before undecided before right."""
        rank = (True, None, False).index
        before = next((i for i, (name, _) in enumerate(self.checks) if name == check), None)
        if before is not None:
            if rank(self.checks[before][1]) >= rank(ok):
                return
            del self.checks[before]
        self.checks.append((check, ok))

    def need(self, check, ok):
        if not ok:
            raise Refusal(check)
        self.add(check, True)

    def read(self, check, reader, *arguments):
        value = reader(*arguments)
        self.add(check, True)
        return value

    def said(self, text, signature):
        name, key_id, data = signature
        return [ed25519(key, text, data) for n, i, key in self.trusted if (n, i) == (name, key_id)]

    def note(self, source):
        text, signatures = self.read("note_form", read_note, source)
        by, wrong = [], False
        for signature in signatures:
            said = self.said(text, signature)
            wrong = wrong or False in said
            known = bool(said) and all(said)
            by += [signature[0]] if known else []
            self.signers.append({"name": signature[0], "keyId": signature[1], "known": known})
        if wrong:
            raise Refusal("signature")
        if by:
            self.add("signature", True)
        self.trust(bool(by))
        return text, by

    def seen(self, signature, known):
        found = {"name": signature[0], "keyId": signature[1], "known": known}
        keys = [(s["name"], s["keyId"]) for s in self.signers]
        if signature[:2] in keys:
            self.signers[keys.index(signature[:2])] = found
        else:
            self.signers.append(found)

    def trust(self, signed):
        self.add("no_trusted_key", True if signed else None if self.integrity_only else False)

    def signer(self, check, right, by):
        if by:
            self.need(check, right)

    def persons(self, check, by, workspace):
        self.signer(check, all(re.fullmatch(f"kanaalregister/{workspace}/p-[a-z2-7]{{8,26}}", n) for n in by), by)

    def plain(self, source):
        text, by = self.note(source)
        self.need("plain_text", unicodedata.normalize("NFC", text) == text and not HIDDEN.search(text))
        return text, by

    def sign_off(self, source):
        text, by = self.plain(source)
        self.persons("sign_off_signer", by, self.read("sign_off_form", read_sign_off, text)["workspace"])

    def receipt(self, source):
        name, key_id, key, checkpoint = read_receipt(source)
        text, signatures = read_note(checkpoint) if checkpoint else ("", [])
        # The witness's was looked at with its own key; the log's counts where that key is known.
        others = [(s, self.said(text, s)) for s in signatures if not s[0].endswith("/getuige")]
        if any(False in said for _, said in others):
            raise Refusal("signature")
        for check in ("note_form", "plain_text", "receipt_form", "signature"):
            self.add(check, True)
        known = any((name, key) == (n, k) for n, _, k in self.trusted)
        self.seen((name, key_id), known)
        for signature, said in others:
            self.seen(signature[:2], bool(said))
        self.trust(known)

    def checkpoint(self, source):
        text, by = self.note(source)
        head = self.read("checkpoint_form", read_head, text)
        self.signer("checkpoint_signer", head[0] in by, by)
        return head

    def record(self, text):
        value, header, digests, fields = self.read("record_form", read_record, text)
        self.need("record_header", header["p"] == to_b64url(sha256(digests)))
        opened = self.read("record_disclosures", opened_fields, value, digests, fields)
        self.need("record_type", opened.get("type") == value["type"])
        return header["n"], sha256(b"\0", value["header"].encode())

    def record_and_proof(self, record, proof):
        found = self.record(record) if record is not None else None
        head = None
        if proof is None:
            self.trust(False)
        else:
            index, path, checkpoint = self.read("proof_form", read_proof, proof)
            head = self.checkpoint(checkpoint)
        if found is None or proof is None:
            self.add("inclusion", None)
        else:
            self.need("inclusion", index == found[0] and root_from_path(index, head[1], found[1], path) == head[2])
        return head

    def register_and_close(self, register, close):
        meta = read_register(register, self.add) if register is not None else None
        if close is None:
            self.trust(False)
        else:
            text, by = self.plain(close)
            workspace, quarter, version, checksums, counts = self.read("close_form", read_close, text)
            self.persons("close_signer", by, workspace)
        if meta is None or close is None:
            self.add("register_close", None)
            return
        self.need("register_close", hashlib.sha256(register.encode()).hexdigest() == checksums[meta["edition"]]
                  and (meta["quarter"], meta["version"]) == (quarter, version)
                  and [meta["counts"][s] for s in ("Registraties", "Incidenten")] == counts[:2])

    def take(self, shape):
        for i, (found, text) in enumerate(self.waiting):
            if found == shape:
                del self.waiting[i]
                return text
        return None

    def main(self, shape, text):
        if shape == "checkpoint":
            return self.checkpoint(text)
        if shape == "consistency":
            return self.checkpoint(self.read("proof_form", read_proof, text)[2])
        if shape == "record":
            return self.record_and_proof(text, self.take("inclusion"))
        if shape == "inclusion":
            return self.record_and_proof(self.take("record"), text)
        if shape == "register":
            self.register_and_close(text, self.take("close"))
        elif shape == "close":
            self.register_and_close(self.take("register"), text)
        elif shape == "sign-off":
            self.sign_off(text)
        elif shape == "receipt":
            self.receipt(text)
        else:
            self.note(text)
        return None

    def earlier(self, source):
        if not note_text(source):
            raise Refusal("against_form")
        try:
            text, signatures = read_note(source)
            head = read_head(text)
        except Refusal:
            raise Refusal("against_form") from None
        self.add("against_form", True)
        said = [(s[0], ok) for s in signatures for ok in self.said(text, s)]
        if not said and self.integrity_only:
            self.add("against_signature", None)
        else:
            self.need("against_signature", all(ok for _, ok in said) and head[0] in [name for name, _ in said])
        return head

    def compare(self, against, head, proof):
        old = self.earlier(against)
        self.add("against_origin", True if old[0] == head[0] else None)
        if old[0] != head[0]:
            return
        self.need("against_size", old[1] <= head[1])
        if old[1] == head[1]:
            self.need("against_root", old[2] == head[2])
        if proof:
            self.need("consistency", proof[0] == old[1] and consistent(old, head, proof[1]))
        else:
            self.add("consistency", True if old[1] == head[1] else None)

    def run(self, data, trust, against, beside):
        if data.startswith((b"PK\3\4", b"age-encryption.org/v1\n")):
            self.kind = "package"
        self.trusted = self.read("trust_form", read_trust, trust)
        if self.kind == "package":
            PackageCheck(self, data, against).run()
            return
        shape, text = open_part(data)
        self.kind = KINDS[shape]
        self.waiting = [open_part(b) for b in beside]
        head = self.main(shape, text)
        other = self.take("consistency") if head and against is not None else None
        if self.waiting:
            raise Refusal("companion")
        if against is None or not head:
            if against is not None or shape == "consistency":
                self.add("consistency", None)
            return
        proof = read_proof(text) if shape == "consistency" else None
        if other is not None:
            proof = self.read("proof_form", read_proof, other)
            about = self.read("checkpoint_form", lambda: read_head(read_note(proof[2])[0]))
            self.need("companion", about == head)
        self.compare(against, head, proof)


def verify(data, trust, against=None, beside=(), integrity_only=False):
    v = Verification(integrity_only)
    try:
        v.run(data, trust, against, beside)
    except Refusal as refusal:
        v.add(refusal.args[0], False)
    results = [ok for _, ok in v.checks]
    ok = False not in results and (integrity_only or None not in results)
    return {"ok": ok, "kind": v.kind, "checks": [{"id": i, "ok": o} for i, o in v.checks], "signedBy": v.signers}


def read_file(name):
    with open(name, "rb") as file:
        return file.read()


def read_text(name):
    return read_file(name).decode("utf-8")


# The one file beside it that belongs to a file: a register and its closing statement, a record and its proof.
BESIDE = [(".json", "_sluiting.note"), ("_sluiting.note", ".json"), (".record", ".tlog-proof"), (".tlog-proof", ".record")]


def companions(name):
    for own, other in BESIDE:
        if name.endswith(own):
            found = name[:-len(own)] + other
            return [found] if os.path.exists(found) else []
    return []


def run_vectors(folder):
    results = []
    for vector in json.loads(read_text(os.path.join(folder, "vectors.json"))):
        place = {k: os.path.join(folder, vector[k]) for k in ("file", "trust", "against") if k in vector}
        result = verify(read_file(place["file"]), read_text(place["trust"]).split("\n"),
                        read_text(place["against"]) if "against" in place else None,
                        [read_file(os.path.join(folder, n)) for n in vector.get("with", [])],
                        vector.get("integrityOnly", False))
        fails = [c["id"] for wanted in (False, None) for c in result["checks"] if c["ok"] is wanted]
        found = (result["ok"], result["kind"], None if result["ok"] else fails[0])
        result["asExpected"] = found == (vector["ok"], vector["kind"], vector["fails"])
        results.append({"file": vector["file"], **result})
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--trust")
    parser.add_argument("--against")
    parser.add_argument("--with", dest="beside", action="append", default=[])
    parser.add_argument("--integrity-only", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--vectors")
    given = parser.parse_args()
    if given.vectors:
        results = run_vectors(given.vectors)
        wrong = [r["file"] for r in results if not r["asExpected"]]
        print(json.dumps(results) if given.json else "\n".join([f"wrong: {n}" for n in wrong] + [f"{len(results)} vectors"]))
        sys.exit(1 if wrong else 0)
    if not given.file:
        parser.error("a file is needed")
    result = verify(read_file(given.file), read_text(given.trust).split("\n") if given.trust else [],
                    read_text(given.against) if given.against else None, [read_file(n) for n in given.beside or companions(given.file)],
                    given.integrity_only)
    if given.json:
        print(json.dumps(result))
    else:
        for check in result["checks"]:
            print({True: "right  ", False: "WRONG  ", None: "open   "}[check["ok"]] + check["id"])
        print("ok" if result["ok"] else "not ok")
    sys.exit(0 if result["ok"] else 1)


if __name__ == "__main__":
    main()
