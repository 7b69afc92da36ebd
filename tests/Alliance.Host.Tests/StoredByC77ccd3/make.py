#!/usr/bin/env python3
"""Writes the stores of this folder: runs one build of Alliance on SQLite and on Redis and packs what they keep.

    python3 make.py DLL [FOLDER]

DLL is the alliance.dll of the build whose stores are kept. FOLDER is where they go; default: the folder of this script.
It needs redis-server, zstd and tar. Every run gives other bytes, but the same sequence of commands.
"""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

DRILL = "drill-7"
TOWN, CITY, STRANGER, NEIGHBOUR = "430422119", "430422001", "430422104", "430422125"
COUNTY = "430422"
DESK = {"name": "王建国", "office": "近尾洲镇值班室"}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """The program as a process of its own, and everything that it acknowledged."""

    def __init__(self, dll, folder, redis):
        self.dll, self.folder, self.redis = dll, folder, redis
        self.port = free_port()
        self.acknowledged = []
        self.process = None

    def start(self):
        more = ["--redis", self.redis] if self.redis else []
        command = ["dotnet", self.dll, "serve", "--port", str(self.port), "--data", self.folder, *more]
        self.process = subprocess.Popen(command, cwd=tempfile.gettempdir(), stdout=subprocess.DEVNULL)
        atexit.register(self.process.kill)
        eventually("the server is ready", lambda: self.status("/health/ready") == 200)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait() == 0

    def status(self, path):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}").status
        except urllib.error.HTTPError as refused:
            return refused.code
        except urllib.error.URLError:
            return 0

    def get(self, realm, path):
        return json.load(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v1/realms/{realm}/{path}"))

    def send(self, path, body, key=None):
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            sys.exit(f"POST {path} {json.dumps(body, ensure_ascii=False)}: {refused.code} {refused.read().decode()}")

    def command(self, realm, path, **body):
        """A command under a key of its own; what the server answers is kept."""
        body = {"author": DESK, **body}
        key = f"kept-{len(self.acknowledged) + 1}"
        status, answer = self.send(f"/api/v1/realms/{realm}/{path}", body, key)
        self.acknowledged.append(
            {"realm": realm, "path": path, "key": key, "body": body, "status": status, "answer": answer})
        return answer


def eventually(what, look, patience=60):
    since = time.monotonic()
    while time.monotonic() - since < patience:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"It did not come about in {patience} s: {what}.")


def line(kind, quantity, priority):
    return {"kind": kind, "quantity": quantity, "priority": priority}


def raise_request(server, realm, incident, *lines):
    return server.command(realm, "aid-requests", incident=incident, lines=list(lines))["number"]


def commitments(server, realm, request, kind):
    found = server.get(realm, f"aid-requests/{request}")["commitments"]
    return [c for c in found if c["resource"].startswith(kind) and c["status"] != "ended"]


def covered(server, realm, request):
    """The commitments of a request whose lines are all covered and whose crews and depots have their orders."""
    read = server.get(realm, f"aid-requests/{request}")
    if any(one["remainder"] > 0 for one in read["request"]["lines"]):
        return None
    open_ones = [c for c in read["commitments"] if c["status"] != "ended"]
    for one in open_ones:
        kind, key = one["resource"].split("/", 1)
        if kind == "RescueTeam" and server.get(realm, f"teams/{key}")["team"]["status"] in ("available", "held"):
            return None
    return open_ones


def key_of(commitment):
    return commitment["resource"].split("/", 1)[1]


def tour(server):
    """README's tour of the live realm as far as the way to the scene; boats that have left; an open approval."""
    live = "live"
    incident = server.command(live, "incidents", place=TOWN, name="湘江近尾洲段洪水", hazard="flood")["number"]
    request = raise_request(server, live, incident, line("flood-rescue", 37, "lifeSaving"))
    crews = eventually("the tour's crews have their orders", lambda: covered(server, live, request))
    boats = raise_request(server, live, incident, line("boats", 3, "urgent"))
    shipments = eventually("the boats are promised", lambda: covered(server, live, boats))
    for one in crews:
        server.command(live, f"teams/{key_of(one)}/status", status="enRoute")
    for one in shipments:
        server.command(live, f"depots/{key_of(one)}/shipments/{one['id']}", status="shipped")

    depot = key_of(shipments[0])
    server.command(live, f"depots/{depot}/stock/life-jackets/counts", units=90, reason="盘点")
    server.command(live, f"depots/{depot}/stock/life-jackets/write-offs", units=4, reason="破损")
    server.command(live, "agreements", id="TA-07", name="湘南应急救援联盟", alliance=True, parties=[TOWN, STRANGER],
                   maxTeamsPerMember=2, maxTeamsPerPair=2, approval="automatic", award="nearest-first", reason="签署")
    city = server.command(live, "incidents", place=CITY, name="内涝", hazard="flood")["number"]
    raise_request(server, live, city, line("flood-rescue", 60, "urgent"))
    eventually("an approval is wanted", lambda: server.get(live, "approvals")["items"])
    return request, boats


