using System.Collections.Frozen;
using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of each type of fact. What facts say of each other is the Domain's matter.</summary>
internal static class FactValidators
{
    private static readonly FrozenDictionary<Type, Func<Fact, string, List<Refusal>>> _validators = new[]
    {
        Entry(new PartyValidator()), Entry(new StakeValidator()), Entry(new ControlFactValidator()), Entry(new StaffTieValidator()), Entry(new ProgrammeValidator()), Entry(new ProductValidator()), Entry(new PriceValidator()),
        Entry(new RateValidator()), Entry(new PolicyValidator()), Entry(new BenchmarkValidator()), Entry(new AgreementValidator()), Entry(new AccountValidator()), Entry(new AccountAssignmentValidator()), Entry(new RelatedPartyRuleValidator()), Entry(new PeriodValidator()), Entry(new BillOfMaterialsValidator()), Entry(new StockOnHandValidator()), Entry(new HelpTargetValidator()), Entry(new HelpRequestValidator()),
    }.ToFrozenDictionary();

    /// <summary>What is wrong with the shape of a fact.</summary>
    public static List<Refusal> Check(Fact fact, string pointer) => _validators[fact.GetType()](fact, pointer);

    private static KeyValuePair<Type, Func<Fact, string, List<Refusal>>> Entry<T>(FactValidator<T> validator)
        where T : Fact
        => new(typeof(T), (fact, pointer) => Shape.Check(validator, (T)fact, pointer));
}
