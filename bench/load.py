"""`python -m bench.load`: clients in a process of their own; a job per line in, its milliseconds out.

Each client keeps its connection, asks again as soon as it has the whole answer, and has citizens of its own.
"""

import http.client
import json
import sys
import threading
import time
from typing import Any

from .servers import THROUGH_HTTPS

SECONDS_TO_ANSWER = 20


class Client(threading.Thread):
    def __init__(self, job: dict[str, Any], cookies: list[str]) -> None:
        super().__init__()
        self.path, self.times, self.cookies = job["path"], job["times"], cookies
        self.connection = http.client.HTTPConnection("127.0.0.1", job["port"], timeout=SECONDS_TO_ANSWER)
        self.milliseconds: list[float] = []
        self.wrong = ""

    def run(self) -> None:
        try:
            for number in range(self.times):
                self._ask(self.cookies[number % len(self.cookies)])
        except Exception as wrong:
            self.wrong = repr(wrong)
        finally:
            self.connection.close()

    def _ask(self, cookie: str) -> None:
        began = time.perf_counter()
        headers = {**THROUGH_HTTPS, "Cookie": cookie} if cookie else THROUGH_HTTPS
        self.connection.request("GET", self.path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{self.path}: {answer.status} {body[:200]!r}")


def done(job: dict[str, Any]) -> dict[str, Any]:
    clients = [Client(job, job["cookies"][one :: job["clients"]] or [""]) for one in range(job["clients"])]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    wrong = [client.wrong for client in clients if client.wrong]
    return {"wrong": wrong, "milliseconds": [ms for client in clients for ms in client.milliseconds]}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(done(json.loads(line))) + "\n")
        sys.stdout.flush()
