# SPDX-License-Identifier: Apache-2.0
"""A small LSP client: starts a server, speaks JSON-RPC with it, keeps the newest diagnostics of every file."""
import json
import os
import subprocess
import threading
import time
from pathlib import Path


class Server:
    def __init__(self, command, root, environment=None, capabilities=None):
        self.process = subprocess.Popen(command, cwd=root, env={**os.environ, **(environment or {})},
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.root = Path(root)
        self.versions = {}
        self.changed = threading.Condition()
        self.diagnostics = {}   # uri -> (count of publications, params)
        self.answers = {}
        self.raw = []
        self.log = []
        self.next_id = 0
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._read_log, daemon=True).start()
        self.initialized = self.request("initialize", {
            "processId": os.getpid(), "rootUri": self.root.as_uri(),
            "capabilities": capabilities or {"textDocument": {
                "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}})
        self.notify("initialized", {})

    # --- wire -------------------------------------------------------------------------------------------------

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    with self.changed:
                        self.changed.notify_all()
                    return
                if line in (b"\r\n", b"\n"):
                    break
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = stream.read(length)
            self.raw.append(body)
            message = json.loads(body)
            with self.changed:
                if message.get("method") == "textDocument/publishDiagnostics":
                    uri = message["params"]["uri"]
                    count = self.diagnostics.get(uri, (0, None))[0]
                    self.diagnostics[uri] = (count + 1, message["params"])
                elif "id" in message and "method" not in message:
                    self.answers[message["id"]] = message
                self.changed.notify_all()

    def _read_log(self):
        for line in self.process.stderr:
            self.log.append(line.decode(errors="replace"))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params, seconds=30):
        self.next_id += 1
        wanted = self.next_id
        self.send({"id": wanted, "method": method, "params": params})
        with self.changed:
            self.changed.wait_for(lambda: wanted in self.answers or self.process.poll() is not None, seconds)
            return self.answers.get(wanted)

    # --- documents --------------------------------------------------------------------------------------------

    def uri(self, name):
        return (self.root / name).as_uri()

    def open(self, name, text=None):
        path = self.root / name
        self.versions[name] = 1
        language = "cpp" if path.suffix in (".cpp", ".cc", ".hpp") else "c"
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri(name), "languageId": language, "version": 1,
            "text": path.read_text(encoding="utf-8") if text is None else text}})

    def change(self, name, text, changes=None):
        self.versions[name] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri(name), "version": self.versions[name]},
            "contentChanges": changes or [{"text": text}]})
        return self.versions[name]

    def save(self, name):
        self.notify("textDocument/didSave", {"textDocument": {"uri": self.uri(name)}})

    def close(self, name):
        self.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def wait(self, name, good, seconds=30):
        """Until the newest diagnostics of the file satisfy `good`; returns them all the same."""
        uri = self.uri(name)

        def ready():
            known = self.diagnostics.get(uri)
            return self.process.poll() is not None or (known is not None and good(known[1]))
        with self.changed:
            self.changed.wait_for(ready, seconds)
            known = self.diagnostics.get(uri)
            return known[1]["diagnostics"] if known else None

    def wait_version(self, name, seconds=30):
        """The diagnostics of the newest version that was sent."""
        version = self.versions[name]
        return self.wait(name, lambda params: params.get("version", version) >= version, seconds)

    def stop(self, seconds=20):
        if self.process.poll() is None:
            try:
                self.request("shutdown", None, seconds)
                self.notify("exit", None)
                self.process.stdin.close()
            except OSError:
                pass
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            time.sleep(0.1)
            return None
