namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A record of a publisher's file and where it stands there.</summary>
/// <param name="Id">The publisher's name for it: a statement's id, or the nodes and type of a relationship.</param>
/// <param name="Index">Its place among the records of the file, from 0.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="IsAlone">Whether the file is the record, and not a list.</param>
public sealed record RecordPlace(string Id, int Index, long Line, bool IsAlone = false)
{
    /// <summary>The place as a JSON Pointer; the same form where the file is XML.</summary>
    public string Pointer => IsAlone ? "" : $"/{Index}";
}
