"""One measurement of one server's accept path: from the client's message to its 202."""
from bench.others import Others
from bench.progress import stop, tell

WARM_UP_SECONDS = 1


def measured(server, client, bodies, seconds, **options):
    """Starts the server, loads it, stops it, and gives the figures of the window.

    `peek` is called with the server while it still runs; what it gives is among the figures.
    """
    peek = options.pop("peek", lambda server: {})
    tell(server.name)
    try:
        server.start()
        others, before = Others(), server.processor_seconds()
        found = client.run(
            server.ports, bodies, warm_up=WARM_UP_SECONDS, seconds=seconds, **options)
        used = server.processor_seconds() - before
        found["othersShare"] = others.share(used)
        found["serverMicroseconds"] = used / found["answers"] * 1e6
        found["clientMicroseconds"] = found["processorSeconds"] / found["counted"] * 1e6
        found["residentMegabytes"] = server.resident_megabytes()
        found.update(peek(server))
    finally:
        server.stop()
    kept = server.kept_count()
    if kept != found["answers"]:
        stop(1, f"{server.name}: {found['answers']} were answered by 202, {kept} are kept")
    return found
