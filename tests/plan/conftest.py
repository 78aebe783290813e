from tests.mini import isolated  # noqa: F401 - no test may write into the home of whoever runs it
