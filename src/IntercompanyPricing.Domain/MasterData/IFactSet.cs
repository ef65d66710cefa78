namespace IntercompanyPricing.Domain.MasterData;

/// <summary>A set that takes the facts of its own type and leaves the others.</summary>
internal interface IFactSet
{
    /// <summary>Adds the fact if it is of this set's type.</summary>
    bool TryAdd(Recording recording, int position, Fact fact);

    /// <summary>The history of the fact's key if it is of this set's type, or null.</summary>
    IHistory? HistoryOf(Fact fact);
}
