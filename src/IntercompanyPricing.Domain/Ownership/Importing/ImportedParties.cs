using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>Who the parties of a file are here: known ones by LEI, by identifier, or by the record that they once came from.</summary>
internal sealed class ImportedParties
{
    private readonly KnownFacts _known;
    private readonly Dictionary<string, string> _byLei = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byEvidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Party> _new = new(StringComparer.Ordinal);

    public ImportedParties(KnownFacts known)
    {
        _known = known;
        foreach (var history in known.Log.Parties.All)
        {
            if (history.InForce(DateOnly.MaxValue, known.KnownAt)?.Fact is not { } party)
                continue;
            if (party.Lei is { } lei)
                _byLei.TryAdd(lei, party.Id);
            if (party.Evidence is { } evidence)
                _byEvidence.TryAdd(evidence, party.Id);
        }
    }

    /// <summary>The id of the holder of a LEI.</summary>
    public string OfLei(string lei) => _byLei.GetValueOrDefault(lei) ?? lei;

    /// <summary>The id of the party that once came from a record, or null.</summary>
    public string? OfEvidence(string evidence) => _byEvidence.GetValueOrDefault(evidence);

    /// <summary>A party as known or as the file adds it, or null.</summary>
    public Party? Find(string id) => _new.GetValueOrDefault(id) ?? Known(id);

    /// <summary>A party as known, or null.</summary>
    public Party? Known(string id) => _known.Party(id, DateOnly.MaxValue)?.Fact;

    /// <summary>Adds a party that is not there yet.</summary>
    public void Add(Party party)
    {
        _new.Add(party.Id, party);
        if (party.Lei is { } lei)
            _byLei.TryAdd(lei, party.Id);
    }
}
