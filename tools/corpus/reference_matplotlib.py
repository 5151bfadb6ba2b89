"""Runs a Matplotlib program with Agg and keeps the figure it leaves, or the last one it saved: PROGRAM PICTURE."""
import pathlib
import runpy
import shutil
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

program, picture = sys.argv[1], sys.argv[2]
sys.argv = [program]
runpy.run_path(program, run_name="__main__")
if pyplot.get_fignums():
    pyplot.gcf().savefig(picture)
else:
    saved = sorted(pathlib.Path(".").glob("*.png"), key=lambda path: path.stat().st_mtime)
    if saved:
        shutil.copy(saved[-1], picture)
