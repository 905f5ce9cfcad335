"""A formula is written in Unicode as a whole or not at all."""

import pytest

from aikb.render.markdown.formula import to_unicode


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x_i^2", "xᵢ²"),
        ("$W = W_0 + \\Delta W$", "W = W₀ + ΔW"),
        ("\\\\Delta W = W \\\\cdot R", "ΔW = W · R"),
        ("\\frac{a}{b+c}", "a/(b+c)"),
        ("\\sqrt{d_k}", "√dₖ"),
        ("\\log p_{\\text{max}}", "log pₘₐₓ"),
        ("\\hat{x} \\in \\mathbb{R}^n", "x̂ ∈ ℝⁿ"),
        ("\\mathcal{L}(\\theta)", "ℒ(θ)"),
        ("\\argmin_x", None),
        ("x^{\\alpha}", None),
        ("\\sqrt[3]{x}", None),
        ("\\begin{cases} 1 \\end{cases}", None),
        ("{x", None),
        ("x}", None),
        ("a_b_", None),
        ("{" * 5000, None),
    ],
)
def test_to_unicode(tex: str, expected: str | None) -> None:
    assert expected == to_unicode(tex)
