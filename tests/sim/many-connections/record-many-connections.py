"""
What a real Linux does with many connections to one listener: its accept queue, a process with few descriptors, sockets
that were closed before anybody accepted them.

    sudo unshare --net --mount python3 record-many-connections.py > recorded-many-connections.jsonl

Plays the scenarios below with real sockets. The server is this network namespace, the clients are threads in another, and a
relay of two tun devices between them takes half the round trip each way. At each moment ss(8) is asked on both sides.
Needs root and ip(8); takes four minutes.
"""
import ctypes, errno, fcntl, heapq, json, os, re, resource, select, signal, socket, struct, subprocess, sys, threading, time

CLIENT, SERVER, PORT, FIRST = "192.0.2.1", "192.0.2.2", 8000, 40000
BASE = {"tcp_congestion_control": "reno", "tcp_ecn": 0, "tcp_no_metrics_save": 1}


def step(do, **more):
    return {"do": do, **more}


connect, recv, eof, close = step("connect"), step("recv"), step("recvUntilEof"), step("close")


def send(size):
    return step("send", bytes=size)


def sleep(ms):
    return step("sleep", ms=ms)


asks = [connect, send(100), eof, close]
leaves = [connect, send(100), close]
# Four fill the queue one by one, then three at a time are half open: fewer than would be answered by SYN cookies.
fills = [
    {"script": asks, "count": 4, "everyMs": 100},
    {"script": asks, "count": 3, "everyMs": 2, "startMs": 1000},
]
SCENARIOS = [
    {
        "id": "third-segments-dropped",
        "client": {"script": asks},
        "load": fills,
        "server": {"script": [recv, sleep(200000)], "loop": {"backlog": 4, "workers": 1}},
        "momentsMs": [700, 1500, 5500, 12000, 25000, 50000, 95000],
    },
    {
        "id": "third-segments-reset",
        "client": {"script": asks},
        "load": fills,
        "server": {
            "sysctl": {"net.ipv4.tcp_abort_on_overflow": 1},
            "script": [recv, sleep(200000)],
            "loop": {"backlog": 4, "workers": 1},
        },
        "momentsMs": [700, 5500],
    },
    {
        "id": "syns-dropped",
        "client": {"script": asks},
        "load": [{"script": asks, "count": 4, "everyMs": 100}],
        "server": {"script": [recv, sleep(2500), send(200), close], "loop": {"backlog": 2, "workers": 1}},
        "momentsMs": [950, 4500, 14500],
    },
    {
        "id": "somaxconn-caps",
        "client": {"script": asks},
        "load": [{"script": asks, "count": 4, "everyMs": 100}],
        "server": {
            "sysctl": {"net.core.somaxconn": 1},
            "script": [recv, sleep(200000)],
            "loop": {"backlog": 100, "workers": 1},
        },
        "momentsMs": [950],
    },
    {
        "id": "descriptors-run-out",
        "client": {"script": leaves},
        "load": [{"script": leaves, "count": 11, "everyMs": 300}],
        "server": {"script": [eof], "loop": {"backlog": 3, "descriptors": 8, "retryMs": 1000}},
        "momentsMs": [800, 2300, 4000, 9500],
    },
    {
        "id": "descriptors-come-back",
        "client": {"script": leaves},
        "load": [{"script": leaves, "count": 9, "everyMs": 300}],
        "server": {"script": [eof, sleep(3000), close], "loop": {"backlog": 16, "descriptors": 8, "retryMs": 500}},
        "momentsMs": [800, 2900, 12000, 20000],
    },
    {
        "id": "closed-in-the-queue",
        "client": {"script": leaves},
        "load": [{"script": leaves, "count": 3, "everyMs": 100}],
        "server": {"script": [sleep(2000), eof, close], "loop": {"backlog": 16, "workers": 1}},
        "momentsMs": [1000, 3000, 5000, 9500],
    },
    {
        "id": "reset-in-the-queue",
        "client": {"script": leaves},
        "load": [{"script": [connect, send(100), step("linger", sec=0), close], "count": 3, "everyMs": 100}],
        "server": {"script": [sleep(2000), recv, recv, close], "loop": {"backlog": 16, "workers": 1}},
        "momentsMs": [1000, 3000, 9500],
    },
    {
        "id": "one-path-leaks",
        "client": {"script": asks},
        "load": [{"script": [connect, close], "count": 5, "everyMs": 100}],
        "server": {"script": [recv, send(200), close], "onError": [], "loop": {"backlog": 16}},
        "momentsMs": [950],
    },
    {
        "id": "no-path-leaks",
        "client": {"script": asks},
        "load": [{"script": [connect, close], "count": 5, "everyMs": 100}],
        "server": {"script": [recv, send(200), close], "onError": [close], "loop": {"backlog": 16}},
        "momentsMs": [950],
    },
]
RTT_MS = 20


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def tun(namespace):
    """A tun device of that namespace (None: this one)."""
    libc, home = ctypes.CDLL(None, use_errno=True), os.open("/proc/self/ns/net", os.O_RDONLY)
    if namespace:
        there = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
        if libc.setns(there, 0):
            raise OSError(ctypes.get_errno(), "setns")
        os.close(there)
    fd = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(fd, 0x400454CA, struct.pack("16sH22x", b"wire", 0x1001))  # TUNSETIFF: IFF_TUN | IFF_NO_PI
    libc.setns(home, 0)
    os.close(home)
    return fd


