"""Draw the overlays in tests/goldens/ anew: `python tools/update_goldens.py`, then look at them.

Each is a small JPEG; what they mark stands in marks.json, what to look for in tests/overlays.py.
"""

import json
import sys
import tempfile
from pathlib import Path

import cv2

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from overlays import CASES, GOLDENS, marks, overlay, picture

QUALITY = 60


def main() -> None:
    GOLDENS.mkdir(exist_ok=True)
    marked = {}
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            medium = picture(name, Path(folder))
            drawn = overlay(medium, Path(folder) / "overlay")
            marked[name] = marks(medium)
        _, encoded = cv2.imencode(".jpg", drawn, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        (GOLDENS / f"{name}.jpg").write_bytes(encoded.tobytes())
        sys.stdout.write(f"{name}.jpg  {len(encoded):6} bytes  look for: {case.look_for}\n")
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in marked.items())
    (GOLDENS / "marks.json").write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
