"""What jsonschema-rs takes to validate messages, with orjson to read them: it reads none itself.

    python validate.py SCHEMA COUNT FILE

The file is parsed COUNT times, and what was parsed is validated COUNT times. Prints a line of JSON:
microseconds of processor time a message. Run by the Python that has both packages.
"""
import json
import sys
import time

import jsonschema_rs
import orjson


def main():
    schema, count, name = sys.argv[1:]
    with open(schema, "rb") as file:
        validator = jsonschema_rs.validator_for(orjson.loads(file.read()))
    with open(name, "rb") as file:
        text = file.read()
    message = orjson.loads(text)
    if not validator.is_valid(message):
        sys.exit(f"validate.py: {name} is not valid")
    print(json.dumps({
        "bytes": len(text), "parse": cost(orjson.loads, text, int(count)),
        "validate": cost(validator.is_valid, message, int(count))}))


def cost(call, argument, count):
    start = time.process_time_ns()
    for _ in range(count):
        call(argument)
    return (time.process_time_ns() - start) / count / 1e3


if __name__ == "__main__":
    main()
