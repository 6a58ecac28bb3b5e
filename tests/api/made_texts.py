"""Texts beside the seeds: one of no district and no year, one with marks of every kind in its title, one that a seed gives too."""

from pathlib import Path

from tests.house.files import ROOT

NOWHERE = """关于协商民主的一份报告

各位委员：

我们坚持全过程人民民主，坚持协商民主，坚持渝事好商量，把人民民主落到实处。

=协商民主要广泛多层，协商民主要落到实处，这里写一个以等号开头的段落，用来看电子表格怎样打开它。

＠渝事好商量平台开展协商活动，“渝事好商量、商量出共识”，委员们表示要继续把事情办好。
"""
ODD = """题目

各位委员：

我们坚持全过程人民民主，“渝事好商量”平台上线，成渝地区双城经济圈建设加快，围绕中心、服务大局，委员们表示满意。
"""
ODD_TITLE = "{50%} A&B_#1 \\ 题"
SIDECAR = """[[report]]
title = '{50%} A&B_#1 \\ 题'
district = "500105"
date = "2022-01-09"
publication = "江北_报"
page = "3"
url = "https://example.org/a_b?x=1&y=%E5#z"
kind = "report"
"""


def write_texts(folder: Path) -> Path:
    (folder / "nowhere.txt").write_text(NOWHERE, encoding="utf-8")
    (folder / "odd.txt").write_text(ODD, encoding="utf-8")
    (folder / "odd.txt.tifa.toml").write_text(SIDECAR, encoding="utf-8")
    [seed] = (ROOT / "seeds").glob("003_*.txt")
    (folder / "again.txt").write_bytes(seed.read_bytes() + "\n\n（转载）\n".encode())
    return folder
