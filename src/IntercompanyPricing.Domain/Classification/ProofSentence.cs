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
            Relationship.RelatedParty => string.Join("; ", decision.Related.Where(verdict => verdict.Related).Select(verdict => OfRelated(verdict, decision.AsOf))),
            Relationship.Unrelated => OfNothingInCommon(decision, buyer),
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

    private static string OfSide(NearSide side) => side.VotesPercent is { } votes ? $"has {votes}% of the votes in {side.Company}, {Lacking(side)}" : $"controls {side.Company}";

    private static string Lacking(NearSide side)
        => !side.Denied ? $"{side.ShortPercent}% short of half"
            : side.ShortPercent?.Scaled > 0 ? $"{side.ShortPercent}% short of half and denied control by a control fact" : "denied control by a control fact";

    private static string OfRelated(RelatedVerdict verdict, DateOnly date)
    {
        var links = string.Join(", ", InOneBreath([.. verdict.Path.Select(ClauseOf)]));
        var percent = verdict.Percent is { } counted ? $" with {(verdict.AtLeast ? "at least " : "")}{counted}%" : "";
        return $"{links}: related under {verdict.Rule} ({Version(verdict.Version)}){percent}{(verdict.On == date ? "" : $" on {verdict.On:yyyy-MM-dd}")}";
    }

    private static (string Subject, string Object) ClauseOf(RelatedLink link) => link.ControlFact switch
    {
        null => ($"{link.Holder} holds", $"{link.Percent}% of {link.Owned} ({Version(link.Version)})"),
        ControlBasis.JointControl or ControlBasis.SignificantInfluence => ($"{link.Holder} has {Words(link.ControlFact.Value)}", $"over {link.Owned} ({Version(link.Version)})"),
        { } basis => ($"{link.Holder} controls", $"{link.Owned} by {Words(basis)} ({Version(link.Version)})"),
    };

    private static string Words(ControlBasis basis) => EnumText<ControlBasis>.Of(basis).Replace('-', ' ');

    private static IEnumerable<string> OfSteps(IReadOnlyList<ControlStep> steps) => InOneBreath([.. steps.Distinct().SelectMany(ClausesOf)]);

    // What is told of one holder is told together.
    private static IEnumerable<string> InOneBreath(List<(string Subject, string Object)> clauses)
    {
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
            yield return ($"{fact.Controller} controls", $"{step.Controlled} by {Words(fact.Basis)} ({Version(fact.Version)})");
    }

    private static string LeftOut(ControlStep step) => step.LeftOut.Count == 0 ? "" : $", of which {step.VotesInCirculationPercent}% vote,";

    private static string Version(long? version) => version is { } recorded ? $"version {recorded}" : "assumed";
}
