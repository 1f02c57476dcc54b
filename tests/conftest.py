"""What holds for every test: how hard hypothesis looks, and that nobody reaches the network."""

import os
import socket
import sys
from typing import Any

from hypothesis import HealthCheck, settings

# fast is what a fresh machine runs: the same examples every time, so that it never fails by chance
settings.register_profile("fast", max_examples=6, derandomize=True, deadline=None, database=None)
# full is what every change must pass: many more, and again the same for everybody, so that a change
# is never refused for what stood there before it
settings.register_profile(
    "full",
    max_examples=50,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# search looks for new examples on every run and prints how to repeat what it finds
settings.register_profile(
    "search",
    max_examples=120,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# proof is for before a release: what docs/explanation/promises.md says was counted with it
settings.register_profile(
    "proof",
    max_examples=10_000,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


class NetworkUsedError(RuntimeError):
    """A test, or the code it runs, reached for the network."""


# a unix socket stays on this machine: process pools talk through them
_LOCAL = getattr(socket, "AF_UNIX", None)
_NAME_LOOKUPS = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    # an audit hook and not a patched socket module: it also sees code that imported socket earlier
    if not event.startswith("socket."):
        return
    opens_socket = event == "socket.__new__" and args[1] != _LOCAL
    if opens_socket or event in _NAME_LOOKUPS:
        raise NetworkUsedError(f"{event}: a test reached for the network; pass the data in instead")


sys.addaudithook(_refuse_network)
