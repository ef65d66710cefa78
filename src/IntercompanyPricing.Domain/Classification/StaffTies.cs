using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>Which employers a person belongs to on a day.</summary>
public static class StaffTies
{
    /// <summary>
    /// The ties of a person that hold on a day, an employee's first. A spouse's or child's tie holds only while that of the
    /// person it comes through does.
    /// </summary>
    public static List<Recorded<StaffTie>> Of(string person, DateOnly date, KnownFacts facts)
        => [.. InForce(person, date, facts)
            .Where(tie => tie.Fact.Through is null || InForce(tie.Fact.Through, date, facts).Exists(own => !StaffTie.IsThrough(own.Fact.Relation) && SameCompany(own.Fact, tie.Fact, date, facts)))
            .OrderBy(tie => tie.Fact.Relation).ThenBy(tie => tie.Fact.Employer, StringComparer.Ordinal)];

    /// <summary>The companies that a person belongs to on a day.</summary>
    public static IEnumerable<string> CompaniesOf(string person, DateOnly date, KnownFacts facts)
        => Of(person, date, facts).Select(tie => Classifier.CompanyOf(tie.Fact.Employer, date, facts)).OfType<string>().Distinct(StringComparer.Ordinal);

    private static List<Recorded<StaffTie>> InForce(string person, DateOnly date, KnownFacts facts)
    {
        var ties = facts.InForce(facts.Log.StaffTies.In(person), date);
        ties.RemoveAll(tie => tie.Fact.EffectiveTo < date);
        return ties;
    }

    private static bool SameCompany(StaffTie a, StaffTie b, DateOnly date, KnownFacts facts)
        => Classifier.CompanyOf(a.Employer, date, facts) is { } company && company == Classifier.CompanyOf(b.Employer, date, facts);
}
