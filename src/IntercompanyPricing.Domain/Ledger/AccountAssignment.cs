using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Which account a journal line goes to; of several that fit, the first difference from left to right wins.</summary>
/// <param name="PostingKey">The role of the line.</param>
/// <param name="Account">The account number.</param>
/// <param name="Company">The company whose books they are; all where absent.</param>
/// <param name="Counterparty">The other party; all where absent.</param>
/// <param name="Relationship">How the two parties stand to each other; any where absent.</param>
/// <param name="ProductKind">What was sold; any where absent.</param>
/// <param name="EffectiveFrom">The first day, compared with the posting date; always where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record AccountAssignment(
    PostingKey PostingKey,
    string Account,
    string? Company = null,
    string? Counterparty = null,
    Relationship? Relationship = null,
    ProductKind? ProductKind = null,
    DateOnly? EffectiveFrom = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => KeyOf(PostingKey, Company, Counterparty, Relationship, ProductKind);

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;

    /// <summary>The key of a condition.</summary>
    internal static string KeyOf(PostingKey postingKey, string? company, string? counterparty, Relationship? relationship, ProductKind? productKind)
        => $"{company ?? Any}:{EnumText<PostingKey>.Of(postingKey)}:{counterparty ?? Any}:{(relationship is { } r ? EnumText<Relationship>.Of(r) : Any)}:{(productKind is { } k ? EnumText<ProductKind>.Of(k) : Any)}";
}
