"""A Dask cluster that checks posts: the one thing that opens a connection, and only when asked to.

Drafts travel there, media do not: the workers open them where they lie.
"""

from __future__ import annotations

import pickle
import re
import socket
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from contentcheck.errors import ClusterError, ContentcheckError, LostError
from contentcheck.measuring import beside
from contentcheck.model import Draft, Text
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

TIMEOUT = 10  # s; a scheduler that is there answers at once
RETRIES = 2  # another worker may see the files, or have the memory
AHEAD = 2  # drafts for each thread of the cluster that are on their way or waiting there
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}", re.ASCII)

WRONG_ADDRESS = Text(
    id="--scheduler {address}: bukan alamat; tulis host:port, misalnya tcp://127.0.0.1:8786",
    en="--scheduler {address}: is no address; write host:port, for instance tcp://127.0.0.1:8786",
)
NOT_INSTALLED = Text(
    id="Dask belum terpasang: pip install 'contentcheck[dask]'",
    en="Dask is not installed: pip install 'contentcheck[dask]'",
)
NO_ANSWER = Text(
    id="penjadwal Dask di {address} tidak menjawab: {error}",
    en="the Dask scheduler at {address} does not answer: {error}",
)
NO_WORKERS = Text(
    id="klaster di {address} tidak punya pekerja; jalankan `dask worker {address}` dahulu",
    en="the cluster at {address} has no workers; start `dask worker {address}` first",
)
GONE = Text(
    id="hubungan dengan klaster di {address} terputus; laporan ini tidak lengkap",
    en="the connection to the cluster at {address} was lost; this report is not complete",
)
KILLED = Text(
    id="setiap pekerja klaster yang memeriksa unggahan ini berhenti mendadak ({error}); perkecil"
    " medianya, atau beri pekerja lebih banyak memori",
    en="every worker of the cluster that checked this post died ({error}); make its media smaller,"
    " or give the workers more memory",
)
UNSEEN = Text(
    id="pekerja klaster di {host} tidak melihat {file}; simpan draf di folder bersama yang"
    " namanya sama di setiap komputer",
    en="the worker of the cluster on {host} does not see {file}; keep drafts in a shared folder"
    " that has the same name on every computer",
)
FAILED = Text(
    id="klaster tidak dapat memeriksa unggahan ini: {error}",
    en="the cluster could not check this post: {error}",
)


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """Give the executor of the Dask cluster whose scheduler has this address.

    `address` is host:port, tcp://host:port or tls://host:port (with the certificates that Dask's
    own configuration names). Raises ClusterError for another, and where it cannot be reached.
    """
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(filled(WRONG_ADDRESS, address=address))
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        if error.name not in {"distributed", "dask"}:
            raise
        raise ClusterError(NOT_INSTALLED, "missing") from None
    try:
        client = Client(address, timeout=TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, RuntimeError) as error:
        said = str(error) or type(error).__name__
        raise ClusterError(filled(NO_ANSWER, address=address, error=said)) from None
    with client:
        yield Cluster(client, address)


class Cluster(Executor):
    """Has work done by a Dask cluster; `ahead` is how many drafts keep all its workers busy.

    A worker that dies loses nothing: others do its work, until that has twice cost as many workers
    as the scheduler allows (`distributed.scheduler.allowed-failures`); then it is given up with
    LostError. Raises ClusterError where the connection is lost.
    """

    def __init__(self, client: Any, address: str) -> None:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(filled(NO_WORKERS, address=address), "missing")
        self.ahead = AHEAD * threads
        self._client = client
        self._address = address

    def submit(self, work: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        """Have work done by a worker; drafts among `args` go with the full paths of their media."""
        placed = [_with_full_paths(arg) if isinstance(arg, Draft) else arg for arg in args]
        seen = [str(p) for arg in placed if isinstance(arg, Draft) for p in _files(arg)]
        # As bytes, or Dask would look for tasks of its own in every tuple.
        task = pickle.dumps((work, placed, named))
        if self._client.status != "running":
            raise ClusterError(filled(GONE, address=self._address))
        future: Future[T] = Future()
        # Not by Dask's own executor: where the connection is lost, its futures wait for ever.
        send = partial(self._client.submit, _do, task, seen, pure=False, retries=RETRIES)
        send().add_done_callback(partial(self._hand_over, future, send))
        return future

    def _hand_over(self, future: Future[T], send: Callable[[], Any], there: Any) -> None:
        """Let a future have what one of Dask's came to, in contentcheck's own words.

        Dask blames a death on all that was waiting at that worker. What it blames is sent once more
        and awaited here, on the one thread of callbacks: so each is alone with its guilt.
        """
        try:
            blamed = there.status == "error" and _killed(there.exception())
            future.set_result((send() if blamed else there).result())
        except ContentcheckError as error:
            future.set_exception(error)
        except (OSError, CancelledError, TimeoutError):
            future.set_exception(ClusterError(filled(GONE, address=self._address)))
        except Exception as error:
            name = type(error).__name__
            if _killed(error):
                future.set_exception(LostError(filled(KILLED, error=name), "signal"))
            else:
                said = filled(FAILED, error=f"{name}: {error}")
                future.set_exception(LostError(said, "exception"))


def _killed(error: BaseException | None) -> bool:
    return type(error).__name__ == "KilledWorker"


def _do(task: bytes, files: list[str]) -> Any:
    """Do work in a worker. Raises LostError where it does not see the files."""
    for file in files:
        if not Path(file).exists():
            raise LostError(filled(UNSEEN, host=socket.gethostname(), file=file), "missing")
    work, args, named = pickle.loads(task)  # noqa: S301  (Dask itself trusts its scheduler so)
    return work(*args, **named)


def _files(draft: Draft) -> Iterator[Path]:
    """Yield the files of a draft that are there."""
    media = (*draft.media, *(medium for _, medium in beside(draft)))
    for path in (each for m in media for each in (m.path, m.subtitles)):
        if path is not None and path.exists():
            yield path


def _with_full_paths(draft: Draft) -> Draft:
    """Return a draft whose media are found from any folder."""
    preview = draft.preview
    if preview and preview.picture:
        preview = replace(preview, picture=preview.picture.absolute())
    return replace(draft, media=tuple(medium.absolute() for medium in draft.media), preview=preview)
