namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// What all related-party rules of one decision may cost together, in steps: links followed and sums made, never time, so that
/// the same question to the same facts is broken off at the same place for ever. The steps are weighed so that all of
/// them take less than a tenth of a second.
/// </summary>
/// <param name="steps">How many there are.</param>
internal sealed class Effort(long steps)
{
    /// <summary>The steps of a decision.</summary>
    public const long OfDecision = 1_000_000;

    private long _left = steps;
    private long _reserved; // for the rules that come later

    /// <summary>What is left; below zero where more was taken.</summary>
    public long Left => _left;

    /// <summary>Whether there is nothing left.</summary>
    public bool IsSpent => _left <= 0;

    /// <summary>Whether something was left out since the last <see cref="Allow"/>.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Begins a piece of work, which may take all but what so many more like it would get, all getting the same.</summary>
    public void Allow(int more) => (_reserved, IsCut) = (_left / (more + 1) * more, false);

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
