using System.Collections.Concurrent;
using System.Text.Json;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// The decisions of a report, each read and put into words once: the orders of a day between two parties carry the same one,
/// byte for byte, and it is the costly part of a row. What is told is what the order's own document says.
/// </summary>
/// <remarks>Safe for any number of threads.</remarks>
internal sealed class ReportedDecisions(FactLog log)
{
    private const int MaxKept = 1000;

    private readonly ConcurrentDictionary<Key, ReportedDecision> _known = new();

    /// <summary>The decision of an order.</summary>
    public ReportedDecision Of(ReportedOrder order)
    {
        if (_known.TryGetValue(new Key(order.Buyer, order.Seller, order.Decision), out var known))
            return known;
        if (_known.Count >= MaxKept)
            _known.Clear();

        // A copy of its own does not keep the whole document.
        var kept = order.Decision.ToArray();
        return _known[new Key(order.Buyer, order.Seller, kept)] = Read(order, kept);
    }

    private ReportedDecision Read(ReportedOrder order, byte[] written)
    {
        var decision = JsonSerializer.Deserialize(written, DocumentJson.Documents.Decision)!;
        var facts = log.At(decision.KnownAt);
        string? CountryOf(string? company) => company is null ? null : facts.Party(company, decision.AsOf)?.Fact.Country;
        return new(decision, ProofSentence.Of(decision, order.Buyer, order.Seller), CountryOf(decision.BuyerCompany), CountryOf(decision.SellerCompany));
    }

    private readonly record struct Key(string Buyer, string Seller, ReadOnlyMemory<byte> Decision)
    {
        public bool Equals(Key other) => Buyer == other.Buyer && Seller == other.Seller && Decision.Span.SequenceEqual(other.Decision.Span);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Buyer);
            hash.Add(Seller);
            hash.AddBytes(Decision.Span);
            return hash.ToHashCode();
        }
    }
}
