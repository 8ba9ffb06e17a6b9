"""What the benchmarks share: a place on a real disk, the two servers, the client, the figures."""
