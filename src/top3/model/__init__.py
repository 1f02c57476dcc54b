"""The record: what people said, decided and agreed. Nothing computed is stored in it."""
