"""How many of the drawings that each language's own program runs does the library draw, and how much alike?

Usage: measure.py [--classpath JARS] DRAWINGS...

DRAWINGS are folders that `vft checkup draw` wrote; the programs in them are run again by the reference of their language
(references.py), which is not caged: run it on programs you would run yourself. A picture agrees if at most 2 % of its pixels
are off by more than 48 of 255 in a channel and the mean difference is at most 2.5. Writes measured.jsonl beside each
drawings.jsonl and references as pictures. Needs Pillow and numpy.
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import numpy
from PIL import Image
from references import REFERENCES, Failed

SIZE = 384
VISIBLE = 48
DIFFERENT_PIXELS = 0.02
MEAN_DIFFERENCE = 2.5


def letterbox(picture):
    image = Image.open(picture).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    image = Image.alpha_composite(white, image).convert("RGB")
    if image.size == (SIZE, SIZE):
        return image
    scale = SIZE / max(image.size)
    width, height = (max(1, round(side * scale)) for side in image.size)
    square = Image.new("RGB", (SIZE, SIZE), "white")
    square.paste(image.resize((width, height), Image.Resampling.BOX), ((SIZE - width) // 2, (SIZE - height) // 2))
    return square


def difference(ours, theirs):
    """Share of pixels that differ visibly, and the mean difference of 255."""
    ours, theirs = (numpy.asarray(image, dtype=int) for image in (ours, theirs))
    off = abs(ours - theirs)
    return float((off.max(axis=2) > VISIBLE).mean()), float(off.mean())


def measure(row, folder, pictures, options):
    result = {key: row[key] for key in ("concept", "language", "outcome")}
    work = folder / "program"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        if not row["program"]:
            raise Failed("the reply holds no program")
        picture = letterbox(REFERENCES[row["language"]](row["program"], work, options))
    except Failed as e:
        return {**result, "reference": f"fails, {e}"}
    name = (row["picture"] or row["concept"].replace(" ", "-") + ".png").replace(".png", ".reference.png")
    picture.save(pictures / name)
    result["reference"] = "runs"
    if row["outcome"] == "OK":
        ours = Image.open(pictures / row["picture"]).convert("RGB")
        share, mean = difference(ours, picture)
        agrees = share <= DIFFERENT_PIXELS and mean <= MEAN_DIFFERENCE
        result |= {"different_pixels": round(share, 4), "mean_difference": round(mean, 2), "agrees": agrees}
    return result


def report(language, results):
    run = [result for result in results if result["reference"] == "runs"]
    drawn = [result for result in run if result["outcome"] == "OK"]
    agreeing = [result for result in drawn if result["agrees"]]
    print(f"{language}: {len(results)} programs, {dict(Counter(result['outcome'] for result in results))}")
    print(f"  {len(run)} run under the reference; of these {len(drawn)} drawn here ({len(drawn) / max(1, len(run)):.1%})")
    print(f"  of those {len(agreeing)} agree ({len(agreeing) / max(1, len(drawn)):.1%})")
    for result in results:
        if result["reference"] != "runs" or result["outcome"] != "OK" or not result["agrees"]:
            print("   ", json.dumps(result))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--classpath", default="", help="of Processing: examples/target/vft.classpath holds one")
    parser.add_argument("drawings", nargs="+", type=Path)
    options = parser.parse_args()
    for drawings in options.drawings:
        rows = [json.loads(line) for line in (drawings / "drawings.jsonl").read_text().splitlines()]
        if rows[0]["language"] not in REFERENCES:
            parser.error(f"{drawings} is in {rows[0]['language']}, expected one of {', '.join(REFERENCES)}")
        with tempfile.TemporaryDirectory() as folder:
            results = [measure(row, Path(folder), drawings, options) for row in rows]
        (drawings / "measured.jsonl").write_text("".join(json.dumps(result) + "\n" for result in results))
        report(rows[0]["language"], results)


if __name__ == "__main__":
    main()
