"""Addresses on this machine."""

import random
import socket

HOST = "127.0.0.1"
# Below the range from which the kernel takes the ports of outgoing connections: a server that
# is down for a moment does not lose its port to a client that calls it.
SERVERS = range(20_000, 32_000)


def is_free(port: int, host: str = HOST) -> bool:
    """Tell whether a server could listen on `port` now."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
        return True


def any_free() -> int:
    """Find a free port for a server that nobody types the address of."""
    chance = random.SystemRandom()
    while not is_free(port := chance.choice(SERVERS)):
        pass
    return port


def next_free(port: int, host: str = HOST) -> int:
    """Find the first free port from `port` on, for an address that people type."""
    for candidate in range(port, port + 100):
        if is_free(candidate, host):
            return candidate
    raise SystemExit(f"no port from {port} to {port + 99} is free")
