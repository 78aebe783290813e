"""The pure Python proxy, with what JupyterLab's kernels miss in it mended: ``python -m akademi.hub.proxy``.

configurable-http-proxy 0.4.0 (the one written in Python) passes the browser's wish for a WebSocket subprotocol on to
the server but never tells the browser that it was granted, so that browsers refuse the connection; and it sends on what
the browser sends in binary as text. JupyterHub's own proxy for Node needs none of this.
"""

from __future__ import annotations

from configurable_http_proxy.cli import main
from configurable_http_proxy.handlers import ProxyHandler

# What Jupyter's servers grant whenever it is asked for.
GRANTED = "v1.kernel.websocket.jupyter.org"


class MendedProxyHandler(ProxyHandler):
    """ProxyHandler that speaks JupyterLab's way."""

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """Grant what the server behind grants."""
        return GRANTED if GRANTED in subprotocols else None

    def on_message(self, message: str | bytes) -> None:
        """Send a message on as what it is."""
        if self.ws_client and isinstance(message, bytes):
            if self.target and self.target["prefix"]:
                self.proxy.update_last_activity(self.target["prefix"])
            self.ws_client.write_message(message, binary=True)
        else:
            super().on_message(message)


if __name__ == "__main__":
    from configurable_http_proxy import configproxy

    configproxy.ProxyHandler = MendedProxyHandler
    main()
