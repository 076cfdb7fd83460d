"""A mail server of a test's own: Dovecot on a loopback port, with TLS."""

import grp
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from imap_tools import MailBox

USER, PASSWORD = "actions@example.org", "grey herons"
DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
needs_dovecot = pytest.mark.skipif(
    not Path(DOVECOT).exists(), reason="Dovecot is not installed: no mail server to test against"
)
CONFIG = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = plain {mechanisms}
mail_location = maildir:{folder}/mail/%u
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_max_userip_connections = 100
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
{oauth}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  user = {user}
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
  }}
}}
service anvil {{
  chroot =
  user = {user}
}}
service stats {{
  chroot =
  user = {user}
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""
OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth.conf
}}
"""


@dataclass(frozen=True)
class MailServer:
    """A running server and where its things are."""

    folder: Path
    port: int

    @property
    def authority(self) -> Path:
        return self.folder / "cert.pem"

    @property
    def maildir(self) -> Path:
        return self.folder / "mail" / USER

    def deliver(self, *messages: bytes, arrived: datetime) -> None:
        """Put messages into the inbox as if they had arrived then."""
        trusted = ssl.create_default_context(cafile=self.authority)
        with MailBox("127.0.0.1", self.port, ssl_context=trusted).login(USER, PASSWORD) as box:
            for content in messages:
                box.append(content, "INBOX", dt=arrived)

    def new_validity(self) -> None:
        """Give the inbox another UIDVALIDITY, as when a mailbox is moved to another server."""
        for left in self.maildir.glob("dovecot*"):
            left.unlink()
        listing = self.maildir / "dovecot-uidlist"
        listing.write_text(f"3 V{int(time.time()) + 1000} N1 Gaaaabbbbccccddddeeeeffff00001111\n")
        os.chown(listing, *_ids())


@contextmanager
def mail_server(introspection: str | None = None) -> Iterator[MailServer]:
    """Start Dovecot, and end it; `introspection` is the address that says whose a token is.

    Its folder lies where others may pass: pytest closes its own to all but their owner.
    """
    with TemporaryDirectory(prefix="concerted-mail-", ignore_cleanup_errors=True) as folder:
        yield from _running(Path(folder), introspection)


def _running(folder: Path, introspection: str | None) -> Iterator[MailServer]:
    port = _free_port()
    _write_certificate(folder)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    uid, gid = _ids()
    account = pwd.getpwuid(uid)
    oauth = OAUTH.format(folder=folder) if introspection else ""
    if introspection:
        (folder / "oauth.conf").write_text(
            f"introspection_url = {introspection}\nintrospection_mode = post\n"
            "username_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
    config = folder / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            folder=folder, port=port, uid=uid, gid=gid, user=account.pw_name, oauth=oauth,
            group=_group(gid), mechanisms="xoauth2" if introspection else "",
        )
    )  # fmt: skip
    folder.chmod(0o711)  # the owner of the mail is not who runs the test
    (folder / "mail").mkdir(exist_ok=True)
    os.chown(folder / "mail", uid, gid)
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(config)], stderr=subprocess.PIPE)
    try:
        _wait_for(port, process, folder)
        yield MailServer(folder, port)
    finally:
        process.terminate()
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()


def _ids() -> tuple[int, int]:
    """Who owns the mail: nobody, where the test is root, as Dovecot serves no mail of root."""
    if os.getuid():
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _group(gid: int) -> str:
    return grp.getgrgid(gid).gr_name


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            assert process.stderr is not None
            pytest.fail(f"Dovecot ended: {process.stderr.read().decode()}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    log = folder / "log"
    pytest.fail(f"Dovecot does not listen: {log.read_text() if log.exists() else 'no log'}")


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
