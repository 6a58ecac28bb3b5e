"""Two reports of one committee, made by hand: what is the same in them, and what is not, is known."""

from pathlib import Path

SALUTE = "各位委员："
REVIEW = "一年来，在区委坚强领导下，区政协坚持团结和民主两大主题，“渝事好商量”平台越办越好，“渝事好商量”开到院坝里，各项工作取得新成效。"
REVIEW_AGAIN = REVIEW.replace("，区政协", "、区政协")  # another mark, and nothing else
PROPOSALS = "围绕成渝地区双城经济圈建设提出提案156件，经审查立案142件，全部按期办复，委员满意率达98.6%，推动解决了一批群众关心的实际问题。"
PROPOSALS_REWORDED = PROPOSALS.replace("成渝地区双城经济圈", "城市更新").replace("156", "168").replace("142", "150")
KEPT_SENTENCE = "组织委员走访企业六十七家，帮助协调解决用工用地难题。"
DROPPED = f"文史工作持续推进，编辑出版《古镇记忆》两辑。{KEPT_SENTENCE}书画院举办展览三场，观众逾万人次。"
ADDED = f"践行全过程人民民主，在村社设立协商驿站四十二个，邻里纠纷就地化解。{KEPT_SENTENCE}青年委员夜校开课，听者踊跃，场场爆满。"

BEFORE = (SALUTE, REVIEW, PROPOSALS, DROPPED)
AFTER = (SALUTE, ADDED, REVIEW_AGAIN, PROPOSALS_REWORDED)
SIDECAR = """[[report]]
title = "区政协常委会工作报告（{year}）"
district = "500116"
date = "{year}-01-10"
kind = "report"
"""


def write_two_years(folder: Path) -> Path:
    for year, passages in ((2023, BEFORE), (2024, AFTER)):
        file = folder / f"{year}.txt"
        file.write_text("\n\n".join(passages) + "\n", encoding="utf-8")
        (folder / f"{year}.txt.tifa.toml").write_text(SIDECAR.format(year=year), encoding="utf-8")
    return folder
