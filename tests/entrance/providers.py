"""Providers of who people are, run by the tests: OpenID Connect and SAML 2.0, each a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from pejl.config.providers import providers_in, settings_of
from tests.servers import free_port, stop

SECONDS_TO_START = 40
OPENID = """
[[provider]]
id = "kommunen"
protocol = "openid"
name = "Kommunen"
people = "employees"
server = "{address}"
client_id = "pejl"
secret_in = "PATH"
claims = {{ name = "name", assurance = "loa", roles = "roles", units = "units", organisation = "cvr" }}
organisation = "12345678"
[provider.roles]
frontline = {{ role = "front line", title = "hjemmehjælper" }}
leader = {{ role = "leader", title = "leder" }}
[provider.units]
u-nord = "Hjemmeplejen Nord"
u-syd = "Hjemmeplejen Syd"
"""


@contextmanager
def running(command: list[str], ready_at: str, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()
            try:
                urlopen(ready_at, timeout=5).close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield
    finally:
        stop(process)


@contextmanager
def openid_provider(people: list[Mapping[str, Any]], folder: Path) -> Iterator[str]:
    """Its address. Whoever types a `sub` there is that person."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    known = [part for person in people for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *known]
    with running(command, f"{address}/.well-known/openid-configuration", folder / f"openid-{port}.log"):
        yield address


SAML = """
[[provider]]
id = "nemlogin"
protocol = "saml"
name = "MitID"
people = "citizens"
idp = {{ entity_id = "https://idp.example/", sso_url = "{address}/sso", certificate = "idp.pem" }}
sp = {{ entity_id = "https://pejl.example/" }}

[[provider]]
id = "kontekst"
protocol = "saml"
name = "Kommunens login"
people = "employees"
organisation = "12345678"
idp = {{ entity_id = "https://idp.example/", sso_url = "{address}/sso", certificate = "idp.pem" }}
sp = {{ entity_id = "https://pejl.example/" }}
[provider.roles]
"http://pejl.example/roles/usersystemrole/frontline/1" = {{ role = "front line", title = "hjemmehjælper" }}
[provider.units]
"5f6b8f2e-0000-4000-8000-00000000000a" = "Hjemmeplejen Nord"
[provider.limits]
"http://sts.kombit.dk/constraints/KLE/1" = ["27.18"]
"http://sts.kombit.dk/constraints/foelsomhed/1" = ["3"]
"""
SP = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://pejl.example/">
<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
{services}</SPSSODescriptor></EntityDescriptor>"""
SERVICE = """<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
Location="{pejl}/kom-ind/med/{provider}/acs/" index="{index}"/>"""


def make_keys(folder: Path) -> None:
    for name in ("idp", "other"):
        if not (folder / f"{name}.pem").exists():
            make_key(folder, name)


def make_key(folder: Path, name: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=400))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    kind, clear = serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    (folder / f"{name}.key").write_bytes(key.private_bytes(pem, kind, clear))
    (folder / f"{name}.pem").write_bytes(certificate.public_bytes(pem))


@contextmanager
def saml_provider(people: Mapping[str, Any], folder: Path, pejl: str, port: int = 0) -> Iterator[str]:
    """Its address. Whoever types a name there is that person, to the Pejl at `pejl`."""
    make_keys(folder)
    services = [
        SERVICE.format(pejl=pejl, provider=provider, index=index)
        for index, provider in enumerate(["nemlogin", "kontekst"])
    ]
    (folder / "sp.xml").write_text(SP.format(services="".join(services)))
    (folder / "people.json").write_text(json.dumps(people))
    port = port or free_port()
    command = [sys.executable, "-W", "ignore", "-m", "tests.entrance.saml_idp", str(folder), str(port)]
    with running(command, f"http://127.0.0.1:{port}/", folder / "saml.log"):
        yield f"http://127.0.0.1:{port}"


def take_their_word(settings: Any, folder: Path, text: str) -> None:
    """The keys of a SAML provider lie in `folder`."""
    file = folder / "providers.toml"
    file.write_text(text, encoding="utf-8")
    settings.PROVIDERS = providers_in(str(file))
    settings.SOCIALACCOUNT_PROVIDERS = settings_of(settings.PROVIDERS)
