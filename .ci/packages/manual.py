#!/usr/bin/env python3
"""Manual pages of a program and its commands, from what it says of itself: manual.py PROGRAM FOLDER."""
import gzip, json, pathlib, re, subprocess, sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def text(words):
    """Words as a manual page may hold them: nothing in them is taken for a request."""
    words = words.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in words.splitlines())


def option(argument):
    """How an argument is written."""
    value = text(argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return f"\\fI{value}\\fR"
    names = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]]
    written = ", ".join(f"\\fB{text(name)}\\fR" for name in names)
    return written + (f" \\fI{value}\\fR" if argument["kind"] == "option" else "")


def synopsis(argument):
    name = argument.get("preferredName")
    written = option(argument) if name is None else f"\\fB{text(('--' if name['kind'] == 'long' else '-') + name['name'])}\\fR"
    if argument["kind"] == "option":
        written += f" \\fI{text(argument.get('valueName', ''))}\\fR"
    if argument["isRepeating"]:
        written += " ..."
    return f"[{written}]" if argument["isOptional"] else written


def page(command, path, version):
    """The page of a command, and those of its commands."""
    name, shown = "-".join(path), [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    lines = [f'.TH {text(name.upper())} 1 "" "zhunru {version}" "zhunru"', ".SH NAME"]
    lines += [f"{text(name)} \\- {text(command.get('abstract', '').rstrip('.'))}", ".SH SYNOPSIS"]
    commands = [c for c in command.get("subcommands", []) if c["commandName"] != "help" and c.get("shouldDisplay", True)]
    parts = [synopsis(a) for a in shown] + (["\\fIcommand\\fR ..."] if commands else [])
    lines.append(f"\\fB{text(' '.join(path))}\\fR " + " ".join(parts))
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", ".nf", text(command["discussion"]), ".fi"]
    if shown:
        lines.append(".SH OPTIONS")
    for argument in shown:
        about = [argument.get("abstract", ""), argument.get("discussion", "")]
        if argument.get("defaultValue"):
            about.append(f"(default: {argument['defaultValue']})")
        lines += [".TP", option(argument), text(" ".join(part for part in about if part))]
    if commands:
        lines.append(".SH COMMANDS")
    for inner in commands:
        lines += [".TP", f"\\fB{text('-'.join(path + [inner['commandName']]))}\\fR(1)", text(inner.get("abstract", ""))]
    pages = {name: "\n".join(lines) + "\n"}
    for inner in commands:
        pages |= page(inner, path + [inner["commandName"]], version)
    return pages


run = lambda *arguments: subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
version = re.search(r"[\d.]+", run("--version"))[0]
pages = page(json.loads(run("--experimental-dump-help"))["command"], ["zhunru"], version)
folder.mkdir(parents=True, exist_ok=True)
for name, content in pages.items():
    with gzip.GzipFile(folder / f"{name}.1.gz", "wb", mtime=0) as file:
        file.write(content.encode())