def drill(server):
    """Everything else, in a drill."""
    server.send("/api/v1/realms", {"name": DRILL, "clock": 2})
    settled = small_request(server)
    large_request(server)
    offices(server)
    reported_twice(server)
    approvals(server)
    agreements(server)
    return settled


def small_request(server):
    """One squad of the township's own goes, works, comes home and rests; its request is settled."""
    incident = server.command(DRILL, "incidents", place=NEIGHBOUR, name="山洪", hazard="flood")["number"]
    request = raise_request(server, DRILL, incident, line("flood-rescue", 4, "lifeSaving"))
    for one in eventually("a squad has its order", lambda: covered(server, DRILL, request)):
        for status in ("mobilising", "enRoute", "onScene"):
            server.command(DRILL, f"teams/{key_of(one)}/status", status=status)
        eventually("the squad is at the scene", lambda: [
            c for c in commitments(server, DRILL, request, "RescueTeam") if c["status"] == "onScene"])
        server.command(DRILL, f"aid-requests/{request}/commitments/{one['id']}/release", reason="水位下降")
        for status in ("returning", "available"):
            server.command(DRILL, f"teams/{key_of(one)}/status", status=status)
    eventually("it is settled", lambda: "fulfilled" == server.get(
        DRILL, f"aid-requests/{request}")["request"]["outcome"])
    server.command(DRILL, f"incidents/{incident}/close", reason="险情解除")
    return request


