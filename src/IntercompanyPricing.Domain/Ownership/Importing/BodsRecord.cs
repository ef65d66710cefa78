namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// The statements of one relationship record in the order of their dates: each says from which day on something else is held. A
/// closed record holds until its interests end, and at the latest until the day of the statement that closes it.
/// </summary>
internal sealed class BodsRecord(ImportDraft draft, BodsParties parties, List<BodsStatement> statements)
{
    private static readonly PeriodKind[] _kinds = [PeriodKind.Capital, PeriodKind.Votes];

    private readonly List<Period> _said = [];

    /// <summary>What the record says of holdings.</summary>
    public IReadOnlyList<Period> Read()
    {
        foreach (var statement in statements)
            Read(statement);
        return _said;
    }

    private void Read(BodsStatement statement)
    {
        var own = Periods(statement);
        foreach (var kind in _kinds)
        {
            var starts = own.Where(period => period.Kind == kind).Select(period => period.From).DefaultIfEmpty(statement.StatementDate).Min();
            var isGone = !own.Exists(period => period.Kind == kind);
            foreach (var earlier in _said.Where(period => period.Kind == kind))
                earlier.EndBy(starts, statement.Source, isLatest: isGone && statement.IsClosed);
        }

        foreach (var period in own.Where(period => statement.IsClosed && period.To is null))
            period.EndBy(statement.StatementDate, statement.Source, isLatest: true);
        _said.AddRange(own);

        // What was recorded from it before may have to end, though the statement does not repeat what that was.
        if (statement is { IsClosed: true, Relationship: { Subject: { } subject, InterestedParty: { } party } } && own.Count == 0 && !parties.IsNobodyKnown(party))
        {
            _said.Add(new Period(statement.Source, parties.IdOf(party, statement), parties.IdOf(subject, statement), PeriodKind.Votes, default, statement.StatementDate, statement.StatementDate));
        }
    }

    private List<Period> Periods(BodsStatement statement)
    {
        var periods = new List<Period>();
        var (place, relationship) = (statement.Place, statement.Relationship!);
        if (relationship.Subject is null || relationship.InterestedParty is null)
            Ignore(place, place.Pointer + (relationship.Subject is null ? "/recordDetails/subject" : "/recordDetails/interestedParty"), $"It names nobody ({relationship.Unspecified}): the votes stay undisclosed.");
        else if (parties.IsNobodyKnown(relationship.InterestedParty) || parties.IsNobodyKnown(relationship.Subject))
            Ignore(place, place.Pointer, "It is about somebody who is not told: the votes stay undisclosed.");
        else if (relationship.Interests.Count == 0)
            Ignore(place, place.Pointer, "It states no interests.");
        else
            Read(statement, parties.IdOf(relationship.InterestedParty, statement), parties.IdOf(relationship.Subject, statement), periods);
        return periods;
    }

    private void Read(BodsStatement statement, string owner, string owned, List<Period> periods)
    {
        var place = statement.Place;
        for (var i = 0; i < statement.Relationship!.Interests.Count; i++)
        {
            var interest = statement.Relationship.Interests[i];
            var pointer = $"{place.Pointer}/recordDetails/interests/{i}";
            if (interest.Kind is not { } kind)
            {
                draft.Notes.Remark(place, pointer, ImportOutcome.Ignored, $"{interest.Type} is no share of capital or votes. Where it gives control, record a control fact.");
                continue;
            }

            if (interest.Share is not { } share || (share.Exact is null && share.Least.Scaled == 0))
            {
                draft.Notes.Remark(place, pointer, ImportOutcome.Ignored, "It states no share, and no lower bound of one.");
                continue;
            }

            if (share.Exact is null)
                draft.Notes.Remark(place, pointer + "/share", ImportOutcome.Taken, $"A range, {share.Range}: the least that it allows counts, {share.Least} %.");
            periods.Add(new Period(statement.Source, owner, owned, kind, share.Least, interest.StartDate ?? statement.StatementDate, interest.EndDate) { Pointer = pointer, IsDirect = interest.IsDirect });
        }

        if (periods.Count == 0)
            draft.Notes.Mark(place, ImportOutcome.Ignored);
    }

    private void Ignore(RecordPlace place, string pointer, string detail) => draft.Notes.Add(place, pointer, ImportOutcome.Ignored, detail);
}
