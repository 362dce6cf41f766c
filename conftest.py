"""The fixtures of all tests: those in tests/, and those that stand beside the tool that they test."""

pytest_plugins = ["tests.fixtures", "tests.browser.fixtures"]
