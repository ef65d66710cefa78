using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How the price is made for a kind of supply. What is not named fits all.</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="Method">The transfer pricing method, such as <c>cost-plus</c>.</param>
/// <param name="Parameters">What the method needs, by name.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's price date.</param>
/// <param name="Seller">A company or department.</param>
/// <param name="Buyer">A company or department.</param>
/// <param name="Relationships">The relationships it is for; company to company inside the group where absent.</param>
/// <param name="Product">One product.</param>
/// <param name="ProductKind">All products of a kind; not together with a product.</param>
/// <param name="Benchmark">The comparables that the result is tested against.</param>
/// <param name="OnOutOfRange">What happens outside their range.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Policy(
    string Id,
    string Method,
    IReadOnlyDictionary<string, string> Parameters,
    DateOnly EffectiveFrom,
    string? Seller = null,
    string? Buyer = null,
    IReadOnlyList<Relationship>? Relationships = null,
    string? Product = null,
    ProductKind? ProductKind = null,
    string? Benchmark = null,
    OnOutOfRange? OnOutOfRange = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    private Derived<Policy, PricingMethod> _method;

    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>The method with its parameters as they were read, or null before.</summary>
    internal PricingMethod? KnownMethod => _method.Of(this);

    /// <summary>Keeps the method for every line that the policy prices.</summary>
    internal PricingMethod Keep(PricingMethod method) => _method.Keep(this, method);
}
