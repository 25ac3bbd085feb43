"""Declarations of every rule shape, as a framework writes them, for the rule oracle."""

_STEPS: list[dict[str, object]] = [
    {"limit": limit, "step": step, "deduct": deduct, "count": count}
    for limit in ("1", "0", "1.05")
    for step, deduct in (("0.01", "0.5"), ("0.01", "1"), ("0.05", "2"))
    for count in ("whole", "started", "pro_rata", None)
]
_BANDS: list[dict[str, object]] = [
    {"bands": {"[0.90, inf)": "5", "[0.80, 0.90)": "4", "[0.70, 0.80)": "3", "[0.60, 0.70)": "2", "(-inf, 0.60)": "0"}},
    {"bands": {"{0}": "3", "(0, 0.10]": "2", "(0.10, 0.20]": "1", "(0.20, 0.30]": "0.5", "(0.30, inf)": "0"}},
    {"bands": {"[0.90, 1]": "6", "[0.80, 0.90)": "4", "[0.70, 0.80)": "2", "[0, 0.70)": "0"}},
    {"bands": {"(-0.05, 0.05)": "2", "[0.05, 0.15)": "1"}},
]
_RANGES: list[dict[str, object]] = [
    {"label": "问题真实全面", "low": "20", "high": "20"},
    {"label": "比较全面", "low": "16", "high": "18"},
    {"label": "一般", "low": "10.5", "high": "12.35"},
    {"label": '只写“资金不足"', "low": "0", "high": "0"},
]

DECLARED: dict[str, list[dict[str, object]]] = {
    "proportional": [{}],
    "bands": _BANDS,
    "step_over": _STEPS,
    "step_short": _STEPS,
    "step_both": _STEPS,
    "occurrences": [{"deduct": "0.5"}, {"deduct": "1"}, {"deduct": "0.3", "label": "未整改问题数"}],
    "checklist": [
        {
            "parts": [
                {"label": "制定", "points": "1"},
                {"label": "完整", "points": "0.5"},
                {"label": "执行", "points": "1"},
            ]
        },
        {"parts": [{"label": "公开", "points": "2.35"}]},
    ],
    "binary": [{}],
    "zero_above": [{"limit": "1"}, {"limit": "1.05"}, {"limit": "0"}],
    "compared": [{"zero": "3", "within": "2", "above": "0"}, {"zero": "1", "within": "2.5", "above": "0.5"}],
    "deadline": [{"deduct": "1"}, {"deduct": "0.5"}],
    "judged": [{"ranges": _RANGES, "other": True}, {"ranges": _RANGES}],
    "either": [
        {
            "labels": ["结转结余率", "结转结余变动率"],
            "first": {"kind": "step_over", "limit": "0.1", "step": "0.01", "deduct": "0.5"},
            "second": _BANDS[1] | {"kind": "bands"},
        },
        {
            "labels": ["按次数", "按评定"],
            "first": {"kind": "occurrences", "deduct": "1"},
            "second": {"kind": "judged", "ranges": _RANGES, "other": True},
        },
    ],
    "combined": [
        {
            "parts": [
                {"label": "正文", "points": "8", "rule": {"kind": "occurrences", "deduct": "2"}},
                {"label": "附件", "points": "7", "rule": {"kind": "occurrences", "deduct": "2"}},
            ]
        },
        {
            "parts": [
                {"label": "权重", "points": "5", "rule": {"kind": "proportional"}},
                {"label": "层级", "points": "5", "rule": {"kind": "binary"}},
                {"label": "内容", "points": "20", "rule": {"kind": "judged", "ranges": _RANGES, "other": True}},
            ]
        },
    ],
    "target_forward": [{}, {"threshold": "0.60"}],
    "target_equal": [{}, {"threshold": "0.60"}],
    "target_reverse": [{"way": "quotient"}, {"way": "deviation"}],
    "qualitative": [{}, {"edges": ["0.8", "0.5"]}, {"edges": ["0.85", "0.75"], "levels": ["优", "良", "差"]}],
    "target": [
        {"reverse": "quotient"},
        {"reverse": "deviation", "threshold": "0.6"},
        {"reverse": "deviation", "edges": ["0.8", "0.5"]},
    ],
}
"""Declarations of every shape, as a framework writes them."""
