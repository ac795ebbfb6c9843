/** Python, standard library only: two captures and three logs → a recording, and the table that ends the lab. */
export const labReport = String.raw`
"""Joins both captures and the logs into recording.json, and sets it beside what the simulator said."""
import json, os, re, struct
from lab import HERE, SCENARIO, CLIENT, PORT

def packets(path):
    """(time, IPv4 packet) of a pcap file as tcpdump writes it."""
    data = open(path, "rb").read()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    part = 1e9 if data[:4] in (b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d") else 1e6
    link, at = struct.unpack_from(order + "I", data, 20)[0] & 0xFFFF, 24
    while at + 16 <= len(data):
        sec, frac, size, _ = struct.unpack_from(order + "IIII", data, at)
        packet = data[at + 16 : at + 16 + size]
        at += 16 + size
        packet = packet[14:] if link == 1 else packet
        if len(packet) >= 40 and packet[0] >> 4 == 4 and packet[9] == 6:
            yield sec + frac / part, packet[: struct.unpack_from("!H", packet, 2)[0]]

def save(path, captured):
    """The same as a pcap of bare IPv4 (link type 101), so that every link gives the same kind of file."""
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101))
        for time, packet in captured:
            sec, us = divmod(round(time * 1e6), 1000000)
            f.write(struct.pack("<IIII", sec, us, len(packet), len(packet)) + packet)

def lost_on_arrival(host):
    try:
        text = open(HERE + "/lost." + host).read()
    except OSError:
        return set()
    return {(int(a, 0), int(b, 0)) for a, b in re.findall(r"(\d+) \. (0x[0-9a-f]+|\d+)", text)}

def segment(packet):
    ihl = (packet[0] & 15) * 4
    sport, dport, seq, ack, offset, bits, win, check = struct.unpack_from("!HHIIBBHH", packet, ihl)
    end, sack, at = ihl + (offset >> 4) * 4, [], ihl + 20
    while at < end and packet[at] != 0:
        if packet[at] == 1:
            at += 1
            continue
        if packet[at] == 5:
            for i in range(at + 2, at + packet[at + 1], 8):
                sack.append(struct.unpack_from("!II", packet, i))
        at += max(2, packet[at + 1])
    flags = "".join(letter for letter, bit in zip("SFRPAEW", (2, 1, 4, 8, 16, 64, 128)) if bits & bit)
    return {"port": dport if sport == PORT else sport, "from": "server" if sport == PORT else "client", "flags": flags, "seq": seq,
            "ack": ack if bits & 16 else None, "len": len(packet) - end, "sack": sack, "key": (seq, check), "bytes": packet[4:6] + packet[ihl:]}

def lines(name):
    try:
        return [json.loads(line) for line in open(HERE + "/" + name) if line.strip()]
    except OSError:
        return []

seen = {side: list(packets(HERE + "/" + side + ".raw.pcap")) for side in ("client", "server")}
lost = {side: lost_on_arrival(side) for side in seen}
parsed = {side: [(t, segment(p)) for t, p in seen[side]] for side in seen}
for side in seen:  # a segment dropped on arrival did not arrive, though the device saw it
    save(HERE + "/" + side + ".pcap", [c for c, (_, s) in zip(seen[side], parsed[side]) if s["from"] == side or s["key"] not in lost[side]])
if not parsed["client"]:
    raise SystemExit("lab: the client sent nothing; see calls.client")
zero = parsed["client"][0][0]

segments, half = [], SCENARIO["rttMs"] / 2000
for side in seen:
    other = "server" if side == "client" else "client"
    sent = [[t, s, None] for t, s in parsed[side] if s["from"] == side]
    for arrives, a in parsed[other]:
        if a["from"] != side or a["key"] in lost[other]:
            continue
        # Whole packets are compared: a segment sent again carries another timestamp. RSTs of no socket are all alike: then
        # it is the last one that can have come so far.
        alike = [s for s in sent if s[2] is None and s[0] <= arrives and s[1]["bytes"] == a["bytes"]]
        alike = [s for s in alike if s[0] + half <= arrives] or alike
        if alike:
            alike[-1][2] = arrives
    segments += sent
segments.sort(key=lambda x: x[0])

isns, conn, count, out = {}, {}, 0, []

def start(side, port, number):
    """The ISN that a number counts from: where a port was used again, that is the last one at or below it."""
    return min(isns.get((side, port), [number]), key=lambda isn: (number - isn) % 2**32)

for t, s, arrives in segments:
    port = s["port"]
    used = isns.setdefault((s["from"], port), []) if "S" in s["flags"] else None
    if used is not None and s["seq"] not in used:
        used.append(s["seq"])
        if s["from"] == "client":
            count += 1
            conn[port] = count
    other = "server" if s["from"] == "client" else "client"
    mine, theirs = start(s["from"], port, s["seq"]), start(other, port, s["ack"] or 0)
    one = {"t": round((t - zero) * 1000, 2), "from": s["from"], "flags": s["flags"], "seq": (s["seq"] - mine) % 2**32,
           "ack": None if s["ack"] is None else (s["ack"] - theirs) % 2**32, "len": s["len"],
           "arrives": None if arrives is None else round((arrives - zero) * 1000, 2)}
    if s["sack"]:
        one["sack"] = [[(a - theirs) % 2**32, (b - theirs) % 2**32] for a, b in s["sack"]]
    one["conn"] = conn.get(port, 1)
    out.append(one)
if count < 2:
    for one in out:
        del one["conn"]

def ms(time):
    return round((time - zero) * 1000, 1)

until = float(open(HERE + "/end").read())
app = []
for side in ("client", "server"):
    for c in lines("calls." + side):
        if c["time"] > until:  # the programs went on while the captures were being closed
            continue
        one = {"t": ms(c["time"]), **{k: v for k, v in c.items() if k not in ("time", "called")}}
        if ms(c["time"]) - ms(c["called"]) > 1:
            one["calledAt"] = ms(c["called"])
        app.append(one)
app.sort(key=lambda c: c["t"])
states = {}
for side in ("client", "server"):
    states[side] = []
    for s in lines("states." + side):
        one = {"t": ms(s["time"]), "state": s["state"], **{k: s[k] for k in ("rtoMs", "srttMs") if k in s}}
        states[side].append(one)
clock = json.load(open(HERE + "/clock"))
recording = {"scenario": SCENARIO, "kernel": clock["kernel"], "hz": clock["hz"],
             "jiffiesAtZero": None if clock["jiffies"] is None else round(clock["jiffies"] + (zero - clock["time"]) * clock["hz"], 2),
             "observedUntilMs": ms(until), "segments": out, "app": app, "states": states}
json.dump(recording, open(HERE + "/recording.json", "w"))

# ---- the table: what the simulator said, what this kernel did ----
try:
    said = json.load(open(HERE + "/simulated.json"))
except OSError:
    raise SystemExit(0)
LABEL = {"SYN_SENT": "SYN-SENT", "SYN_RECV": "SYN-RECEIVED", "FIN_WAIT1": "FIN-WAIT-1", "FIN_WAIT2": "FIN-WAIT-2",
         "CLOSE_WAIT": "CLOSE-WAIT", "LAST_ACK": "LAST-ACK", "TIME_WAIT": "TIME-WAIT"}
FLAG = {"S": "SYN", "F": "FIN", "R": "RST", "P": "PSH", "A": "ACK"}

def granule(wait):
    return 0 if wait <= 252 else 32 if wait <= 2016 else 256 if wait <= 16100 else 2048 if wait <= 129000 else 16384

def words(s):
    flags = "|".join(FLAG[f] for f in s["flags"] if f != "P")
    return "%s seq=%d%s%s" % (flags, s["seq"], "" if s["ack"] is None else " ack=%d" % s["ack"], " len=%d" % s["len"] if s["len"] else "")

def when(s):
    return "%10.1f ms%s" % (s["t"], "  lost" if s["arrives"] is None else "")

differences, rows = 0, []
until = min(recording["observedUntilMs"], said["observedUntilMs"])
for side in ("client", "server"):
    a = [s for s in said["segments"] if s["from"] == side and s["t"] <= until]
    b = [s for s in out if s["from"] == side and s["t"] <= until]
    last = 0
    for i in range(max(len(a), len(b))):
        x, y = a[i] if i < len(a) else None, b[i] if i < len(b) else None
        if x and y:
            near = abs(x["t"] - y["t"]) <= 12 + granule(y["t"] - last)
            same = words(x) == words(y) and (x["arrives"] is None) == (y["arrives"] is None)
            verdict = "" if near and same else "<- another time" if same else "<- another segment: " + words(y)
            last = y["t"]
        else:
            verdict = "<- only simulated" if x else "<- only this kernel"
        differences += bool(verdict)
        rows.append(((x or y)["t"], side, words(x or y), when(x) if x else "-", when(y) if y else "-", verdict))
rows.sort(key=lambda r: r[0])
print("\n%-7s %-28s %20s   %20s" % ("from", "segment", "simulator", "this kernel"))
for _, side, what, x, y, verdict in rows:
    print("%-7s %-28s %20s   %20s  %s" % (side, what, x, y, verdict))
for side in ("client", "server"):
    def path(trace):
        # Shorter than the sampling, SYN-RECEIVED and the like may be missing from either.
        return " -> ".join(LABEL.get(s["state"], s["state"]) for s in trace["states"][side] if s["t"] <= until)
    print("\n%s\n  simulator    %s\n  this kernel  %s" % (side, path(said), path(recording)))
errors = [[(c["side"], c["do"], c["error"]) for c in t["app"] if c.get("error")] for t in (said, recording)]
if errors[0] or errors[1]:
    print("\nerrors\n  simulator    %s\n  this kernel  %s" % tuple("; ".join(" ".join(e) for e in es) or "none" for es in errors))
    differences += errors[0] != errors[1]
print("\n%s (Linux %s, HZ=%d)" % ("This kernel did what the simulator said." if not differences else "%d differences." % differences, clock["kernel"], clock["hz"]))
`.trimStart();

/** The kernel's release, its tick, and where its tick counter stood when. */
export const labClock = String.raw`
"""Writes clock: what one needs to know of this kernel's timer wheel."""
import json, os, re, time
from lab import HERE

hz = round(1 / time.clock_getres(6))  # CLOCK_MONOTONIC_COARSE moves once a tick

def jiffies():
    found = re.search(r"^jiffies: (\d+)", open("/proc/timer_list").read(), re.M)
    return int(found.group(1))

best = None
try:
    for _ in range(8):  # the moment a tick is counted, as closely as reading can tell
        before = jiffies()
        while True:
            early = time.time()
            now = jiffies()
            late = time.time()
            if now != before:
                if best is None or late - early < best[2]:
                    best = (now, (early + late) / 2, late - early)
                break
except (OSError, AttributeError):
    pass  # no /proc/timer_list: the phase of the wheel stays unknown
json.dump({"kernel": os.uname().release.split("-")[0], "hz": hz, "jiffies": best and best[0], "time": best and best[1] or 0}, open(HERE + "/clock", "w"))
`.trimStart();
