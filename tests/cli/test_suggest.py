"""``xlscore check --suggest`` on the command line."""

from pathlib import Path

import pytest

from tests.cli.runner import Run


def test_suggest_adds_the_smallest_correction_and_changes_no_file(run: Run) -> None:
    sample = Path("samples/faults/XS301_得分与复算不符.xlsx")
    before = sample.read_bytes()
    code, out, _ = run("check", sample, "--suggest")
    assert code == 1
    assert "自评表!I14  9.8" in out
    assert "最小改动建议：改动 2 格，代入后重新审核，全部强制性意见消除。" in out
    assert sample.read_bytes() == before
    assert "最小改动建议" not in run("check", sample)[1]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_suggest_is_refused_where_the_format_has_no_place_for_it(run: Run, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"结果.{kind}"
    code, _, err = run("check", "samples/faults/无误的自评表.xlsx", "--suggest", "--format", kind, "-o", target)
    assert code == 2
    assert f"--suggest 的建议只能写成 text 或 json，--format {kind} 放不下" in err
    assert not target.exists()
