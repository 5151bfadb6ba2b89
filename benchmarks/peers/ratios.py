"""Prints how many times faster our loop ran than transformers', from the files `compare` wrote."""

import json
import statistics
import sys
from pathlib import Path

TOKENS = 65
PASSES = 2  # of fixed-point decoding, what the default tolerance takes: the first and a further one


def ours(folder: Path, dtype: str) -> dict[str, float]:
    scores: dict[str, list[float]] = {}
    for file in folder.glob(f"ours-{dtype}-*.json"):
        for result in json.loads(file.read_text()):
            name = result["benchmark"].rsplit(".", 1)[1]
            scores.setdefault(name, []).append(result["primaryMetric"]["score"])
    return {name: statistics.median(values) for name, values in scores.items()}


def theirs(folder: Path, dtype: str) -> dict[str, float]:
    runs = [json.loads(file.read_text().strip().splitlines()[-1]) for file in folder.glob(f"peer-{dtype}-*.json")]
    return {key: statistics.median(run[f"{key}_median_ms"] for run in runs) for key in ("step", "prefill")}


def main() -> None:
    folder, prompt = Path(sys.argv[1]), int(sys.argv[2])
    print("| dtype | what | transformers ms | ours ms | ratio |\n|---|---|---|---|---|")
    for dtype in ("float32", "bfloat16"):
        us, them = ours(folder, dtype), theirs(folder, dtype)
        their_image = them["prefill"] + (TOKENS - 1) * them["step"]
        our_sequential = us["prefill"] + (TOKENS - 1) * us["step"]
        our_parallel = us["firstPass"] + (PASSES - 1) * us["furtherPass"]
        for what, their_ms, our_ms in (
            ("step", them["step"], us["step"]),
            (f"prefill of {prompt}", them["prefill"], us["prefill"]),
            (f"image of {TOKENS} tokens, sequential", their_image, our_sequential),
            (f"image of {TOKENS} tokens, {PASSES} parallel passes", their_image, our_parallel),
        ):
            print(f"| {dtype} | {what} | {their_ms:.1f} | {our_ms:.1f} | {their_ms / our_ms:.2f} |")


if __name__ == "__main__":
    main()
