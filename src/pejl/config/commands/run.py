"""pejl run: the server."""

import errno
import ipaddress
import socket
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication
from gunicorn.util import parse_address

from pejl.shared.refusal import Refused, refuse_if

from .migrate import hindrances_to_use
from .sqlite_files import in_service

if TYPE_CHECKING:
    from argparse import _SubParsersAction

BIND = "127.0.0.1:8000"
_WHY_NOT_LISTENING = {
    errno.EADDRINUSE: "Porten er optaget af et andet program. Vælg en anden.",
    errno.EACCES: "Porten kræver flere rettigheder. Vælg en over 1024.",
    errno.EADDRNOTAVAIL: "Adressen er ikke denne maskines.",
}


def register(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    about = "Starter serveren. Den svarer på HTTP; sæt en proxy med HTTPS foran."
    running = subparsers.add_parser("run", help="Start serveren", description=about)
    add_options(running)
    running.set_defaults(handler=run)


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--bind", metavar="ADRESSE:PORT", default=BIND, help=f"ellers {BIND}")
    parser.add_argument("--workers", metavar="ANTAL", type=int, default=2, help="processer, ellers 2")
    parser.add_argument("--threads", metavar="ANTAL", type=int, default=8, help="tråde i hver, ellers 8")


def run(args: Namespace) -> int:
    serve(args, lambda: print(f"Pejl svarer på {address_of(args.bind)}", flush=True))
    return 0


def serve(args: Namespace, when_ready: Callable[[], None]) -> None:
    """Serve until told to stop; Refused, with every reason, where that would be wrong."""
    refuse_if([*hindrances_to_bind(args.bind), *hindrances_to_look(), *hindrances_to_use()])
    connections.close_all()
    server = Server(
        bind=args.bind,
        workers=args.workers,
        threads=args.threads,
        worker_class="gthread",
        preload_app=True,
        graceful_timeout=20,
        worker_tmp_dir="/dev/shm" if Path("/dev/shm").is_dir() else None,
        control_socket_disable=True,
        loglevel="warning",
        when_ready=lambda server: when_ready(),
    )
    with _database_in_service():
        server.run()


def _database_in_service() -> AbstractContextManager[None]:
    if connection.vendor == "sqlite":
        return in_service(Path(connection.settings_dict["NAME"]))
    return nullcontext()


def hindrances_to_look() -> list[str]:
    built = (settings.STATIC_ROOT / "staticfiles.json").exists()
    return [] if built else ["Sidernes udseende er ikke bygget. Kør `npm ci && npm run build`."]


def hindrances_to_bind(bind: str) -> list[str]:
    """Without HTTPS, as in the demo, only this machine may ask; and the address must be free."""
    address = _parsed(bind)
    if not settings.HTTPS and not _is_loopback(address):
        return [f"Demoen svarer kun på denne maskine, for eksempel 127.0.0.1:8000, og ikke på {bind}."]
    return _hindrances_to_listening(address, bind) if isinstance(address, tuple) else []


def address_of(bind: str) -> str:
    address = _parsed(bind)
    if not isinstance(address, tuple):
        return bind
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"http://{host}:{address[1]}"


class Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, **options: Any) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_string("pejl.config.wsgi.application")


def _parsed(bind: str) -> Any:
    """(host, port), or the name of a socket."""
    try:
        return parse_address(bind, default_port="8000")
    except RuntimeError as wrong:
        raise Refused([f"Adressen skrives som 127.0.0.1:8000, ikke som {bind}."]) from wrong


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return False
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")


def _hindrances_to_listening(address: tuple[str, int], bind: str) -> list[str]:
    try:
        family, _type, _protocol, _name, place = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as wrong:
        why = _WHY_NOT_LISTENING.get(wrong.errno, wrong.strerror)
        return [f"Pejl kan ikke svare på {bind}: {why}"]
    return []
