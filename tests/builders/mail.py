"""A mail server on the loopback that keeps what it is given: enough of RFC 5321 for one client after the other."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from workbench.settings import MailServer


@dataclass
class Postbox:
    """What came in. refused: addresses that the server does not know · hung_up_on: those at which it breaks off."""

    server: MailServer
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    hung_up_on: set[str] = field(default_factory=set)


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Postbox = self.server.box  # type: ignore[attr-defined]
        to = ""
        self._say("220 here")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
                if to in box.hung_up_on:
                    return
                self._say("550 nobody of that name" if to in box.refused else "250 known")
            elif verb == b"DATA":
                self._say("354 go on")
                box.letters.append((to, self._letter()))
                self._say("250 kept")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 yes")

    def _letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        made = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(made, EmailMessage)
        return made

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def a_mail_server() -> Iterator[Postbox]:
    """A server that listens while the block runs."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Talk) as listening:
        host, port = listening.server_address[:2]
        settings = MailServer(str(host), int(port), "none", "desk@arcadia.example", "https://workbench.example")
        box = Postbox(settings)
        listening.box = box  # type: ignore[attr-defined]
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield box
        listening.shutdown()
        thread.join()
