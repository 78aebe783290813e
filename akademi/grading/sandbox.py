"""Close a process in: its own folder, no network, no new processes, limits on everything. Linux, no privileges.

Two mechanisms of the kernel that need no package of the system, no root and no container rights:

- *Landlock* says which files can be opened: the interpreter with its libraries for reading, one folder for writing.
- *seccomp* says which system calls can be made. The list names what a computation needs and refuses all else, so
  that a system call which is new tomorrow is refused too.

Landlock does not know ``chmod``, ``truncate`` by path, ``utime`` or the attributes of files; seccomp refuses those.
It cannot hide that a file exists (``stat`` answers), only what is in it. No process can be started, so none is left.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PR_SET_NAME, PR_GET_NAME, PR_SET_VMA = 15, 16, 0x53564D41
# What every thread is made with: memory, folder, open files and signals shared. A table of open files of its own
# would be one that the runner does not count.
CLONE_THREAD = 0x00010000 | 0x00000100 | 0x00000200 | 0x00000400 | 0x00000800
# Not with it: ptrace, vfork, another parent, or any namespace of its own.
CLONE_OTHERS = 0x00002000 | 0x00004000 | 0x00008000 | 0x00020000 | 0x7E000000
CLOSE_RANGE_UNSHARE = 2
AF_UNIX = 1
# fcntl requests: duplicate, flags, locks, size of a pipe. Not among them: whom to signal when there is something to
# read (any process of the same user, with any signal), leases, and notices of what changes in a folder.
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
# ioctl requests that libraries make on pipes and files; all others (terminals, devices) are refused.
FIONBIO, FIOCLEX, FIONCLEX, TCGETS, TIOCGWINSZ, FIONREAD = 0x5421, 0x5451, 0x5450, 0x5401, 0x5413, 0x541B
CAPABILITY_VERSION_3 = 0x20080522

# What a computation needs, whatever its arguments. Names that an architecture does not have are passed over.
_ALLOWED = """
read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 close stat fstat lstat newfstatat statx lseek
mmap mprotect munmap mremap madvise brk msync mincore access faccessat faccessat2 dup dup2 dup3 flock fsync fdatasync
ftruncate fadvise64 getdents getdents64 getcwd chdir fchdir rename renameat renameat2 mkdir mkdirat rmdir unlink
unlinkat readlink readlinkat umask statfs fstatfs sendfile copy_file_range pipe pipe2 eventfd eventfd2 poll ppoll
select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait recvfrom shutdown getsockopt getsockname
getpeername exit exit_group getpid getppid gettid getuid getgid geteuid getegid getresuid getresgid getgroups getpgrp
getpgid getsid uname sysinfo times getrusage getrlimit sched_yield sched_getaffinity sched_get_priority_max
sched_get_priority_min sched_getparam sched_getscheduler getpriority clock_gettime clock_getres clock_nanosleep
nanosleep gettimeofday time getrandom getcpu rt_sigaction rt_sigprocmask rt_sigreturn rt_sigtimedwait rt_sigsuspend
rt_sigpending sigaltstack alarm setitimer getitimer pause futex set_robust_list rseq membarrier set_tid_address
arch_prctl restart_syscall wait4 waitid
"""


class SandboxError(RuntimeError):
    """Why no sandbox can be made here."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    cpu_seconds : int
        Processor time of all its threads.
    memory_bytes : int
        Address space beyond that of the warm process. It also bounds the number of threads, by their stacks.
    file_bytes : int
        Size of any one file.
    open_files : int
        Open file descriptors.
    """

    cpu_seconds: int = 120
    memory_bytes: int = 1_500_000_000
    file_bytes: int = 32_000_000
    open_files: int = 256


def why_unavailable() -> str:
    """Return why this machine cannot close a process in, in Indonesian, or an empty text if it can."""
    if sys.platform != "linux":
        return "kotak pasir hanya tersedia di Linux"
    try:
        import landlockpy
        import seccompy

        if not landlockpy.supported():
            return "kernel Linux di sini tidak menyediakan Landlock (perlu 5.13 atau lebih baru, diaktifkan)"
        if not seccompy.supported():
            return "kernel Linux di sini tidak menyediakan seccomp"
        from seccompy._syscall import _get_libc

        _get_libc()
        _program(os.getpid())
    except Exception as error:
        return f"kotak pasir tidak dapat dibuat di sini ({type(error).__name__}: {error})"
    return ""


def library_folders() -> list[Path]:
    """Return what may be read: the interpreter, its libraries, fonts and time zones, the course's own library.

    Not the checkout: ``modules/`` holds the keys. Not ``/etc``, ``/home``, ``/proc`` or ``/tmp``.
    """
    package = Path(__file__).resolve().parents[1]
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    prefixes = [*(sysconfig.get_path(name) for name in names), sysconfig.get_config_var("LIBDIR") or ""]
    # In a virtual environment the standard library lies under the base interpreter.
    base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
    prefixes += [sysconfig.get_path(name, vars=base) for name in ("stdlib", "platstdlib")]
    system = "/usr/lib /usr/lib64 /lib /lib64 /usr/share/fonts /usr/share/zoneinfo /etc/ld.so.cache /etc/localtime"
    found = [Path(place) for place in (*prefixes, *system.split(), "/etc/fonts") if place]
    found += [package, package.parent / "datasets"]
    return sorted({path.resolve() for path in found if path.exists()})


def close_in(folder: Path, limits: Limits, readable: Iterable[Path]) -> None:
    """Close the calling process in, for good: it can read the libraries and use one folder, and nothing else.

    Parameters
    ----------
    folder : Path
        The only folder in which files can be made, written and removed.
    limits : Limits
        What it may use.
    readable : iterable of Path
        Files and folders that may be read, as from `library_folders`.

    Raises
    ------
    SandboxError
        If any part of it fails. The process must then run nothing of a trainee's.
    """
    try:
        _limit(limits)
        _drop_capabilities()
        _restrict_files(folder, readable)
        _restrict_calls()
    except Exception as error:
        raise SandboxError(f"{type(error).__name__}: {error}") from error


def _limit(limits: Limits) -> None:
    import resource  # here, because this module is imported on Windows too

    for what, most, beyond in (
        # First a signal that names the reason, then one that cannot be ignored.
        (resource.RLIMIT_CPU, limits.cpu_seconds, 2),
        (resource.RLIMIT_AS, _address_space() + limits.memory_bytes, 0),
        (resource.RLIMIT_FSIZE, limits.file_bytes, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, hard = resource.getrlimit(what)
        ceiling = most + beyond if hard == resource.RLIM_INFINITY else min(most + beyond, hard)
        resource.setrlimit(what, (min(most, ceiling), ceiling))


def _address_space() -> int:
    """Return the bytes of address space that this process has mapped."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _drop_capabilities() -> None:
    """Give up what root may do beyond an ordinary user: reading any file, sending any signal, more memory."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _restrict_files(folder: Path, readable: Iterable[Path]) -> None:
    from landlockpy import AccessFS, Ruleset, Scope

    read_file = AccessFS.READ_FILE
    read_folder = AccessFS.READ_FILE | AccessFS.READ_DIR
    own = (
        read_folder
        | AccessFS.WRITE_FILE
        | AccessFS.TRUNCATE
        | AccessFS.MAKE_REG
        | AccessFS.MAKE_DIR
        | AccessFS.REMOVE_FILE
        | AccessFS.REMOVE_DIR
        | AccessFS.REFER
    )
    with Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL) as ruleset:
        for path in readable:
            ruleset.allow_path(path, read_folder if path.is_dir() else read_file)
        for device in ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"):
            ruleset.allow_path(device, read_file | (AccessFS.WRITE_FILE if device == "/dev/null" else AccessFS.NONE))
        ruleset.allow_path(folder, own)
        ruleset.restrict()


def _restrict_calls() -> None:
    from seccompy._syscall import set_mode_filter, set_no_new_privs

    set_no_new_privs()
    set_mode_filter(_program(os.getpid()))


def _program(pid: int) -> bytes:
    """Return the seccomp program: what is not named fails with EPERM, as if it were not allowed to this user."""
    from seccompy import Action, ArgCmp, CmpOp, Filter, UnsupportedError

    refused = Filter(default=int(Action.ERRNO) | errno.EPERM)

    def allow(name: str, *conditions: ArgCmp) -> None:
        try:
            refused.allow(name, args=list(conditions) or None)
        except (UnsupportedError, ValueError, KeyError):
            if conditions:  # every architecture has these; a plain name may be of another one
                raise

    def refuse(name: str, *conditions: ArgCmp) -> None:
        with contextlib.suppress(UnsupportedError, ValueError, KeyError):  # not known here, so refused anyway
            refused.errno(name, errno.EPERM, args=list(conditions))

    for name in _ALLOWED.split():
        allow(name)
    # Older kernels empty a file that is opened for reading only and "truncated": Landlock asks from 6.2 on.
    for name, place in (("open", 1), ("openat", 2)):
        for access in (os.O_RDONLY, os.O_ACCMODE):
            mask = os.O_ACCMODE | os.O_TRUNC
            refuse(name, ArgCmp(place, CmpOp.MASKED_EQ, access | os.O_TRUNC, mask=mask))
        allow(name)
    # A new thread of this process, but no new process.
    allow("clone", ArgCmp(0, CmpOp.MASKED_EQ, CLONE_THREAD, mask=CLONE_THREAD | CLONE_OTHERS))
    # glibc falls back to clone, whose flags a filter can see.
    refused.errno("clone3", errno.ENOSYS)
    for name in ("kill", "tgkill"):
        allow(name, ArgCmp(0, CmpOp.EQ, pid))
    for request in FCNTLS:
        allow("fcntl", ArgCmp(1, CmpOp.EQ, request))
    allow("close_range", ArgCmp(2, CmpOp.MASKED_EQ, 0, mask=CLOSE_RANGE_UNSHARE))
    # Without the mode that takes room on the disk beyond a file's size, which no limit on files counts.
    allow("fallocate", ArgCmp(1, CmpOp.EQ, 0))
    allow("prlimit64", ArgCmp(0, CmpOp.EQ, 0))
    for option in (PR_SET_NAME, PR_GET_NAME, PR_SET_VMA):
        allow("prctl", ArgCmp(0, CmpOp.EQ, option))
    for request in (FIONBIO, FIOCLEX, FIONCLEX, TCGETS, TIOCGWINSZ, FIONREAD):
        allow("ioctl", ArgCmp(1, CmpOp.EQ, request))
    # Event loops wake themselves through a pair; a socket that reaches anybody else cannot be made. What is sent goes
    # to the other end: with an address, a pair of datagram sockets would reach the system's log. And no message can
    # carry open files, which would then be counted nowhere.
    allow("socketpair", ArgCmp(0, CmpOp.EQ, AF_UNIX))
    allow("sendto", ArgCmp(4, CmpOp.EQ, 0))
    return refused.program
