"""What resume-lint finds and how fast, measured: `benchmarks.accuracy` and `benchmarks.speed`."""
