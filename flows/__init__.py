"""When and in what order. Prefect lives here, and nothing else does."""
