"""What people who write rules need: tests, mutants, lint, schemas, releases, conformance."""
