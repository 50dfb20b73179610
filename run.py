"""Set up and start the Prevention Chain Planner from a checkout, with nothing but Python 3.11 or newer.

    python run.py                             open the window
    python run.py COMMAND ...                 a headless command: new, import, report, show, check, history, undo, redo
    python run.py test [--long] [ARGUMENTS]   the tests; further arguments go to pytest
    python run.py bench [--json]              the costs, measured against their floors
    python run.py texts [--check]             bring the catalogues of words up to date with the code
    python run.py lock                        resolve the dependencies anew (needs uv)

The first start makes a virtual environment in `.venv` from the hashed list `requirements.lock`; later starts
find its mark and go straight on. Only the standard library is used here, and nothing newer than Python 3.7
before the version is checked.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MARK = VENV / "ready"
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)
BAD_INPUT = 2

# What Qt needs from the system: the first line for any window, the second for one on an X display.
SYSTEM_LIBRARIES = (
    *("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
    *("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
)
X_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


WORKERS = ("--numprocesses=logical", "--maxprocesses=4", "--dist=worksteal")
"""Tests run side by side: no test may lean on another or on its turn."""


def main(arguments: list[str]) -> int:
    """Set up if needed, then do what was asked; gives the exit status."""
    try:
        check_python()
        if arguments == ["lock"]:
            return lock()
        if not is_ready():
            set_up()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return start(*command_line(arguments))


def command_line(arguments: list[str]) -> tuple[list[str], Path | None]:
    """What the environment's Python is to run, and in which folder (None: where we are)."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if word == "test":
        return ["-m", "pytest", *WORKERS, *rest], ROOT
    if word == "bench":
        return ["-m", "tests.bench", *rest], ROOT
    if word == "texts":
        return [str(ROOT / ".ci" / "texts.py"), *rest], ROOT
    return ["-m", "planner", *arguments], None


def start(arguments: list[str], folder: Path | None) -> int:
    """Run the environment's Python on the checkout and give its exit status."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONHOME", None)
    command = [str(venv_python()), *arguments]
    if os.name == "posix":
        if folder:
            os.chdir(folder)
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    try:
        return subprocess.call(command, env=environment, cwd=folder)
    except KeyboardInterrupt:
        return 130


# the environment


def check_python() -> None:
    """Raise SetUpError when this Python is too old."""
    if sys.version_info < OLDEST:
        found, needed = (".".join(map(str, version)) for version in (sys.version_info[:3], OLDEST))
        raise SetUpError(f"This is Python {found}; the planner needs {needed} or newer. Start run.py with that one.")


def venv_python() -> Path:
    """The Python of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """What the environment was made from: the locked dependencies and the Python that made it."""
    python = f"{sys.version} {platform.machine()} {sys.base_prefix}"
    return hashlib.sha256(LOCK.read_bytes() + python.encode()).hexdigest()


def base_python() -> str:
    """The Python behind this one, were it itself one of an environment."""
    return getattr(sys, "_base_executable", "") or sys.executable


def is_ready() -> bool:
    """True when the environment stands and was made from what lies here now."""
    try:
        return MARK.read_text(encoding="ascii") == fingerprint() and venv_python().exists()
    except (OSError, ValueError):
        return False


def set_up() -> None:
    """Make the environment anew, see that Qt finds its libraries, and set the mark last."""
    say("Setting up the planner in .venv; this happens once and takes a minute or so.")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        uv = shutil.which("uv")
        if not (uv and make_with_uv(uv)):
            make_with_pip()
    except OSError as error:
        raise SetUpError(f"The folder {VENV} cannot be written: {error.strerror}.") from error
    provide_system_libraries()
    MARK.write_text(fingerprint(), encoding="ascii")
    say("Ready.")


def make_with_uv(uv: str) -> bool:
    """Make the environment by uv; False when uv could not, so that pip may try."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_COMPILE_BYTECODE": "1"}
    install = ["pip", "install", "--quiet", "--require-hashes", "--python", str(venv_python()), "-r", str(LOCK)]
    for arguments in (["venv", "--quiet", "--python", base_python(), str(VENV)], install):
        if subprocess.call([uv, *arguments], env=environment, cwd=ROOT) != 0:
            say("uv could not do it; trying pip.")
            shutil.rmtree(VENV, ignore_errors=True)
            return False
    return True


def make_with_pip() -> None:
    """Make the environment by the standard library's venv and its pip, which byte-compiles."""
    try:
        import ensurepip  # noqa: F401 - Debian ships Python without it
    except ImportError:
        apt_install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if subprocess.call([base_python(), "-m", "venv", str(VENV)]) != 0:
        raise SetUpError("Python could not make a virtual environment; its message stands above.")
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    if subprocess.call([str(venv_python()), "-m", "pip", "install", *options, "-r", str(LOCK)]) != 0:
        raise SetUpError("The libraries could not be installed; pip's message stands above. Start again to retry.")


# what the system must bring


def provide_system_libraries() -> None:
    """See that Qt can load; on Linux install what is missing, or raise SetUpError with the command that does."""
    trouble = missing_libraries()
    if not trouble:
        return
    if not sys.platform.startswith("linux"):
        raise SetUpError(f"Qt cannot be loaded:\n{trouble}")
    apt_install(*SYSTEM_LIBRARIES)
    trouble = missing_libraries()
    if trouble:
        raise SetUpError(f"Qt still cannot be loaded:\n{trouble}")


def missing_libraries() -> str:
    """What hinders Qt, as the system says it; "" when nothing does."""
    probe = "from PySide6.QtWidgets import QApplication; QApplication([])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(venv_python()), "-c", probe]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        return (result.stderr.strip() or f"status {result.returncode}").splitlines()[-1]
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY"):
        for name in X_LIBRARIES:
            try:
                ctypes.CDLL(name)
            except OSError as error:
                return str(error)
    return ""


def apt_install(*packages: str) -> None:
    """Install system packages where we may; raises SetUpError with the one command where we may not."""
    apt = shutil.which("apt-get")
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not apt:
        raise SetUpError(f"System libraries are missing. Install what Debian calls:\n    {' '.join(packages)}")
    if os.geteuid() != 0:
        raise SetUpError(f"System libraries are missing. Install them, then start again:\n    sudo {install}")
    say(f"Installing system libraries: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (f"{apt} -qq update", install.replace("apt-get", f"{apt} -qq", 1)):
        if subprocess.call(command.split(), env=environment, stdout=subprocess.DEVNULL) != 0:
            raise SetUpError(f"System libraries could not be installed. Try by hand:\n    {install}")


def lock() -> int:
    """Resolve the dependencies for all platforms into requirements.lock, which names no index."""
    uv = shutil.which("uv")
    if not uv:
        raise SetUpError("uv is needed to resolve the dependencies; it is not on the PATH.")
    options = (
        "--quiet --universal --generate-hashes --python-version 3.11 --extra dev --upgrade --no-header --no-annotate"
    )
    command = [uv, "pip", "compile", *options.split(), "pyproject.toml", "-o", LOCK.name]
    return subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def say(sentence: str) -> None:
    """Tell how the set-up goes, on stderr: stdout belongs to the command."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
