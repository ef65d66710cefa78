using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>The records of a publisher's file, ready to be compared with what is known.</summary>
public interface IImport
{
    /// <summary>What the file comes to, given what is known; changes nothing.</summary>
    Outcome<Import> Complete(KnownFacts known);
}
