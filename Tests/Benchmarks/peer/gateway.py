"""The peer: a plain gateway as a good Python engineer writes one today.

    gateway.py --data DIR --certificates DIR --keeping singly|grouped --workers N

FastAPI on uvicorn with uvloop, no access log, and uvicorn's own workers on one port. A client
certificate of the authority is asked for in the handshake. A message is read against the published
schema (lxml, jsonschema-rs), kept as one row in SQLite (WAL, synchronous=FULL) and as one atomic
file, and then answered: 202 with a receipt, 422 where it is not of the structure, 415 for another
content type.

    singly     a commit and flushed files for each message
    grouped    one commit for what has come meanwhile; each of its files is flushed

Its port is printed when it is bound; several workers share the folder.
"""
import argparse
import json
import os
import secrets
import ssl
from datetime import datetime, timezone

import uvicorn
from fastapi import FastAPI, Request, Response
from uvicorn.supervisors import Multiprocess

from keeping import Message, keeper
from reading import readers

WAYS = ("singly", "grouped")
BACKLOG = 1024
# How a worker, which is a process of its own, is told where and how to keep.
OPTIONS = "PEER_OPTIONS"


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


def application():
    """What each worker runs."""
    return gateway(keeper(**json.loads(os.environ[OPTIONS])).keep)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--certificates", required=True)
    arguments.add_argument("--keeping", choices=WAYS, required=True)
    arguments.add_argument("--workers", type=int, default=1)
    options = arguments.parse_args()
    os.environ[OPTIONS] = json.dumps({"folder": options.data, "keeping": options.keeping})
    config = uvicorn.Config(
        "gateway:application", factory=True, host="127.0.0.1", port=0, workers=options.workers,
        loop="uvloop", access_log=False, log_level="warning",
        ssl_certfile=os.path.join(options.certificates, "server.pem"),
        ssl_keyfile=os.path.join(options.certificates, "server.key"),
        ssl_ca_certs=os.path.join(options.certificates, "authority.pem"),
        ssl_cert_reqs=ssl.CERT_REQUIRED)
    socket = config.bind_socket()
    # Who connects before a worker is ready waits for it.
    socket.listen(BACKLOG)
    print(socket.getsockname()[1], flush=True)
    if options.workers == 1:
        uvicorn.Server(config).run([socket])
    else:
        Multiprocess(config, [socket]).run()


if __name__ == "__main__":
    main()