def large_request(server):
    """A request that the alliance helps with: its squads are recalled, taken back, late, asked to stay longer."""
    incident = server.command(DRILL, "incidents", place=TOWN, name="湘江漫堤", hazard="flood")["number"]
    request = raise_request(
        server, DRILL, incident, line("flood-rescue", 40, "lifeSaving"), line("boats", 3, "urgent"))
    promised = eventually("the drill's crews have their orders", lambda: covered(server, DRILL, request))
    squads = [c for c in promised if c["resource"].startswith("RescueTeam")]
    own = [c for c in squads if c["lender"] == f"Township/{TOWN}"]
    lent = [c for c in squads if c["lender"] != f"Township/{TOWN}"]
    server.command(DRILL, "recalls", commitment=lent[0]["id"], reason="本地告急", returnWithinMinutes=240,
                   waitForReplacement=True)
    if len(lent) > 1:
        lender = lent[1]["lender"].split("/", 1)[1]
        server.command(DRILL, f"townships/{lender}/commitments/{lent[1]['id']}/take-back", code="FLOOR_REACHED",
                       reason="自有险情")
    server.command(DRILL, f"teams/{key_of(own[0])}/status", status="enRoute", people=3)
    server.command(DRILL, f"teams/{key_of(own[0])}/eta", minutes=90, reason="改道绕行")
    for status in ("mobilising", "enRoute", "onScene"):
        server.command(DRILL, f"teams/{key_of(own[1])}/status", status=status)
    eventually("the second squad is at the scene", lambda: own[1]["id"] in [
        c["id"] for c in commitments(server, DRILL, request, "RescueTeam") if c["status"] == "onScene"])
    server.command(DRILL, f"aid-requests/{request}/commitments/{own[1]['id']}/extension", minutes=900, reason="险情未除")
    for one in (c for c in promised if c["resource"].startswith("Depot")):
        path = f"depots/{key_of(one)}/shipments/{one['id']}"
        server.command(DRILL, path, status="shipped")
        server.command(DRILL, path, status="delivered")
        server.command(DRILL, f"{path}/write-offs", units=1, reason="冲走")
    twice = raise_request(server, DRILL, incident, line("flood-rescue", 8, "urgent"))
    server.command(DRILL, f"aid-requests/{twice}/merge", into=request, reason="重复")
    third = raise_request(server, DRILL, incident, line("medical", 20, "routine"))
    server.command(DRILL, f"aid-requests/{third}/lines/1/amend", quantity=24, priority="urgent", reason="伤员增多")
    far = server.get(DRILL, "teams?limit=500")["items"]
    arranged = [t for t in far if t["status"] == "available" and t["owner"] != f"Township/{TOWN}"][-1]
    fourth = raise_request(server, DRILL, incident, line(arranged["capabilities"][0], 300, "routine"))
    server.command(DRILL, f"aid-requests/{fourth}/arranged-aid", line=1, resource=f"RescueTeam/{arranged['id']}")
    fifth = raise_request(server, DRILL, incident, line("tents", 40, "routine"))
    server.command(DRILL, f"aid-requests/{fifth}/cancel", reason="不再需要")
    at = f"incidents/{incident}"
    server.command(DRILL, f"{at}/needs", kind="flood-rescue", quantity=50, priority="lifeSaving")
    server.command(DRILL, f"{at}/grade", grade="large", basis="三人失联")
    server.command(DRILL, f"{at}/reports", missing=3, evacuated=120)
    server.command(DRILL, f"{at}/reports", missing=1, dead=1, evacuated=300)
    server.command(DRILL, f"{at}/upward-reports", tier=f"Township/{TOWN}", medium="written")
    server.command(DRILL, f"{at}/handover", body=f"CommandCentre/{COUNTY}", to=f"CommandCentre/{COUNTY}",
                   reason="险情较大")
    server.command(DRILL, f"{at}/check-ins", social={
        "name": "蓝天救援队", "office": "衡阳志愿者协会", "people": 12, "capability": "flood-rescue"})
    free = [t for t in far if t["status"] == "available" and t["id"] != arranged["id"]]
    offered = [t for t in free if t["owner"].startswith("Township/")][0]
    server.command(DRILL, f"{at}/offers", lender=offered["owner"], resource=f"RescueTeam/{offered['id']}",
                   kind=offered["capabilities"][0], validMinutes=600, note="可支援")


def offices(server):
    """Warnings, response levels, orders below floors, roads."""
    server.command(DRILL, "warnings", tier=f"CommandCentre/{COUNTY}", hazard="flood", colour="orange", validMinutes=600,
                   basis="雨量")
    server.command(DRILL, f"townships/{STRANGER}/response-level", level="iii", basis="漫堤")
    server.command(DRILL, f"command-centres/{COUNTY}/orders", townships=[STRANGER], floor=0, minutes=600, reason="全力抢险")
    roads = server.get(DRILL, "roads?limit=500")["items"]
    server.command(DRILL, f"roads/{roads[-1]['a']}/{roads[-1]['b']}", open=False)


def reported_twice(server):
    older = server.command(DRILL, "incidents", place=STRANGER, name="塌方", hazard="landslide")["number"]
    younger = server.command(DRILL, "incidents", place=STRANGER, name="塌方", hazard="landslide")["number"]
    server.command(DRILL, f"incidents/{younger}/merge", into=older, reason="同一处")


def approvals(server):
    """One approval is given, the others are open."""
    incident = server.command(DRILL, "incidents", place=CITY, name="内涝", hazard="flood")["number"]
    raise_request(server, DRILL, incident, line("flood-rescue", 60, "urgent"))
    wanted = eventually("approvals are wanted", lambda: server.get(DRILL, "approvals")["items"])
    server.command(DRILL, f"approvals/{wanted[0]['commitment']}", granted=True, reason="同意调派")


def agreements(server):
    server.command(DRILL, "agreements", id="AG-X", name="县级支援协议", alliance=False, signed=False,
                   parties=[COUNTY, f"Township/{STRANGER}", "HY-RRC"], lenders=["HY-RRC"], askers=[COUNTY],
                   maxTeamsPerMember=2, maxTeamsPerPair=2, approval="both", approvalMinutes=30, award="fair-share",
                   shiftMinutes=480, reason="拟定")
    server.command(DRILL, "agreements/AG-X/standing", standing="signed", reason="签署")
    server.command(DRILL, "agreements/AG-X/terms", award="joint", reason="修订")
    server.command(DRILL, "agreements/TA-02/standing", standing="suspended", reason="重签")


