"""What goes wrong and is our fault: logged without names or values, told in the message bar, the window stays."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from planner import paths

LARGEST_LOG = 1_000_000

_log = logging.getLogger("planner")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_file() -> Path:
    """Where the log lies."""
    return paths.log_dir() / "planner.log"


def start_log() -> None:
    """Write the log of this run; the one before is kept when it has grown large. No log is no reason to stop."""
    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            os.replace(file, file.with_suffix(".old.log"))
        handler = logging.FileHandler(file, encoding="utf-8")
        # Kept open on purpose: the interpreter writes into it when the process dies.
        crash = file.with_name("crash.log").open("a", encoding="utf-8")
    except OSError:
        logging.basicConfig(level=logging.WARNING)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    faulthandler.enable(crash)


def describe(kind: type[BaseException], tb: TracebackType | None) -> str:
    """Where it happened, without what the exception says: that may hold a person's words."""
    frames = traceback.extract_tb(tb)
    places = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{kind.__name__}\n{places}"


def install_hook(tell: Callable[[BaseException], None]) -> None:
    """Send every unexpected exception to the log and to `tell`; never end the program for one."""

    def hook(kind: type[BaseException], value: BaseException, tb: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, tb)
            return
        _log.error("unexpected: %s", describe(kind, tb))
        tell(value)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        _log.error("unexpected in a thread: %s", describe(args.exc_type, args.exc_traceback))

    sys.excepthook = hook
    threading.excepthook = thread_hook


def install_message_handler() -> None:
    """Send what Qt has to say to the log instead of to a terminal nobody sees."""

    def handler(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if "does not support" not in words:
            logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", words)

    qInstallMessageHandler(handler)
