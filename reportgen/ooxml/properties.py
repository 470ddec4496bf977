"""Document properties: title, author and date of a package, and a hash by which a later edit is noticed.

In: the parts of a .docx and what to say about it. Out: new parts; or the stored hash, and whether it still fits.
Written without python-docx and lxml, whose import alone takes longer than all of this.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import count
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reportgen.frozen import frozen
from reportgen.ooxml.package import (
    CONTENT_TYPES,
    CUSTOM_PROPERTIES,
    RELATIONSHIPS,
    content_hash,
)
from reportgen.ooxml.safe_xml import PackageError, parse_xml

HASH_NAME = "reportgen-content-hash"
APP_PROPERTIES = "docProps/app.xml"
CORE_PROPERTIES = "docProps/core.xml"
NO_DIGEST = b"0" * 64
NO_DATE = date(1980, 1, 1)
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one set of custom properties (ECMA-376-1, 22.3)
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
CUSTOM_SPACE = OFFICE + "custom-properties"
VARIANT_SPACE = OFFICE + "docPropsVTypes"
APP_SPACE = OFFICE + "extended-properties"
TYPES_SPACE = PACKAGE + "content-types"
LINKS_SPACE = PACKAGE + "relationships"
CORE_ROOT = {
    "xmlns:cp": PACKAGE + "metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


@frozen
class PropertyPart:
    """A part of properties: its usual name, what it is, and how the package refers to it."""

    name: str
    content_type: str
    relationship: str


CORE = PropertyPart(
    CORE_PROPERTIES,
    "application/vnd.openxmlformats-package.core-properties+xml",
    PACKAGE + "relationships/metadata/core-properties",
)
APP = PropertyPart(
    APP_PROPERTIES,
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    OFFICE + "relationships/extended-properties",
)
CUSTOM = PropertyPart(
    CUSTOM_PROPERTIES,
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    OFFICE + "relationships/custom-properties",
)


def seal(
    parts: Mapping[str, bytes], *, title: str, creator: str, created: date | None, generator: str
) -> dict[str, bytes]:
    """Return new parts that say what the document is and carry the hash of their content.

    The core and extended properties are written anew, so that nothing of the template's author and company stays in
    them; custom ones are kept.
    """
    sealed = dict(parts)
    for properties in (CORE, APP, CUSTOM):
        _make_room(sealed, properties)
    sealed[CORE_PROPERTIES] = _core(title, creator, created or NO_DATE)
    sealed[APP_PROPERTIES] = _app(generator)
    sealed[CUSTOM_PROPERTIES] = _custom(sealed.get(CUSTOM_PROPERTIES, b""), content_hash(sealed))
    return sealed


def stored_hash(parts: Mapping[str, bytes]) -> str | None:
    """Return the hash that `seal` stored, or None."""
    return own_property(parts, HASH_NAME)


def own_property(parts: Mapping[str, bytes], name: str) -> str | None:
    """Return what a custom property says, or None."""
    try:
        root = parse_xml(CUSTOM_PROPERTIES, parts.get(CUSTOM_PROPERTIES, b""))
    except PackageError:
        return None
    for each in root:
        if each.get("name") == name:
            return "".join(each.itertext()).strip() or None
    return None


def with_own_property(parts: Mapping[str, bytes], name: str, value: str) -> dict[str, bytes]:
    """Return the parts with a custom property that says `value`."""
    noted = dict(parts)
    _make_room(noted, CUSTOM)
    noted[CUSTOM_PROPERTIES] = _with_property(noted.get(CUSTOM_PROPERTIES, b""), name, value)
    return noted


def is_untouched(parts: Mapping[str, bytes]) -> bool:
    """Return whether the content is still what it was when it was sealed."""
    return stored_hash(parts) == content_hash(parts)


def _make_room(parts: dict[str, bytes], properties: PropertyPart) -> None:
    """Bring the part of properties to its usual name, known to the content types and the relationships."""
    linked, parts[RELATIONSHIPS] = _linked(parts.get(RELATIONSHIPS, b""), properties)
    if linked != properties.name and linked in parts:
        parts[properties.name] = parts.pop(linked)
    parts[CONTENT_TYPES] = _typed(parts[CONTENT_TYPES], properties, linked)


@lru_cache(maxsize=32)
def _linked(data: bytes, properties: PropertyPart) -> tuple[str, bytes]:
    """Return the part that the relationships name, and relationships that name the usual one."""
    root = _root(RELATIONSHIPS, data, LINKS_SPACE, "Relationships")
    last_word = "/" + properties.relationship.rpartition("/")[2]
    for link in root:
        if link.get("Type", "").endswith(last_word):
            linked = posixpath.normpath(link.get("Target", "").lstrip("/"))
            if linked == properties.name:
                return linked, data
            link.set("Target", properties.name)
            return linked, _serialise(root, {LINKS_SPACE: ""})
    taken = {link.get("Id") for link in root}
    name = next(each for each in (f"rId{number}" for number in count(1)) if each not in taken)
    attributes = {"Id": name, "Type": properties.relationship, "Target": properties.name}
    SubElement(root, _tag(LINKS_SPACE, "Relationship"), attributes)
    return properties.name, _serialise(root, {LINKS_SPACE: ""})


@lru_cache(maxsize=32)
def _typed(data: bytes, properties: PropertyPart, linked: str) -> bytes:
    """Return content types that know the usual part, and no longer the one it was moved from."""
    root = _root(CONTENT_TYPES, data, TYPES_SPACE, "Types")
    named = {each.get("PartName", "").lower(): each for each in root if each.get("PartName")}
    known = named.get("/" + properties.name.lower())
    if known is not None and known.get("ContentType") == properties.content_type and linked == properties.name:
        return data
    for name in {"/" + properties.name.lower(), "/" + linked.lower()} & set(named):
        root.remove(named[name])
    override = {"PartName": "/" + properties.name, "ContentType": properties.content_type}
    SubElement(root, _tag(TYPES_SPACE, "Override"), override)
    return _serialise(root, {TYPES_SPACE: ""})


@lru_cache(maxsize=256)
def _core(title: str, creator: str, created: date) -> bytes:
    root = Element("cp:coreProperties", CORE_ROOT)
    for tag, text in (("dc:title", title), ("dc:creator", creator), ("cp:lastModifiedBy", creator)):
        SubElement(root, tag).text = NOT_XML.sub("", text)
    for tag in ("dcterms:created", "dcterms:modified"):
        SubElement(root, tag, {"xsi:type": "dcterms:W3CDTF"}).text = f"{created.isoformat()}T00:00:00Z"
    return _written(root)


@lru_cache(maxsize=8)
def _app(generator: str) -> bytes:
    root = Element("Properties", {"xmlns": APP_SPACE})
    SubElement(root, "Application").text = NOT_XML.sub("", generator)
    return _written(root)


def _custom(data: bytes, digest: str) -> bytes:
    """Return the custom properties with the hash behind those that are there."""
    return _custom_frame(data).replace(NO_DIGEST, digest.encode())


@lru_cache(maxsize=32)
def _custom_frame(data: bytes) -> bytes:
    """Return the custom properties with a place for the hash: documents of one template share the rest."""
    return _with_property(data, HASH_NAME, NO_DIGEST.decode())


def _with_property(data: bytes, name: str, value: str) -> bytes:
    """Return the custom properties with one more behind those that are there, in the place of one of its name."""
    root = _root(CUSTOM_PROPERTIES, data, CUSTOM_SPACE, "Properties")
    for each in [each for each in root if each.get("name") == name]:
        root.remove(each)
    taken = {each.get("pid") for each in root}
    number = next(str(each) for each in count(2) if str(each) not in taken)  # 0 and 1 are reserved
    attributes = {"fmtid": FORMAT_ID, "pid": number, "name": name}
    holder = SubElement(root, _tag(CUSTOM_SPACE, "property"), attributes)
    SubElement(holder, _tag(VARIANT_SPACE, "lpwstr")).text = value
    return _serialise(root, {CUSTOM_SPACE: "", VARIANT_SPACE: "vt"})


def _root(part: str, data: bytes, space: str, name: str) -> Element:
    """Return the root of a part, or a new one where there is no such part or it is something else."""
    empty = Element(_tag(space, name))
    root = parse_xml(part, data) if data else empty
    return root if root.tag == empty.tag else empty


def _tag(space: str, name: str) -> str:
    return f"{{{space}}}{name}"


def _serialise(root: Element, prefixes: Mapping[str, str]) -> bytes:
    """Return a part with the prefixes that Office writes; ElementTree's own are ns0 or global state."""
    root.attrib.clear()  # the schemas know none; mc:Ignorable would name prefixes that are gone
    for element in root.iter():
        space, _, name = element.tag[1:].rpartition("}")
        if space in prefixes:
            element.tag = f"{prefixes[space]}:{name}".lstrip(":")
    for space, prefix in prefixes.items():
        root.set(f"xmlns:{prefix}".rstrip(":"), space)
    return _written(root)


def _written(root: Element) -> bytes:
    written: bytes = ElementTree.tostring(root, "UTF-8", xml_declaration=False)
    return DECLARATION + written
