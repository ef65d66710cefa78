using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Help;

/// <summary>How a request for help stood at an instant: everything follows from its versions and when they were recorded.</summary>
/// <param name="Request">Its last version by then.</param>
/// <param name="Versions">All its versions by then, the opening first.</param>
/// <param name="FirstAnswerDue">When the first answer was promised for.</param>
/// <param name="FirstAnsweredAt">When it was first answered or resolved.</param>
/// <param name="ResolutionDue">When it was promised to be resolved.</param>
/// <param name="ResolvedAt">When it was resolved; null while it is not, or not any more.</param>
/// <param name="Overdue">What is promised, not done, and late.</param>
public sealed record HelpStanding(
    HelpRequest Request,
    IReadOnlyList<Recorded<HelpRequest>> Versions,
    DateTimeOffset FirstAnswerDue,
    DateTimeOffset? FirstAnsweredAt,
    DateTimeOffset ResolutionDue,
    DateTimeOffset? ResolvedAt,
    IReadOnlyList<HelpGoal> Overdue)
{
    /// <summary>The standing at an instant; null where the request was not yet opened. At one to come it is as if nothing more happened.</summary>
    public static HelpStanding? At(History<HelpRequest> history, DateTimeOffset instant) => Of([.. history.All.ToArray().Where(version => version.Recording.At <= instant)], instant);

    /// <summary>The standing after all that is recorded.</summary>
    public static HelpStanding Now(History<HelpRequest> history, DateTimeOffset now) => Of([.. history.All], now)!;

    private static HelpStanding? Of(List<Recorded<HelpRequest>> versions, DateTimeOffset instant)
    {
        if (versions is [])
            return null;
        var (opened, last) = (versions[0], versions[^1]);
        var answer = versions.FindIndex(version => version.Fact.State is HelpState.Answered or HelpState.Resolved) is >= 0 and var answering ? versions[answering].Recording.At : (DateTimeOffset?)null;
        var beforeResolved = versions.FindLastIndex(version => version.Fact.State != HelpState.Resolved);
        DateTimeOffset? resolved = beforeResolved < versions.Count - 1 ? versions[beforeResolved + 1].Recording.At : null;
        var (answerDue, resolutionDue) = (opened.Recording.At.AddHours(opened.Fact.FirstAnswerHours), opened.Recording.At.AddHours(opened.Fact.ResolutionHours));
        List<HelpGoal> overdue = [];
        if (answer is null && instant > answerDue)
            overdue.Add(HelpGoal.FirstAnswer);
        if (resolved is null && instant > resolutionDue)
            overdue.Add(HelpGoal.Resolution);
        return new HelpStanding(last.Fact, versions, answerDue, answer, resolutionDue, resolved, overdue);
    }
}
