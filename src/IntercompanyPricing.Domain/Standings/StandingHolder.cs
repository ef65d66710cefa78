using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>Whose standing a purchase counts for.</summary>
public static class StandingHolder
{
    /// <summary>Of a purchase: spouses and children share that of the employee, a department has one of its own within its company only.</summary>
    public static string Of(string buyer, Decision decision) => decision.Proof.StaffTie is { } tie ? tie.Through ?? tie.Person
        : decision.Relationship == Relationship.SameCompany ? buyer
        : decision.BuyerCompany ?? buyer;

    /// <summary>Of a buyer towards sellers outside its own company, whoever they are.</summary>
    public static string Of(string buyer, DateOnly date, KnownFacts facts)
        => StaffTies.Of(buyer, date, facts) is [var tie, ..] ? tie.Fact.Through ?? buyer : Classifier.CompanyOf(buyer, date, facts) ?? buyer;
}
