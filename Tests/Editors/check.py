"""Asks the language server of YAML, as editors do, about the shipped examples.

    check.py SERVER ZHUNRU

The server takes the schema from the line that the files carry. It must find nothing wrong in them, complete the names of facts
and their values, tell what they mean in both languages, and mark a mistake on the line on which `assess` reports it.
"""

import json
import pathlib
import re
import subprocess
import sys

server, zhunru = sys.argv[1:]
examples = pathlib.Path(__file__).resolve().parents[2] / "data" / "examples"


class Editor:
    """A server that runs, and what it says."""

    def __init__(self):
        self.process = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.ask("initialize", {
            "processId": None, "rootUri": examples.as_uri(), "capabilities": {"textDocument": {
                "hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {}}}}})
        self.send({"method": "initialized", "params": {}})
        self.settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self.send({"method": "workspace/didChangeConfiguration", "params": {"settings": self.settings}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = None
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            wanted = message["params"].get("items", [{}]) if isinstance(message.get("params"), dict) else [{}]
            result = [self.settings.get(item.get("section")) for item in wanted] if message["method"] == "workspace/configuration" else None
            self.send({"id": message["id"], "result": result})
        return message

    def ask(self, method, parameters):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, name, text):
        """The lines, from 1, on which something is marked."""
        self.uri = (examples / name).as_uri()
        # Servers before 0.18 look for a schema only where it is named in full.
        text = text.replace("$schema=", f"$schema={examples.as_uri()}/")
        self.send({"method": "textDocument/didOpen", "params": {
            "textDocument": {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}}})
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.uri:
                found = message["params"]["diagnostics"]
                return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]

    def at(self, method, text, mark, offset=0):
        """Asks about the place of a mark in the text that is open."""
        place = text.index(mark) + offset
        line = text.count("\n", 0, place)
        return self.ask(method, {
            "textDocument": {"uri": self.uri}, "position": {"line": line, "character": place - text.rfind("\n", 0, place) - 1}})


editor = Editor()
for path in sorted(examples.glob("*.yaml")):
    found = editor.open(path.name, path.read_text())
    assert not found, f"{path.name}: {found}"

lanhe = (examples / "lanhe.yaml").read_text()
misspelt = lanhe.replace("audience: public", "audience: publik")
marked = {line for line, _ in editor.open("misspelt.yaml", misspelt)}
told = subprocess.run([zhunru, "assess", "-", "--format", "sarif"], input=misspelt, capture_output=True, text=True).stdout
reported = {place["physicalLocation"]["region"]["startLine"] for run in json.loads(told)["runs"]
            for result in run["results"] if result["level"] == "error" for place in result["locations"]}
assert marked == reported and len(marked) == 1, (marked, reported)

hover = json.dumps(editor.at("textDocument/hover", misspelt, "audience:", 1), ensure_ascii=False)
assert re.search(r"[a-z]{4}", hover) and re.search(r"[\u4e00-\u9fff]{2}", hover), hover

unfinished = lanhe.replace("audience: public", "audience: ")
editor.open("unfinished.yaml", unfinished)
values = [item["label"] for item in editor.at("textDocument/completion", unfinished, "audience: ", 10)["items"]]
assert "public" in values, values
unnamed = lanhe.replace("      audience: public\n", "      \n")
editor.open("unnamed.yaml", unnamed)
names = [item["label"] for item in editor.at("textDocument/completion", unnamed, "      \n", 6)["items"]]
assert "audience" in names and len(names) > 50, names
editor.process.kill()
print(f"{len(list(examples.glob('*.yaml')))} examples hold; {len(values)} values and {len(names)} names are offered")
