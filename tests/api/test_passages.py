"""One passage with its neighbours, slogans, repairs and citation, and the passages that are like it."""

from starlette.testclient import TestClient

from tests.api.asked import told

REPORT = "reports/fb6044b8e0c36fd5"


def test_passages_of_a_report_hang_together(client: TestClient) -> None:
    texts = [(it["id"], it["text"]) for it in told(client, REPORT)["report"]["passages"]]
    nothing = [(None, None)]
    for before, this, after in zip(nothing + texts[:-1], texts, texts[1:] + nothing, strict=True):
        found = told(client, f"passages/{this[0]}")
        assert (found["passage"]["id"], found["passage"]["text"]) == this
        beside = [(it["id"], it["text"]) if it else (None, None) for it in (found["before"], found["after"])]
        assert beside == [before, after]


def test_mentions_stand_where_they_say(client: TestClient) -> None:
    hit = told(client, "search", q="“全过程人民民主”")["hits"][0]
    found = told(client, f"passages/{hit['id']}")
    assert {mention["slogan"] for mention in found["mentions"]} == set(hit["slogans"])
    nested = next(it for it in found["mentions"] if it["slogan"] == "人民民主")
    assert nested["nested_in"] == "全过程人民民主"
    assert hit["text"][nested["start"] : nested["end"]] == "人民民主"
    assert {"category", "quoted", "frame"} <= nested.keys()


def test_repairs_stand_where_they_say(client: TestClient) -> None:
    repaired = 0
    for report in told(client, "reports")["reports"]:
        for passage in told(client, f"reports/{report['id']}")["report"]["passages"]:
            if passage["repairs"]:
                repaired += 1
                assert told(client, f"passages/{passage['id']}")["repairs"] == passage["repairs"]
    assert repaired > 3


def test_a_passage_is_cited_with_its_place(client: TestClient) -> None:
    hit = told(client, "search", q="“全过程人民民主”")["hits"][0]
    citation = told(client, f"passages/{hit['id']}")["citation"]
    assert citation["gbt7714"] == hit["citation"]
    assert f"第{hit['order'] + 1}段" in citation["gbt7714"]
    assert f"para. {hit['order'] + 1}" in citation["apa_in_text"]
    assert citation["bibtex"].startswith(f"@misc{{tifa-{hit['id']},")


def test_a_question_marks_it(client: TestClient) -> None:
    hit = told(client, "search", q="“全过程人民民主”")["hits"][0]
    assert told(client, f"passages/{hit['id']}", q="“全过程人民民主”")["passage"]["highlights"] == hit["highlights"]
    assert told(client, f"passages/{hit['id']}")["passage"]["highlights"] == []


def test_similar_passages_share_words_and_leave_out_the_passage_itself(client: TestClient) -> None:
    hit = told(client, "search", q="“社情民意信息”")["hits"][0]
    found = told(client, f"similar/{hit['id']}", size=5)
    assert found["id"] == hit["id"]
    assert len(found["hits"]) == 5
    assert hit["id"] not in {it["id"] for it in found["hits"]}
    assert any("信息" in it["text"] for it in found["hits"])
    scores = [it["score"] for it in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    chosen = told(client, f"similar/{hit['id']}", district="南川区")["hits"]
    assert {it["district"]["name"] for it in chosen} == {"南川区"}
