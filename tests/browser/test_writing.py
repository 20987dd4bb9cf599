"""Sets from right to left, and in signs that several languages write in their own way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SETS = {
    "arabic": """### 1. ما هو التعلم الآلي (Machine Learning)؟

**Answer:** التعلم الآلي فرع من الذكاء الاصطناعي يتيح للبرامج أن تتعلم من البيانات.

- بيانات التدريب
- النموذج

```python
model.fit(x, y)
```

### 2. ما الفرق بين الانحدار والتصنيف؟

**Answer:** الانحدار يتنبأ بعدد، والتصنيف يتنبأ بفئة.
""",
    "chinese": """### 1. 什么是机器学习？

**Answer:** 机器学习是人工智能的一个分支，它让程序从数据中学习规律，而不是由人逐条写出规则。

### 2. 什么是过拟合，如何避免它？

**Answer:** 模型在训练数据上表现很好，在新数据上表现很差。可以用正则化或更多的数据。
""",
}
SHOTS = Path(__file__).parents[2] / ".cache/screens"
LAID_OUT = """() => [...document.querySelectorAll("article h2")].map((heading) => {
  const entry = heading.nextElementSibling;
  const answer = entry.querySelector(".sf-answer");
  answer.open = true;
  const range = document.createRange();
  range.selectNodeContents(heading.firstChild);
  const letters = range.getBoundingClientRect(), line = heading.getBoundingClientRect();
  return {
    rtl: getComputedStyle(entry).direction === "rtl",
    right: line.right - letters.right < letters.left - line.left,
    rule: getComputedStyle(answer).borderRightWidth !== "0px",
    code: [...entry.querySelectorAll("pre")].map((one) => getComputedStyle(one).direction),
    lang: heading.lang,
    wide: document.documentElement.scrollWidth > innerWidth,
  };
})"""


def test_each_set_is_laid_out_as_it_is_written(
    watched: Any, tmp_path: Path, write_project: Callable[..., Path]
) -> None:
    """Text and the rule beside answers stand right where one reads from there; code never does."""
    root = Path(__file__).parents[2]
    write_project(
        {f"docs/sets/{name}.md": text for name, text in SETS.items()},
        {
            "theme": {"name": "material", "font": False, "palette": {"primary": "custom"}},
            "markdown_extensions": ["attr_list"],
            "hooks": [str(root / "hooks/study.py")],
        },
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    page = watched.page(viewport={"width": 390, "height": 800})

    def file(route: Any) -> None:
        route.fulfill(path=site / str(route.request.url).removeprefix("http://127.0.0.1:9/"))

    page.route("http://127.0.0.1:9/**", file)
    seen = []
    SHOTS.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted((site / "topics").rglob("index.html"))):
        page.goto(f"http://127.0.0.1:9/{path.relative_to(site).as_posix()}")
        seen += page.evaluate(LAID_OUT)
        page.screenshot(path=SHOTS / f"writing-{number}.png", full_page=True)

    assert len(seen) == 4
    for one in seen:
        assert one["right"] == one["rule"] == one["rtl"]
        assert one["lang"] == ("" if one["rtl"] else "zh")
        assert not one["wide"]
        assert set(one["code"]) <= {"ltr"}
    assert sum(one["rtl"] for one in seen) == 2
