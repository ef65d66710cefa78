namespace IntercompanyPricing.Domain.MasterData;

/// <summary>Keeps the histories of a set by something that they are looked up by.</summary>
/// <typeparam name="T">The type of fact.</typeparam>
internal interface IFactIndex<T>
    where T : Fact
{
    /// <summary>Takes up a history that got another fact, unless an earlier one brought it there.</summary>
    void Add(History<T> history, Recorded<T> fact);

    /// <summary>Puts the copy of an inherited history in its place, wherever it is.</summary>
    void Replace(History<T> inherited, History<T> copy);
}
