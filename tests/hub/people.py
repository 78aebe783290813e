"""A person with a browser, without the browser: logs in, starts a server, runs code in its kernel, calls its pages."""

from __future__ import annotations

import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from typing import Any

PATIENCE_SECONDS = 90


class Person:
    """Somebody who is logged in to the hub.

    Parameters
    ----------
    address : str
        The hub's, for instance ``http://127.0.0.1:8000``.
    name, password : str
        The login.
    """

    def __init__(self, address: str, name: str, password: str) -> None:
        self.address, self.name = address, name
        self.prefix = f"/user/{name}/"
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        self._kernel = ""
        page = self.get("/hub/login")
        token = re.search(r'name="_xsrf" value="([^"]+)"', page)
        assert token, page[:500]
        form = {"username": name, "password": password, "_xsrf": token[1]}
        data = urllib.parse.urlencode(form).encode()
        with self._opener.open(f"{address}/hub/login?next=%2Fhub%2Fhome", data, timeout=30) as answer:
            answer.read()

    def get(self, path: str) -> str:
        """Open a page and return it."""
        with self._opener.open(self.address + path, timeout=60) as answer:
            return answer.read().decode("utf-8", "replace")

    def status(self, path: str) -> int:
        """Open a page and return only how the server answers."""
        try:
            with self._opener.open(self.address + path, timeout=60) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def start_server(self) -> float:
        """Start the person's server, wait until it answers, and return how many seconds that took."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE_SECONDS:
            try:
                with self._opener.open(self.address + "/hub/spawn", timeout=60) as answer:
                    answer.read()
                    if answer.url.startswith(self.address + self.prefix):
                        return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.3)
        raise TimeoutError(f"the server of {self.name} did not start")

    def api(self, path: str, method: str = "GET", body: Any = None, prefix: str = "") -> Any:
        """Call the interface of a server behind the proxy, as its pages do."""
        prefix = prefix or self.prefix
        data = None if body is None else json.dumps(body).encode()
        cookies = [one for one in self._cookies if one.name == "_xsrf" and prefix.startswith(one.path)]
        request = urllib.request.Request(
            self.address + prefix + path,
            data=data,
            method=method,
            headers={
                "X-XSRFToken": max(cookies, key=lambda one: len(one.path)).value or "" if cookies else "",
                "Content-Type": "application/json",
            },
        )
        with self._opener.open(request, timeout=120) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def run(self, code: str, folder: str = "") -> str:
        """Run code in a kernel of the person's server, through the proxy, and return what it prints.

        Raises
        ------
        AssertionError
            If the code raises.
        """
        import websocket
        from jupyter_client.session import json_packer
        from jupyter_server.services.kernels.connection.base import (
            deserialize_msg_from_ws_v1,
            serialize_msg_to_ws_v1,
        )

        if not self._kernel:
            self._kernel = self.api("api/kernels", "POST", {"name": "python3", "path": folder})["id"]
        cookie = "; ".join(f"{one.name}={one.value}" for one in self._cookies if self.prefix.startswith(one.path))
        channel = websocket.create_connection(
            f"{self.address.replace('http', 'ws')}{self.prefix}api/kernels/{self._kernel}/channels",
            cookie=cookie,
            origin=self.address,
            subprotocols=["v1.kernel.websocket.jupyter.org"],  # as JupyterLab does: messages are binary
            timeout=PATIENCE_SECONDS,
        )
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "execute_request",
            "username": "",
            "session": uuid.uuid4().hex,
            "version": "5.3",
        }
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}
        printed = []
        try:
            assert channel.getsubprotocol() == "v1.kernel.websocket.jupyter.org"
            channel.send_binary(serialize_msg_to_ws_v1(message, "shell", json_packer))
            while True:
                parts = [json.loads(part) for part in deserialize_msg_from_ws_v1(channel.recv())[1][:4]]
                about, parent, _, said = parts
                if parent.get("msg_id") != header["msg_id"]:
                    continue
                if about["msg_type"] == "stream":
                    printed.append(said["text"])
                elif about["msg_type"] == "error":
                    raise AssertionError("\n".join(said["traceback"]))
                elif about["msg_type"] == "status" and said["execution_state"] == "idle":
                    return "".join(printed)
        finally:
            channel.close()