def journal(server, realm):
    items, after = [], 0
    while page := server.get(realm, f"journal?after={after}&limit=500")["items"]:
        items += page
        after = page[-1]["n"]
    return items


def only(read, *names):
    return {name: read[name] for name in names}


def requests(server, realm):
    """Every request: what it asks for, what it was promised, the records of its story."""
    kept = {}
    for number in [r["number"] for r in server.get(realm, "aid-requests?limit=500")["items"]]:
        read = server.get(realm, f"aid-requests/{number}")
        kept[number] = {
            "lines": [only(one, "line", "kind", "quantity", "priority") for one in read["request"]["lines"]],
            "commitments": [only(one, "id", "resource", "lender") for one in read["commitments"]],
            "story": [s["record"] for s in server.get(realm, f"aid-requests/{number}/story")["sentences"]],
        }
    return kept


def make(dll, target, store):
    """Serves, stops in order, serves again, and is killed while the last command's mail is under way."""
    work = tempfile.mkdtemp(prefix="alliance-make-")
    data = os.path.join(work, "data")
    os.mkdir(data)
    redis = start_redis(work) if store == "redis" else None
    server = Server(dll, data, f"127.0.0.1:{redis[1]}" if redis else None)
    server.start()
    settled = drill(server)
    server.terminate()
    server.start()
    request, boats = tour(server)
    kept = {
        "drill": DRILL, "request": request, "boats": boats, "settled": settled,
        "journal": {realm: journal(server, realm) for realm in ("live", DRILL)},
        "requests": {realm: requests(server, realm) for realm in ("live", DRILL)},
        "approval": server.get("live", "approvals")["items"][0]["commitment"],
    }
    last = server.command("live", "incidents", place=STRANGER, name="山洪", hazard="flood")["number"]
    kept["last"] = raise_request(server, "live", last, line("flood-rescue", 60, "lifeSaving"))
    server.kill()
    kept["stoppedAt"] = int(time.time() * 1000)
    kept["acknowledged"] = server.acknowledged
    with open(os.path.join(work, "kept.json"), "w") as file:
        json.dump(kept, file, ensure_ascii=False)
    if redis:
        rewrite(redis, os.path.join(work, "redis.aof"))
    names = ["kept.json", "redis.aof"] if redis else ["kept.json", "data"]
    packed = os.path.join(target, f"{store}.tar.zst")
    subprocess.run(["tar", "--sort=name", "--owner=0", "--group=0", "--exclude=*-shm", "--exclude=lock", "-C", work,
                    "-I", "zstd -19 --long=27 -f", "-cf", packed, *names], check=True)
    print(f"{packed}: {os.path.getsize(packed)} bytes; {len(server.acknowledged)} commands,"
          f" {sum(len(j) for j in kept['journal'].values())} records")
    shutil.rmtree(work)


def start_redis(work):
    port = free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", work, "--save", "", "--appendonly", "yes",
         "--aof-use-rdb-preamble", "no", "--loglevel", "warning"], stdout=subprocess.DEVNULL)
    atexit.register(process.kill)
    eventually("redis-server answers", lambda: ask_redis(port, "PING") == b"+PONG\r\n")
    return process, port


def ask_redis(port, *words):
    try:
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.sendall(" ".join(words).encode() + b"\r\n")
            return link.recv(65536)
    except ConnectionRefusedError:
        return None


def rewrite(redis, target):
    """Redis writes the plain commands that make what it holds; they do not depend on a version of its own format."""
    process, port = redis
    ask_redis(port, "BGREWRITEAOF")
    idle = (b"aof_rewrite_in_progress:0", b"aof_rewrite_scheduled:0")
    eventually("the commands are written", lambda: all(
        state in ask_redis(port, "INFO", "persistence") for state in idle))
    ask_redis(port, "SHUTDOWN")
    process.wait()
    folder = os.path.join(os.path.dirname(target), "appendonlydir")
    base = [name for name in os.listdir(folder) if name.endswith(".base.aof")]
    shutil.copy(os.path.join(folder, base[0]), target)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = sys.argv[2] if len(sys.argv) == 3 else os.path.dirname(os.path.abspath(__file__))
    for kept_store in ("sqlite", "redis"):
        make(os.path.abspath(sys.argv[1]), folder, kept_store)
