from tests.mini import isolated, mini_root  # noqa: F401 - fixtures
