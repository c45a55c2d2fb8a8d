"""Plans in e-mails (.eml): one that is attached, otherwise what is written in the message."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import malkoll
from malkoll.hooks import Document, PlanError

_ATTACHED = (".docx", ".odt", ".pdf", ".md", ".txt", ".html")


def read_mail(data: bytes, path: str) -> Document:
    """The document in the message: malkoll's own readers read what is in it."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    attached = [part for part in message.iter_attachments() if _name(part).endswith(_ATTACHED)]
    if len(attached) > 1:
        names = ", ".join(_name(part) for part in attached)
        raise PlanError(
            f"Brevet har flera planer bifogade ({names}). Spara dem och ange dem var för sig.",
            f"The message has several plans attached ({names}). Save them and name them one by one.",
        )
    if attached:
        content = attached[0].get_payload(decode=True)
        return malkoll.read(content if isinstance(content, bytes) else b"", _name(attached[0]))
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise PlanError("Brevet har ingen text.", "The message has no text.")
    suffix = "html" if body.get_content_type() == "text/html" else "md"
    return malkoll.read(str(body.get_content()).encode(), f"message.{suffix}")


def _name(part: EmailMessage) -> str:
    return (part.get_filename() or "").casefold()
