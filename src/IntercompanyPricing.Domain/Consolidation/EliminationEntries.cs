using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>Collects what is eliminated into one balanced entry for each kind, pair of companies and lowest common parent.</summary>
internal sealed class EliminationEntries(string parent, DateOnly asOf, Currency currency, KnownFacts facts)
{
    private readonly OrderedDictionary<(EliminationKind Kind, string Seller, string Buyer, string? Parent), SortedDictionary<string, long>> _entries = [];
    private readonly Dictionary<PostingKey, string> _accounts = [];
    private readonly List<Refusal> _refusals = [];

    /// <summary>The accounts that are missing.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>Adds a debit, or a credit below zero.</summary>
    public void Add((EliminationKind Kind, string Seller, string Buyer, string? Parent) entry, string account, long debit)
    {
        if (!_entries.TryGetValue(entry, out var lines))
            _entries[entry] = lines = new(StringComparer.Ordinal);
        lines[account] = lines.GetValueOrDefault(account) + debit;
    }

    /// <summary>The account of the parent for a role that only a consolidation has.</summary>
    public string Account(PostingKey key)
    {
        if (_accounts.TryGetValue(key, out var known))
            return known;
        var found = AccountDetermination.Find(facts, asOf, key, parent, parent, Relationship.CommonControl, ProductKind.Good);
        _refusals.AddRange(found.Refusals);
        return _accounts[key] = found.Value?.Account ?? "";
    }

    /// <summary>The entries; what rounding left in one goes to the account for that.</summary>
    public List<EliminationEntry> Complete()
    {
        foreach (var (place, lines) in _entries.ToList())
        {
            if (lines.Values.Sum() is var residue and not 0)
                Add(place, Account(PostingKey.Rounding), -residue);
        }

        return [.. _entries.Where(entry => entry.Value.Values.Any(debit => debit != 0))
            .OrderBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Seller, StringComparer.Ordinal).ThenBy(entry => entry.Key.Buyer, StringComparer.Ordinal).ThenBy(entry => entry.Key.Parent, StringComparer.Ordinal)
            .Select(entry => new EliminationEntry(entry.Key.Kind, entry.Key.Seller, entry.Key.Buyer, entry.Key.Parent, Lines(entry.Value)))];
    }

    private List<EliminationLine> Lines(SortedDictionary<string, long> debits)
        => [.. debits.Where(line => line.Value != 0).OrderBy(line => line.Value < 0)
            .Select(line => new EliminationLine(line.Key, new Amount(Math.Max(line.Value, 0), currency), new Amount(Math.Max(-line.Value, 0), currency)))];
}
