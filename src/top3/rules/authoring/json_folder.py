"""A rule set given as data instead of as files: read as if it stood in a folder."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import IO, Any


class JsonFolder(Traversable):
    """The files of one rule set, given as data; read as if they stood in a folder."""

    def __init__(self, name: str, files: Mapping[str, Any]) -> None:
        """Keep the files by name."""
        self._name = name
        self._files = files

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self._name

    def iterdir(self) -> Iterator[Traversable]:
        """Yield every file."""
        return (JsonFile(name, data) for name, data in self._files.items())

    def joinpath(self, *descendants: Any) -> "JsonFile":
        """Return a file; one that is not there cannot be read."""
        (name,) = descendants
        return JsonFile(str(name), self._files.get(str(name)))

    def __truediv__(self, child: Any) -> "JsonFile":
        return self.joinpath(child)

    def is_dir(self) -> bool:
        """Say that it is a folder."""
        return True

    def is_file(self) -> bool:
        """Say that it is no file."""
        return False

    def open(self, *_args: Any, **_options: Any) -> IO[Any]:
        """Refuse: a folder is not read."""
        raise IsADirectoryError(self._name)

    def read_bytes(self) -> bytes:
        """Refuse: a folder is not read."""
        raise IsADirectoryError(self._name)

    def read_text(self, encoding: str | None = None) -> str:
        """Refuse: a folder is not read."""
        del encoding
        raise IsADirectoryError(self._name)


class JsonFile(Traversable):
    """One file of a rule set, given as data; without data it is not there."""

    def __init__(self, name: str, data: Any) -> None:
        """Keep the name and what stands in it."""
        self._name = name
        self._data = data

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._name

    def iterdir(self) -> Iterator[Traversable]:
        """Yield nothing: it is no folder."""
        return iter(())

    def joinpath(self, *descendants: Any) -> Traversable:
        """Return what is never there."""
        return JsonFile("/".join(map(str, descendants)), None)

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def is_dir(self) -> bool:
        """Say that it is no folder."""
        return False

    def is_file(self) -> bool:
        """Say whether it is there."""
        return self._data is not None

    def open(self, *_args: Any, **_options: Any) -> IO[Any]:
        """Open it for reading bytes.

        Raises:
            FileNotFoundError: it is not there.
        """
        return BytesIO(self.read_bytes())

    def read_bytes(self) -> bytes:
        """Return its JSON as bytes.

        Raises:
            FileNotFoundError: it is not there.
        """
        return self.read_text().encode()

    def read_text(self, encoding: str | None = None) -> str:
        """Return its JSON.

        Raises:
            FileNotFoundError: it is not there.
        """
        del encoding
        if self._data is None:
            raise FileNotFoundError(self._name)
        return json.dumps(self._data, ensure_ascii=False)
