#!/usr/bin/env python3
"""Runs drawing programs under their languages' own programs, and tells how close our pictures come.

    run_references.py run PROGRAMS REFERENCES     PROGRAMS/LANGUAGE/NAME.py|.tex -> REFERENCES/LANGUAGE/NAME.png
    run_references.py compare REFERENCES OURS     OURS/LANGUAGE/NAME.EXTENSION.png, as `vft render-all --json` writes them

LANGUAGE is turtle (CPython's turtle on Tk; needs python3-tk and Xvfb), matplotlib (python3 with Agg) or tikz
(pdflatex, pdftoppm). Nothing is caged here: run programs that you have read.
"""
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"
SECONDS = 60
SIZE = 384
# The difference up to which two pictures count as the same drawing.
CLOSE = 5.0


def run(command, folder):
    """The last words of a program, empty if it ended well."""
    try:
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"not done after {SECONDS} s"
    if ended.returncode == 0:
        return ""
    lines = (ended.stderr or ended.stdout).strip().splitlines()
    errors = [line for line in lines if line.startswith("!")] or lines[-1:]
    return errors[0] if errors else f"exit {ended.returncode}"


def python(language):
    prelude = HERE / f"reference_{language}.py"
    start = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24 -dpi 96"] if language == "turtle" else []

    def draw(program, picture, folder):
        return run([*start, PYTHON, str(prelude), str(program), str(picture)], folder)

    return draw


def tikz(program, picture, folder):
    """What stands before the picture goes into the preamble, as a user would put it there; the page is cut to the drawing."""
    before, begin, drawing = program.read_text().partition("\\begin{tikzpicture}")
    document = (
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{tikz}\n" + before
        + "\n\\begin{document}\n\\setbox0\\hbox{" + begin + drawing + "\\unskip}\n"
        "\\pdfhorigin=0pt \\pdfvorigin=0pt \\hoffset=0pt \\voffset=0pt\n"
        "\\pdfpagewidth=\\wd0 \\pdfpageheight=\\dimexpr\\ht0+\\dp0\\relax\n"
        "\\shipout\\box0\n\\end{document}\n")
    if "\\documentclass" in before:
        document = program.read_text()
    (folder / "drawing.tex").write_text(document)
    failure = run(["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "drawing.tex"], folder)
    stem = str(picture)[: -len(".png")]
    return failure or run(["pdftoppm", "-png", "-singlefile", "-scale-to", "768", "drawing.pdf", stem], folder)


LANGUAGES = {"turtle": (python("turtle"), ".py"), "matplotlib": (python("matplotlib"), ".py"), "tikz": (tikz, ".tex")}


def run_all(programs, references):
    for language, (draw, extension) in LANGUAGES.items():
        if not (programs / language).is_dir():
            continue
        target = references / language
        target.mkdir(parents=True, exist_ok=True)
        with open(references / f"{language}.jsonl", "w") as report:
            for program in sorted((programs / language).glob("*" + extension)):
                picture = target / (program.stem + ".png")
                picture.unlink(missing_ok=True)
                folder = pathlib.Path(tempfile.mkdtemp())
                failure = draw(program.resolve(), picture.resolve(), folder)
                shutil.rmtree(folder)
                if not failure and not picture.exists():
                    failure = "drew nothing"
                print(json.dumps({"name": program.name, "failure": failure}), file=report, flush=True)
                print(language, program.name, failure or "ok")


def canvas(path):
    """A picture on the square canvas: flattened on white, letterboxed."""
    from PIL import Image, ImageOps

    picture = Image.open(path).convert("RGBA")
    flat = Image.new("RGBA", picture.size, "white")
    flat.alpha_composite(picture)
    return ImageOps.pad(flat.convert("RGB"), (SIZE, SIZE), Image.BOX if picture.width > SIZE else Image.BICUBIC, "white")


def difference(reference, ours):
    """Mean absolute difference of two pixels' channels, 0 to 255, at the best of the shifts by up to two pixels.

    A window has a border, and a page ends between two pixels: neither makes another drawing. The blur forgives smooth edges.
    """
    import numpy
    from PIL import ImageFilter

    first, second = [
        numpy.asarray(canvas(path).filter(ImageFilter.GaussianBlur(1)), dtype=float) for path in (reference, ours)
    ]
    middle = first[2:-2, 2:-2]
    rows, columns = middle.shape[:2]
    return min(
        float(numpy.abs(middle - second[y:y + rows, x:x + columns]).mean()) for y in range(5) for x in range(5))


def compare(references, ours):
    for language, (_, extension) in LANGUAGES.items():
        if not (references / language).is_dir():
            continue
        statuses = {}
        for line in open(ours / f"{language}.json"):
            rendering = json.loads(line)
            statuses[rendering["file"]] = rendering["status"]
        ran = rendered = close = 0
        distances = []
        for line in open(references / f"{language}.jsonl"):
            report = json.loads(line)
            name, status = report["name"], statuses[report["name"]]
            if report["failure"]:
                print(f"{language} {name}: fails there ({report['failure']}), {status} here")
                continue
            ran += 1
            if status != "OK":
                print(f"{language} {name}: runs there, {status} here")
                continue
            rendered += 1
            stem = name[: -len(extension)]
            distance = difference(references / language / f"{stem}.png", ours / language / f"{name}.png")
            distances.append(distance)
            if distance <= CLOSE:
                close += 1
            else:
                print(f"{language} {name}: pictures {distance:.1f} apart")
        median = f"{statistics.median(distances):.2f}" if distances else "unknown"
        print(f"{language}: {ran} run there, {rendered} of them render here, {close} within {CLOSE}; median distance {median}")


if __name__ == "__main__":
    command, first, second = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    {"run": run_all, "compare": compare}[command](first, second)
