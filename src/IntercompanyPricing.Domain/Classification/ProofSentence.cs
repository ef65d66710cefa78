using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>A proof in words, for reports: <c>JKL holds 100% of ABC (version 5) and 100% of XYZ (version 6)</c>.</summary>
public static class ProofSentence
{
    /// <summary>The sentence of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="buyer">The buying party.</param>
    /// <param name="seller">The selling party.</param>
    public static string Of(Decision decision, string buyer, string seller)
    {
        var tie = decision.Proof.StaffTie is { } staff ? [OfTie(staff)] : Array.Empty<string>();
        return decision.Relationship switch
        {
            Relationship.SameCompany => $"{buyer} and {seller} are parts of {decision.SellerCompany}",
            Relationship.RelatedParty or Relationship.Unrelated => OfNothingInCommon(decision, buyer),
            _ => string.Join("; ", tie.Concat(OfSteps([.. decision.Proof.Buyer, .. decision.Proof.Seller]))),
        };
    }

    private static string OfTie(StaffTieProof tie)
        => $"{tie.Person} is {Article(tie)} of {tie.Employer}{(tie.Through is { } through ? $" through {through}" : "")} ({Version(tie.Version)})";

    private static string Article(StaffTieProof tie) => EnumText<Parties.StaffRelation>.Of(tie.Relation).Replace('-', ' ');

    private static string OfNothingInCommon(Decision decision, string buyer)
    {
        var parents = decision.Proof.UltimateParent;
        var undisclosed = decision.Proof.UndisclosedVotesPercent;
        return $"no party controls both: {decision.BuyerCompany ?? buyer} is under {parents?.Buyer ?? buyer}, {decision.SellerCompany} under {parents?.Seller}; "
            + $"votes undisclosed on the way up: {undisclosed.Buyer}% and {undisclosed.Seller}%"
            + (decision.Proof.NearestMiss is { } miss ? $"; nearest is {miss.Holder}, who {OfSide(miss.Buyer)} and {OfSide(miss.Seller)}" : "");
    }

    private static string OfSide(NearSide side) => side.VotesPercent is { } votes ? $"has {votes}% of the votes in {side.Company}, {side.ShortPercent}% short of half" : $"controls {side.Company}";

    // Steps of one holder are told in one breath.
    private static IEnumerable<string> OfSteps(IReadOnlyList<ControlStep> steps)
    {
        var clauses = steps.Distinct().SelectMany(ClausesOf).ToList();
        for (var i = 0; i < clauses.Count;)
        {
            var same = clauses.Skip(i).TakeWhile(clause => clause.Subject == clauses[i].Subject).Select(clause => clause.Object).ToList();
            yield return $"{clauses[i].Subject} {string.Join(" and ", same)}";
            i += same.Count;
        }
    }

    private static IEnumerable<(string Subject, string Object)> ClausesOf(ControlStep step)
    {
        foreach (var holding in step.Holdings)
            yield return ($"{holding.Holder} holds", $"{holding.VotesPercent}% of {step.Controlled}{LeftOut(step)} ({Version(holding.Version)})");
        if (step.ControlFact is { } fact)
            yield return ($"{fact.Controller} controls", $"{step.Controlled} by {EnumText<ControlBasis>.Of(fact.Basis).Replace('-', ' ')} ({Version(fact.Version)})");
    }

    private static string LeftOut(ControlStep step) => step.LeftOut.Count == 0 ? "" : $", of which {step.VotesInCirculationPercent}% vote,";

    private static string Version(long? version) => version is { } recorded ? $"version {recorded}" : "assumed";
}
