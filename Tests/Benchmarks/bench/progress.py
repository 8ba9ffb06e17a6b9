"""What is told on standard error while a benchmark runs, and how one ends that cannot."""
import sys

# Exit statuses beyond 0 and 1, as sysexits.h has them.
EX_USAGE = 64
EX_UNAVAILABLE = 69


def tell(text):
    print(f"  … {text}", file=sys.stderr, flush=True)


def stop(status, text):
    """Ends the run with one clear line."""
    print(f"benchmark: {text}", file=sys.stderr)
    sys.exit(status)
