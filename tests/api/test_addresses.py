"""The addresses that answers give lead somewhere."""

from starlette.testclient import TestClient

API = "/api/v1"


def test_the_address_of_every_hit_leads_to_its_report(one_client: TestClient) -> None:
    hits = one_client.get(f"{API}/search", params={"q": "协商", "size": 100}).json()["hits"]
    for hit in hits:
        report = one_client.get(hit["url"].partition("#")[0])
        assert report.status_code == 200
        assert f'id="{hit["url"].partition("#")[2]}"' in report.text


def test_what_is_not_there_is_told(one_client: TestClient) -> None:
    assert one_client.get("/reports/没有").status_code == 404
    assert one_client.get("/reports/..%2f..%2fhealth").status_code in (404, 422)
