"""Has each shell that is installed complete what a user begins to type.

    check.py ZHUNRU
"""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
# What is typed, and what must be offered for it.
CASES = [
    ("zhunru ass", "assess"),
    ("zhunru law sh", "show"),
    ("zhunru assess --form", "--format"),
    ("zhunru assess x.yaml --format sar", "sarif"),
    ("zhunru assess x.yaml --fail-on prohib", "prohibited"),
    ("zhunru activities call-", "call-centre"),
    ("zhunru facts audie", "audience"),
    ("zhunru places shanghai-out", "shanghai-outside-zones"),
    ("zhunru law show call-cent", "call-centre"),
]
BASH = """
source "$1"
read -ra COMP_WORDS <<< "$2"
COMP_LINE=$2 COMP_POINT=${#2} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_zhunru zhunru "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def bash(script, typed, expected):
    return subprocess.run(["bash", "-c", BASH, "bash", script, typed], capture_output=True, text=True, env=environment).stdout


def typed_in(command, setup):
    """How a shell completes that is run in a terminal, where Tab is pressed twice behind what is typed."""

    def complete(script, typed, expected):
        process, terminal = pty.fork()
        if process == 0:
            os.execvpe(command[0], command, environment | {"TERM": "dumb", "COLUMNS": "200", "LINES": "50"})
        shown = ""

        def read_until(found, patience):
            nonlocal shown
            while not found in shown and select.select([terminal], [], [], patience)[0]:
                try:
                    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown + os.read(terminal, 65536).decode(errors="replace"))
                except OSError:
                    return

        os.write(terminal, setup.format(script=script, folder=pathlib.Path(script).parent).encode() + b"; echo rea''dy\n")
        read_until("ready", 20.0)
        shown = ""
        os.write(terminal, typed.encode() + b"\t\t")
        read_until(expected, 5.0)
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)
        return shown

    return complete


zsh = typed_in(["zsh", "-f", "-i"], "fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; LISTMAX=1000; PS1='> '")
fish = typed_in(["fish", "--no-config", "-i"], "source {script}")

with tempfile.TemporaryDirectory() as folder:
    bin = pathlib.Path(folder) / "bin"
    bin.mkdir()
    (bin / "zhunru").symlink_to(program)
    environment = os.environ | {"PATH": f"{bin}:{os.environ['PATH']}", "HOME": folder, "LC_ALL": "C.UTF-8"}
    for shell, name, complete in [("bash", "zhunru", bash), ("zsh", "_zhunru", zsh), ("fish", "zhunru.fish", fish)]:
        if not shutil.which(shell):
            print(f"{shell} is not installed: not tried")
            continue
        script = f"{folder}/{name}"
        written = subprocess.run([program, "--generate-completion-script", shell], check=True, capture_output=True).stdout
        pathlib.Path(script).write_bytes(written)
        for typed, expected in CASES:
            offered = complete(script, typed, expected)
            assert expected in offered, f"{shell}: {typed}: {offered[-2000:]}"
        print(f"{shell}: {len(CASES)} completed")
