"""Each language's own program: runs a drawing program and leaves a picture, or says why there is none.

A reference is a function (source, folder, options) -> path of a picture; it raises Failed where the program does not run.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures"))

HERE = Path(__file__).parent
SECONDS = 90


class Failed(Exception):
    """The reference program does not run it."""


def call(command, folder, environment=None, stdin=None):
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            input=stdin,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise Failed(f"no end in {SECONDS} s") from e
    if done.returncode != 0:
        lines = done.stdout.decode(errors="replace").strip().splitlines()
        raise Failed(f"status {done.returncode}: {' | '.join(lines[-3:])}")


def produced(picture):
    if not picture.is_file():
        raise Failed("it left no picture")
    return picture


def svg(source, folder, _):
    """rsvg-convert, letterboxed exactly as the library's canvas does."""
    import xml.etree.ElementTree as ElementTree

    import make_svg_references

    program = folder / "program.svg"
    program.write_text(source)
    try:
        ElementTree.register_namespace("", make_svg_references.SVG)
        text = make_svg_references.square(program)
    except (ElementTree.ParseError, AttributeError, ZeroDivisionError):
        text = source.encode()  # left to rsvg-convert to judge
    picture = folder / "picture.png"
    command = ["rsvg-convert", "--background-color", "white", "--output", str(picture)]
    call(command, folder, stdin=text)
    return produced(picture)


def processing(source, folder, options):
    """Processing's preprocessor, javac and a PApplet in a window; wants a display, such as that of xvfb-run."""
    classes = folder.parent / "classes"
    if not classes.is_dir():
        call(["javac", "-cp", options.classpath, "-d", str(classes), str(HERE / "ReferenceSketch.java")], folder)
    sketch = folder / "program.pde"
    sketch.write_text(source)
    picture = folder / "picture.png"
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", f"{classes}:{options.classpath}", "ReferenceSketch"]
    call([*command, str(sketch), str(picture), str(folder)], folder)
    return produced(picture)


REFERENCES = {"svg": svg, "processing": processing}
