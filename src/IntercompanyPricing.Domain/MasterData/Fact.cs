using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>
/// Something a decision rests on, as it was stated. Facts are only ever added: a later version of the same key and day
/// corrects an earlier one, a later day succeeds it.
/// </summary>
/// <param name="Evidence">A reference to the document that shows it, such as a page of the share register.</param>
/// <param name="Withdrawn">Takes back what was recorded in error for the same key and day, for what is decided later.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Party), "party")]
[JsonDerivedType(typeof(Stake), "stake")]
[JsonDerivedType(typeof(ControlFact), "control-fact")]
[JsonDerivedType(typeof(StaffTie), "staff-tie")]
[JsonDerivedType(typeof(RelatedPartyRule), "related-party-rule")]
[JsonDerivedType(typeof(Product), "product")]
[JsonDerivedType(typeof(Price), "price")]
[JsonDerivedType(typeof(Rate), "rate")]
[JsonDerivedType(typeof(Policy), "policy")]
[JsonDerivedType(typeof(Agreement), "agreement")]
[JsonDerivedType(typeof(Benchmark), "benchmark")]
[JsonDerivedType(typeof(Programme), "programme")]
[JsonDerivedType(typeof(Account), "account")]
[JsonDerivedType(typeof(AccountAssignment), "account-assignment")]
[JsonDerivedType(typeof(Period), "period")]
[JsonDerivedType(typeof(BillOfMaterials), "bill-of-materials")]
[JsonDerivedType(typeof(StockOnHand), "stock-on-hand")]
[JsonDerivedType(typeof(HelpTarget), "help-target")]
[JsonDerivedType(typeof(HelpRequest), "help-request")]
public abstract record Fact(string? Evidence, bool Withdrawn)
{
    /// <summary>Stands in a key for a part that is not given; no identifier can be this.</summary>
    protected const string Any = "-";

    /// <summary>What the fact is about: facts of one type and key succeed and correct each other.</summary>
    [JsonIgnore]
    public string Key => OwnKey;

    /// <summary>The first day on which it holds; <see cref="DateOnly.MinValue"/> where it always does.</summary>
    [JsonIgnore]
    public DateOnly HoldsFrom => OwnHoldsFrom;

    /// <summary>What makes the key of this type of fact. Not public, so that no written form shows it.</summary>
    protected abstract string OwnKey { get; }

    /// <summary>The first day, where the type of fact keeps it.</summary>
    protected abstract DateOnly OwnHoldsFrom { get; }
}
