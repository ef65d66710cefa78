namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// The statements of one relationship record in the order of their dates: each says from which day on something else is held. A
/// closed record holds until its interests end, and at the latest until the day of the statement that closes it. A share that
/// changes without a new start changes on the day of the statement.
/// </summary>
internal sealed class BodsRecord(ImportDraft draft, BodsParties parties, List<BodsStatement> statements)
{
    private static readonly PeriodKind[] _kinds = [PeriodKind.Capital, PeriodKind.Votes];

    private readonly List<Period> _said = [];

    /// <summary>What the record says of holdings.</summary>
    public IReadOnlyList<Period> Read()
    {
        if (RecordedBefore(statements[^1]).Select(stake => stake.Said.Stated).DefaultIfEmpty().Max() is var latest && latest > statements[^1].StatementDate)
        {
            foreach (var statement in statements)
                Ignore(statement.Place, statement.Place.Pointer, $"A statement of the same record of {latest:yyyy-MM-dd} was recorded before: this one is older.");
            return _said;
        }

        foreach (var statement in statements)
            Read(statement);
        return _said;
    }

    private void Read(BodsStatement statement)
    {
        var own = Periods(statement);
        foreach (var kind in _kinds)
        {
            if (BeginOf(statement, own.FindAll(period => period.Kind == kind && !period.IsEmpty), kind) is { } begin)
                own = own.ConvertAll(period => period.Kind == kind && period.From < begin ? period.Between(period.To < begin ? period.To.Value : begin, period.To) : period);
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

    // The day on which what it says of a kind begins at the earliest; null where its own dates tell.
    private DateOnly? BeginOf(BodsStatement statement, List<Period> own, PeriodKind kind)
    {
        if (own.Count == 0)
            return null;
        var stood = statement == statements[0] ? Recorded(statement, kind) : Said(statement, kind);
        if (stood.Count == 0 || stood[^1].From is var since && (since >= statement.StatementDate || own.Min(period => period.From) > since))
            return null;
        if (Level(own, since) == stood[^1].Level)
            return stood.Exists(before => before.From < since && Level(own, before.From) != before.Level) ? since : null;
        draft.Notes.Remark(statement.Place, own[0].Pointer, ImportOutcome.Taken, $"Another share than was stated before, and no new start: it holds from {statement.StatementDate:yyyy-MM-dd}, the day of the statement, and not from {own[0].From:yyyy-MM-dd}.");
        return statement.StatementDate;
    }

    // How much of a kind earlier statements of the file say, from which days on; nothing where none of it is left.
    private List<(DateOnly From, long Level)> Said(BodsStatement statement, PeriodKind kind)
    {
        var said = _said.FindAll(period => period.Kind == kind && !period.IsEmpty && period.From <= statement.StatementDate);
        return said.Exists(period => period.HoldsOn(statement.StatementDate)) ? [.. said.Select(period => period.From).Distinct().Order().Select(day => (day, Level(said, day)))] : [];
    }

    // The same of what earlier imports recorded from earlier statements of the record.
    private List<(DateOnly From, long Level)> Recorded(BodsStatement statement, PeriodKind kind)
    {
        List<(DateOnly From, long Level)> recorded =
        [
            .. RecordedBefore(statement).Where(stake => stake.Said.Stated < statement.StatementDate)
                .Select(stake => (stake.Stake.EffectiveFrom, (kind == PeriodKind.Votes ? stake.Stake.VotesPercent : stake.Stake.CapitalPercent).Scaled)),
        ];
        return recorded.Count > 0 && recorded[^1].Level > 0 ? recorded : [];
    }

    private IEnumerable<(Stake Stake, StakeEvidence Said)> RecordedBefore(BodsStatement statement)
    {
        if (statement.Relationship is not { Subject: { } subject, InterestedParty: { } party } || parties.IsNobodyKnown(subject) || parties.IsNobodyKnown(party))
            yield break;
        var key = new Stake(parties.IdOf(party, statement), parties.IdOf(subject, statement), default, default, default).Key;
        if (draft.Known.Log.Stakes.Of(key) is not { } history)
            yield break;
        foreach (var day in history.All.ToArray().Select(stake => stake.Fact.EffectiveFrom).Distinct())
        {
            if (history.InForce(day, draft.Known.KnownAt)?.Fact is { } stake && stake.EffectiveFrom == day && StakeEvidence.Of(stake.Evidence) is { } said && said.Record == statement.Source.Evidence)
                yield return (stake, said);
        }
    }

    private static long Level(List<Period> periods, DateOnly day) => periods.Where(period => period.HoldsOn(day)).Sum(period => period.Share.Scaled);

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
