"""A SAML identity provider (pysaml2) as a process: python -m tests.entrance.saml_idp FOLDER PORT.

It asks who one is and sends a signed answer. FOLDER holds its keys, `sp.xml` and `people.json`.
"""

import base64
import html
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from saml2 import BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

SIGNED_BY = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
PAGE = """<!doctype html><html lang="da"><title>Hvem er du?</title><main><h1>Hvem er du?</h1>
<form method="post" action="{action}">{hidden}{body}<button>{button}</button></form></main></html>"""


def idp(folder: Path, address: str, key: str) -> Server:
    config = IdPConfig().load(
        {
            "entityid": "https://idp.example/",
            "service": {
                "idp": {
                    "endpoints": {"single_sign_on_service": [(f"{address}/sso", BINDING_HTTP_REDIRECT)]},
                    "policy": {"default": {"lifetime": {"minutes": 5}, "name_form": NAME_FORMAT_URI}},
                }
            },
            "key_file": str(folder / f"{key}.key"),
            "cert_file": str(folder / f"{key}.pem"),
            "metadata": {"local": [str(folder / "sp.xml")]},
            "xmlsec_binary": "/usr/bin/xmlsec1",
        }
    )
    return Server(config=config)


def answer(server: Server, request: str, who: str, person: dict) -> tuple[str, str]:
    """Where to, and the signed answer."""
    asked = server.parse_authn_request(request, BINDING_HTTP_REDIRECT).message
    to = server.response_args(asked)
    response = server.create_authn_response(
        person["attributes"],
        in_response_to=to["in_response_to"],
        destination=to["destination"],
        sp_entity_id=to["sp_entity_id"],
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=who),
        authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified", "authn_auth": "idp"},
        sign_assertion=person.get("signed", True),
        sign_response=False,
        sign_alg="http://www.w3.org/2000/09/xmldsig#rsa-sha1" if person.get("old") else SIGNED_BY,
        digest_alg="http://www.w3.org/2001/04/xmlenc#sha256",
    )
    return to["destination"], str(response)


class Door(BaseHTTPRequestHandler):
    people: dict
    servers: dict

    def do_GET(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        fields = "<p><label>Navn <input name='who'></label></p>"
        self._page("/answer", asked, fields, "Log ind")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        said = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        person = self.people[said["who"]]
        to, response = answer(
            self.servers[person.get("key", "idp")], said["SAMLRequest"], said["who"], person
        )
        sent = {"SAMLResponse": base64.b64encode(response.encode()).decode()}
        self._page(to, sent, "", "Videre")

    def _page(self, action: str, hidden: dict, body: str, button: str) -> None:
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
            for name, value in hidden.items()
        )
        page = PAGE.format(action=html.escape(action), hidden=fields, body=body, button=button).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_args: object) -> None:
        pass


def main() -> None:
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    Door.people = json.loads((folder / "people.json").read_text())
    Door.servers = {key: idp(folder, f"http://127.0.0.1:{port}", key) for key in ("idp", "other")}
    ThreadingHTTPServer(("127.0.0.1", port), Door).serve_forever()


if __name__ == "__main__":
    main()
