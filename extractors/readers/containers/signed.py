"""What a digitally signed message (S/MIME, RFC 8551) holds; the signature is not judged.

Whether one is encrypted, by S/MIME or OpenPGP (RFC 3156), is told as well.

The only module that knows asn1crypto.
"""

from asn1crypto import cms

DER = b"\x30"  # how every such file begins
ARMOUR = b"-----BEGIN PGP MESSAGE-----"


def signed_content(content: bytes) -> bytes | None:
    """The message inside a signed one; None where there is none, or where it is encrypted."""
    try:
        outer = cms.ContentInfo.load(content)
        if outer["content_type"].native != "signed_data":
            return None
        inner = outer["content"]["encap_content_info"]["content"]
        return bytes(inner.native) if inner.native else None
    except (ValueError, TypeError, KeyError):  # what asn1crypto raises on damage
        return None


def is_encrypted(content: bytes) -> bool:
    """Whether this opens only with the key of the one it was sent to."""
    if content.lstrip().startswith(ARMOUR):
        return True
    if not content.startswith(DER):
        return False
    try:
        kind = cms.ContentInfo.load(content)["content_type"].native
    except (ValueError, TypeError, KeyError):
        return False
    return str(kind) in {"enveloped_data", "authenticated_enveloped_data", "encrypted_data"}
