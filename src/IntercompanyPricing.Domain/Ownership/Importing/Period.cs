using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What one party holds in another, or its control, over some days, as one record says.</summary>
/// <param name="source">The record that says so.</param>
/// <param name="owner">The holder or controller, by its id here.</param>
/// <param name="owned">The company, by its id here.</param>
/// <param name="kind">What is held.</param>
/// <param name="share">How much; nothing of control.</param>
/// <param name="from">The first day.</param>
/// <param name="to">The day on which it holds no more; null while no end is known.</param>
internal sealed class Period(RecordSource source, string owner, string owned, PeriodKind kind, Percent share, DateOnly from, DateOnly? to)
{
    public RecordSource Source { get; } = source;

    public string Owner => owner;

    public string Owned => owned;

    public PeriodKind Kind => kind;

    public Percent Share => share;

    public DateOnly From => from;

    public DateOnly? To { get; private set; } = to;

    /// <summary>The record that ends it.</summary>
    public RecordSource Ender { get; private set; } = source;

    /// <summary>Whether the publisher names no day of the end: then it was on that day at the latest.</summary>
    public bool EndIsLatest { get; private set; }

    /// <summary>Where it stands in the file.</summary>
    public string Pointer { get; init; } = source.Place.Pointer;

    /// <summary>Whether it is held directly; null where that is not told.</summary>
    public bool? IsDirect { get; init; } = true;

    /// <summary>Whether shares carry votes where none are stated; not where the votes are stated and other holdings carry those.</summary>
    public bool CarriesVotes { get; private init; } = true;

    /// <summary>How much the record states, where chains carry some of it.</summary>
    public Percent Stated => Whole ?? share;

    private Percent? Whole { get; init; }

    public bool IsEmpty => To <= From;

    public bool HoldsOn(DateOnly day) => From <= day && !(To <= day);

    /// <summary>Ends it on a day, unless it ended before.</summary>
    public void EndBy(DateOnly day, RecordSource ender, bool isLatest = false)
    {
        if (To <= day)
            return;
        (To, Ender, EndIsLatest) = (day, ender, isLatest);
    }

    /// <summary>The same on other days.</summary>
    public Period Between(DateOnly start, DateOnly? end) => Between(start, end, share);

    /// <summary>Another share of the same on other days.</summary>
    public Period Between(DateOnly start, DateOnly? end, Percent part, bool carriesVotes = true)
        => new(Source, owner, owned, kind, part, start, end) { Pointer = Pointer, IsDirect = IsDirect, Whole = Stated, CarriesVotes = CarriesVotes && carriesVotes, Ender = Ender, EndIsLatest = EndIsLatest && end == To };
}