def relay(ends):
    """Whatever one end writes, the other reads half a round trip later."""
    under_way, half = [], RTT_MS / 2000
    while True:
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else None
        ready, _, _ = select.select(ends, [], [], wait)
        for fd in ready:
            heapq.heappush(under_way, (time.monotonic() + half, len(under_way), ends[fd == ends[0]], os.read(fd, 65536)))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, to, packet = heapq.heappop(under_way)
            os.write(to, packet)


def note(side, conn, do, result):
    sys.stdout.write(json.dumps([side, conn, do, result]) + "\n")
    sys.stdout.flush()


def attempt(side, conn, do, function):
    """Noted as it returns: how much, or the name of the error. True: it succeeded."""
    try:
        result = function()
        note(side, conn, do, result)
        return not (do == "recv" and result == 0)
    except OSError as error:
        note(side, conn, do, errno.errorcode[error.errno])
        return False


def until_eof(end):
    while end.recv(65536):
        pass
    return 0


def play(side, conn, end, calls):
    script, on_error = list(calls["script"]), calls.get("onError")
    while script:
        now = script.pop(0)
        do = now["do"]
        if do == "sleep":
            time.sleep(now["ms"] / 1000)
            continue
        fine = attempt(side, conn, do, {
            "connect": lambda: end.connect((SERVER, PORT)) or 0,
            "send": lambda: end.send(b"." * now["bytes"]),
            "recv": lambda: len(end.recv(65536)),
            "recvUntilEof": lambda: until_eof(end),
            "linger": lambda: end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, now["sec"])) or 0,
            "close": lambda: end.close() or 0,
        }[do])
        if not fine and on_error is not None:
            script, on_error = list(on_error), None


def clients(scenario, zero):
    def one(conn, calls, at):
        time.sleep(max(0, zero + at / 1000 - time.time()))
        end = socket.socket()
        end.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        end.bind((CLIENT, FIRST + conn - 1))
        play("client", conn, end, calls)
        end.close()

    threads = [threading.Thread(target=one, args=(1, scenario["client"], 0))]
    for load in scenario["load"]:
        for i in range(load["count"]):
            at = load.get("startMs", load["everyMs"]) + load["everyMs"] * i
            threads.append(threading.Thread(target=one, args=(len(threads) + 1, load, at)))
    for thread in threads:
        thread.start()


def server(scenario):
    loop, calls, kept = scenario["server"]["loop"], scenario["server"], []
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((SERVER, PORT))
    listener.listen(loop["backlog"])
    limit = loop.get("descriptors", 1024)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    listener.setblocking(False)
    free = threading.Semaphore(loop.get("workers", 1000))
    watch = select.poll()
    watch.register(listener, select.POLLIN)

    def serve(end, conn):
        play("server", conn, end, calls)
        free.release()

    sys.stdout.write('["ready"]\n')
    sys.stdout.flush()
    while True:
        free.acquire()
        watch.poll()
        try:
            end, peer = listener.accept()
        except OSError as error:
            note("server", None, "accept", errno.errorcode[error.errno])
            free.release()
            time.sleep(loop.get("retryMs", 1000) / 1000)
            continue
        end.setblocking(True)
        kept.append(end)
        conn = peer[1] - FIRST + 1
        note("server", conn, "accept", end.fileno())
        threading.Thread(target=serve, args=(end, conn), daemon=True).start()


