/**
 * A formula that is a symbol or two is a word of its sentence ("let n be even", "the field ℚ"): those are written
 * out. Everything that needs a second dimension is left to the counter of removed formulas.
 */
const letters = new Map(
  Array.from(
    (
      'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν ' +
      'xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π ' +
      'Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ hbar ħ ell ℓ aleph ℵ emptyset ∅ varnothing ∅ partial ∂ nabla ∇ R ℝ N ℕ Z ℤ ' +
      'Q ℚ C ℂ in ∈ notin ∉ to → rightarrow → leftarrow ← Rightarrow ⇒ times × cdot · div ÷ pm ± le ≤ leq ≤ ge ≥ geq ≥ ne ≠ ' +
      'neq ≠ approx ≈ equiv ≡ sim ∼ subset ⊂ subseteq ⊆ cup ∪ cap ∩ circ ∘ prime ′ ldots … dots … cdots … deg ° degree ° ' +
      'sin sin cos cos tan tan log log ln ln exp exp max max min min lim lim'
    ).matchAll(/(\S+) (\S+)/g),
    ([, name, letter]) => [name, letter] as const,
  ),
)
const blackboard = new Map([...'RNZQCPH'].map((each, index) => [each, [...'ℝℕℤℚℂℙℍ'][index]] as const))
const raised = new Map(
  [...'0123456789+-ni'].map((each, index) => [each, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ'][index]] as const),
)

const longestSource = 60

/** The formula on one line, or undefined where its layout matters. @param source TeX as between the tags of <math> */
export function writeFormula(source: string): string | undefined {
  if (source.length > longestSource) return undefined
  const text = source
    .trim()
    .replace(/\\(?:,|;|!|:| |quad\b|displaystyle\b|left\b|right\b)/g, ' ')
    .replace(
      /\\(?:mathbb|Bbb|mathbf) ?\{?([RNZQCPH])\b\}?/g,
      (_, letter: string) => blackboard.get(letter) ?? letter,
    )
    .replace(
      /\\(?:mathrm|mathit|mathbf|text|textit|mathcal|operatorname|boldsymbol|rm|it) ?\{([A-Za-z ]{1,12})\}/g,
      '$1',
    )
    .replace(/\\([A-Za-z]+)/g, (written, name: string) => letters.get(name) ?? written)
    .replace(/\^\{?([0-9+\-ni]{1,3})\}?/g, (_, exponent: string) =>
      [...exponent].map((each) => raised.get(each)).join(''),
    )
    .replace(/_\{?([A-Za-z0-9]{1,3})\}?/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.test(text) && /[\p{L}\p{N}∞∅]/u.test(text) ? text : undefined
}

/** No macro, brace or script mark is left. */
const plain = /^[\p{L}\p{M}\p{N} +\-−=<>≤≥≠≈≡∼∈∉⊂⊆∪∩∘→←⇒×·÷±∞∅∂∇,.:;!/|()'′…°[\]*⁺⁻]+$/u
