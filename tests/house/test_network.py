"""No test reaches the network, whatever it imports."""

import socket
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest


def test_opening_a_socket_is_refused():
    with pytest.raises(RuntimeError, match="network"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_looking_up_a_name_is_refused():
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("localhost", 80)


def test_fetching_a_page_is_refused():
    with pytest.raises(RuntimeError, match="network"):
        urllib.request.urlopen("http://localhost/")


def test_processes_on_this_machine_can_still_talk_to_each_other():
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(abs, -1).result(timeout=60) == 1
