using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Http;

/// <summary>The parameter <c>company</c> of lists and reports. Orders are found by company: those of a department or person would be missing without a word.</summary>
internal static class CompanyParameter
{
    /// <summary>Its name.</summary>
    public const string Name = "company";

    /// <summary>The company that is asked for, or null.</summary>
    /// <exception cref="ProblemException">A department or person is asked for.</exception>
    public static string? Of(QueryValues query, FactLog log)
    {
        if (query.Text(Name) is not { } id)
            return null;
        return log.Parties.Of(id)?.First.Fact is { Kind: not PartyKind.Company } party
            ? throw QueryValues.Invalid(Name, party.Company is { } company ? $"names a department of '{company}', and no company" : $"names a {EnumText<PartyKind>.Of(party.Kind)}, and no company")
            : id;
    }

    /// <summary>The same for reports, which would read as if there had been nothing.</summary>
    /// <exception cref="ProblemException">No company that is known is asked for.</exception>
    public static string? OfReport(QueryValues query, FactLog log)
        => Of(query, log) is not { } id || log.Parties.Of(id) is not null ? query.Text(Name) : throw QueryValues.Invalid(Name, "names no party that is known");
}