def moment(namespace):
    """Sockets by state, and each one's Recv-Q by connection where it is not 0."""
    inside = ["ip", "netns", "exec", namespace] if namespace else []
    counts, recv_q = {}, {}
    for line in run(*inside, "ss", "-tanH").splitlines():
        state, queued, _, local, peer = line.split()[:5]
        if state == "LISTEN":
            continue
        counts[state] = counts.get(state, 0) + 1
        if int(queued):
            ports = [int(end.rsplit(":", 1)[1]) for end in (local, peer)]
            recv_q[max(ports) - FIRST + 1] = int(queued)
    return {"states": counts, "recvQ": recv_q}


def listener_row():
    _, queued, most = run("ss", "-tlnH").split()[:3]
    return {"recvQ": int(queued), "sendQ": int(most)}


def counters():
    names, values = [line.split()[1:] for line in open("/proc/net/netstat") if line.startswith("TcpExt:")]
    found = dict(zip(names, map(int, values)))
    return {name: found[name] for name in ("ListenOverflows", "ListenDrops")}


def settings(namespace, sysctl):
    inside = ["ip", "netns", "exec", namespace] if namespace else []
    for name, value in {**{f"net.ipv4.{name}": value for name, value in BASE.items()}, **sysctl}.items():
        run(*inside, "sysctl", "-qw", f"{name}={value}")


def record(scenario):
    space = f"la-many-{os.getpid()}"
    run("ip", "netns", "add", space)
    started = []
    try:
        ends = [tun(space), tun(None)]
        for inside, own, peer in ((["ip", "netns", "exec", space], CLIENT, SERVER), ([], SERVER, CLIENT)):
            run(*inside, "ip", "address", "add", own, "peer", peer, "dev", "wire")
            run(*inside, "ip", "link", "set", "wire", "up")
        settings(space, {})
        settings(None, scenario["server"].get("sysctl", {}))
        threading.Thread(target=relay, args=(ends,), daemon=True).start()
        me, text = [sys.executable, os.path.abspath(__file__)], json.dumps(scenario)
        serving = subprocess.Popen([*me, "server", text], stdout=subprocess.PIPE, text=True)
        started.append(serving)
        serving.stdout.readline()
        before, zero = counters(), time.time() + 0.5
        inside = ["ip", "netns", "exec", space]
        asking = subprocess.Popen([*inside, *me, "clients", text, str(zero)], stdout=subprocess.PIPE, text=True)
        started.append(asking)
        moments = []
        for at in scenario["momentsMs"]:
            time.sleep(max(0, zero + at / 1000 - time.time()))
            counted = {name: value - before[name] for name, value in counters().items()}
            moments.append({
                "atMs": at,
                "client": moment(space),
                "server": moment(None),
                "listener": listener_row(),
                **counted,
            })
        calls = []
        for process in (asking, serving):
            process.kill()
            calls += [json.loads(line) for line in process.stdout.read().splitlines()]
        kernel = os.uname().release
        del scenario["momentsMs"]
        return {"kernel": kernel, "scenario": {**scenario, "rttMs": RTT_MS}, "moments": moments, "calls": calls}
    finally:
        for process in started:
            process.kill()
        run("ip", "netns", "delete", space)


def main():
    kind, *rest = sys.argv[1:] or ["all"]
    if kind == "server":
        server(json.loads(rest[0]))
    elif kind == "clients":
        clients(json.loads(rest[0]), float(rest[1]))
    elif kind == "one":
        print(json.dumps(record(next(one for one in SCENARIOS if one["id"] == rest[0]))))
    else:
        # One after the other, each in a network namespace of its own.
        for one in SCENARIOS:
            sys.stdout.write(run("unshare", "--net", sys.executable, os.path.abspath(__file__), "one", one["id"]))
            sys.stdout.flush()


main()
