"""OpenDocument files made by hand, so that each test shows the elements it is about."""

from __future__ import annotations

import io
import zipfile

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)

MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    "{}</manifest:manifest>"
)


def content(body: str, automatic: str = "", kind: str = "text") -> str:
    """``content.xml`` around what stands in the text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def styles(named: str = "", automatic: str = "", master: str = "") -> str:
    """``styles.xml`` around its styles."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_SPACES}>'
        f"<office:styles>{named}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
    )


def archive(members: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return out.getvalue()


def odt(body: str, automatic: str = "", named: str = "", master: str = "") -> bytes:
    """A text with this body and these styles."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": MANIFEST.format(""),
            "content.xml": content(body, automatic),
            "styles.xml": styles(named, '<style:style style:name="B" style:family="text"/>', master),
        }
    )
