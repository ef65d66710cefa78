namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// What all related-party rules of one decision may cost together, in steps: links followed and sums made, never time, so that
/// the same question to the same facts is broken off at the same place for ever. The steps are weighed so that all of
/// them take less than two tenths of a second.
/// </summary>
/// <param name="steps">How many there are.</param>
internal sealed class Effort(long steps)
{
    /// <summary>The steps of a decision.</summary>
    public const long OfDecision = 2_000_000;

    /// <summary>
    /// The steps that a rule gets on the date of supply at most: so of two rules, as of the countries of both sides, none gets less because
    /// the other is there. Where there are more they share what there is.
    /// </summary>
    public const long OfRule = OfDecision / 2;

    private long _left = steps;
    private long _reserved; // for the rules that come later

    /// <summary>What is left; below zero where more was taken.</summary>
    public long Left => _left;

    /// <summary>Whether there is nothing left.</summary>
    public bool IsSpent => _left <= 0;

    /// <summary>Whether something was left out in the piece of work that was begun last.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Begins a rule, which so many more follow: it may take what each of them gets too.</summary>
    public void AllowOneOf(int more) => (_reserved, IsCut) = (_left - Math.Min(_left / (more + 1), OfRule), false);

    /// <summary>Begins a piece of work that may take all that is left.</summary>
    public void AllowAll() => (_reserved, IsCut) = (0, false);

    /// <summary>Takes steps that cannot be left out.</summary>
    public void Spend(long steps) => _left -= steps;

    /// <summary>Takes steps for work that can be left out; false where they are not there, and it must be.</summary>
    public bool TrySpend(long steps)
    {
        if (steps > _left - _reserved)
        {
            IsCut = true;
            return false;
        }

        _left -= steps;
        return true;
    }
}
