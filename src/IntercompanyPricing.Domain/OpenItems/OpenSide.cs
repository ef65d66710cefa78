using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>What is open of an order in one company's books.</summary>
/// <param name="Amount">In transaction currency; above zero where the buyer owes the seller.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="FunctionalAmount">What it stands in the books at.</param>
/// <param name="Lines">By account.</param>
public sealed record OpenSide(Amount Amount, Currency FunctionalCurrency, Amount FunctionalAmount, IReadOnlyList<OpenLine> Lines)
{
    /// <summary>Whether the same is open, line by line.</summary>
    public bool Equals(OpenSide? other) => other is not null && (Amount, FunctionalCurrency, FunctionalAmount) == (other.Amount, other.FunctionalCurrency, other.FunctionalAmount) && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, FunctionalAmount, Lines.Count);
}
