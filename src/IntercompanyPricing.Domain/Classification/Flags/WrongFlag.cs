namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>A flag that says the contrary of what the facts do.</summary>
/// <param name="Places">Where it stands: lines of a CSV file such as <c>line 2</c>, or JSON Pointers such as <c>/flags/0</c>.</param>
/// <param name="Company">The company.</param>
/// <param name="Partner">The customer or supplier.</param>
/// <param name="Internal">What the flag says.</param>
/// <param name="Proof">The proof of the decision in words, or that it is too long to be told with others.</param>
/// <param name="Decision">
/// What the facts say. A person buys from the company; of other partners the company does. Null where the proof has more than
/// 100 steps, or where proofs of flags before it took all the time that there is.
/// </param>
public sealed record WrongFlag(IReadOnlyList<string> Places, string Company, string Partner, bool Internal, string Proof, Decision? Decision);
