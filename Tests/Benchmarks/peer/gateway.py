"""The peer: a gateway as a good Python engineer writes one today, with nothing left lying about.

    gateway.py --data DIR --certificates DIR --keeping singly|grouped|together --workers N

FastAPI on uvicorn with uvloop and httptools, no access log. A client certificate of the authority
is asked for in the handshake. A message is read against the published schema (lxml, jsonschema-rs),
kept as one row in SQLite (WAL, synchronous=FULL) and as one atomic file, and then answered: 202
with a receipt, 422 where it is not of the structure, 415 for another content type.

    singly     a commit and a flushed file for each message
    grouped    one commit for what has come meanwhile; each of its files is flushed
    together   the same, with one flush for all files of the group

One process is one worker, on a free port, which it prints when it is ready. Several on one folder
share the ledger.
"""
import argparse
import gc
import json
import os
import secrets
import socket
import ssl
from datetime import datetime, timezone

import uvicorn
from fastapi import FastAPI, Request, Response

from keeping import Message, keeper
from reading import readers

WAYS = ("singly", "grouped", "together")
BACKLOG = 1024


def gateway(keep):
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    known = readers()

    # The answer is made by hand: FastAPI's own models would only cost time here.
    @app.post("/v1/notifications")
    async def take(request: Request):
        is_valid = known.get(request.headers.get("content-type", "").partition(";")[0].strip())
        if is_valid is None:
            return problem(415, "Send application/xml or application/json.")
        body = await request.body()
        if not is_valid(body):
            return problem(422, "The message is not of the published structure.")
        message = Message(secrets.token_hex(8), datetime.now(timezone.utc).isoformat(), body)
        await keep(message)
        return Response(receipt(message), 202, media_type="application/json")

    return app


def receipt(message):
    return json.dumps({
        "reference": message.reference, "state": "kept", "receivedAt": message.received})


def problem(status, detail):
    return Response(json.dumps({"status": status, "detail": detail}), status,
                    media_type="application/problem+json")


class Server(uvicorn.Server):
    """Tells its port when it is ready."""

    async def startup(self, sockets=None):
        await super().startup(sockets)
        # What is there now lives as long as the process: the collector need not look at it again.
        gc.collect()
        gc.freeze()
        print(sockets[0].getsockname()[1], flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--certificates", required=True)
    arguments.add_argument("--keeping", choices=WAYS, required=True)
    arguments.add_argument("--workers", type=int, default=1, help="how many share the folder")
    options = arguments.parse_args()
    app = gateway(keeper(options.data, options.keeping, options.workers).keep)
    # Without a server or date header, proxies or a lifespan: each costs a little.
    config = uvicorn.Config(
        app, loop="uvloop", http="httptools", ws="none", lifespan="off", access_log=False,
        log_level="warning", proxy_headers=False, server_header=False, date_header=False,
        ssl_certfile=os.path.join(options.certificates, "server.pem"),
        ssl_keyfile=os.path.join(options.certificates, "server.key"),
        ssl_ca_certs=os.path.join(options.certificates, "authority.pem"),
        ssl_cert_reqs=ssl.CERT_REQUIRED)
    Server(config).run([socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)])


if __name__ == "__main__":
    main()
