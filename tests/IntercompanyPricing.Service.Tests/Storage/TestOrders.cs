using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>Orders as they would have been decided, made by hand: the store does not look into decisions.</summary>
internal static class TestOrders
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static int _last;

    /// <summary>5 widgets of XYZ to ABC for 440.00 EUR, with an entry in the books of both, unless changed.</summary>
    public static Order Order(
        string? sellerDocument = null,
        string? buyerDocument = null,
        string seller = "XYZ",
        string buyer = "ABC",
        string? sellerCompany = null,
        string? buyerCompany = "",
        int documentYear = 2026,
        DateOnly? date = null,
        long knownAt = 0,
        long minor = 44000,
        string currency = "EUR",
        Verdict verdict = Verdict.Internal,
        Relationship relationship = Relationship.CommonControl)
    {
        var day = date ?? new DateOnly(2026, 3, 1);
        sellerCompany ??= seller;
        buyerCompany = buyerCompany == "" ? buyer : buyerCompany;
        var total = new Amount(minor, Currency.Of(currency));
        var line = new OrderLine(
            1, "WIDGET", Quantity.Parse("5"), "EA", UnitPrice.Parse("88"), total, UnitPrice.Parse("100"), null, null,
            new PriceExplanation("cost-plus", "XYZ-GOODS", 1, [new PriceStep("full cost", "80", "EUR", 1)], null), null, null, null, null, null);
        return new Order(
            Guid.NewGuid(), sellerDocument ?? $"INV/{Interlocked.Increment(ref _last)}", buyerDocument, documentYear, "SAP", buyer, seller, day, day, day, day, null, null, total.Currency, knownAt, Now, "erp-1", "1",
            RoundingMode.HalfEven, Decide(verdict, relationship, buyerCompany, sellerCompany, day, knownAt), [line], total, null, JournalOf(sellerCompany, buyerCompany, day, total), null, null);
    }

    /// <summary>That order on its way into the store; decided again it is the same, known at the later version.</summary>
    public static OrderToPost ToPost(Order order, string? key = null, string principal = "erp-1", string body = "{}", Func<KnownFacts, Outcome<Order>>? decide = null)
        => new(principal, key ?? Guid.NewGuid().ToString(), SHA256.HashData(Encoding.UTF8.GetBytes(body)), order, decide ?? (facts => order with { KnownAt = facts.KnownAt }));

    /// <summary>The same order, but that others are posted right before it, all or none.</summary>
    public static OrderToPost After(this OrderToPost last, params OrderToPost[] before)
        => new(last.Principal, last.IdempotencyKey, last.RequestHash, last.Order, last.Decide, last.ApiKey, last.Corrects) { Before = before };

    private static Decision Decide(Verdict verdict, Relationship relationship, string? buyerCompany, string sellerCompany, DateOnly day, long knownAt) => new(
        verdict, relationship, null, buyerCompany, sellerCompany, "JKL", "JKL", false, Decision.MajorityOfVotes, Certainty.Proven, day, knownAt,
        new Proof([], [], null, new Sides<Percent>(default, default), null), []);

    private static List<JournalEntry> JournalOf(string sellerCompany, string? buyerCompany, DateOnly day, Amount total)
    {
        var journal = new List<JournalEntry> { new(sellerCompany, LedgerKind.Statutory, null, day, null, [LineOf("1220", total, true, buyerCompany ?? "-"), LineOf("4020", total, false, buyerCompany ?? "-")]) };
        if (buyerCompany is not null && buyerCompany != sellerCompany)
            journal.Add(new(buyerCompany, LedgerKind.Statutory, null, day, null, [LineOf("1400", total, true, sellerCompany), LineOf("2120", total, false, sellerCompany)]));
        return journal;
    }

    private static JournalLine LineOf(string account, Amount amount, bool isDebit, string counterparty)
    {
        var zero = Amount.Zero(amount.Currency);
        var positive = amount with { Minor = Math.Abs(amount.Minor) };
        var (debit, credit) = isDebit == amount.Minor >= 0 ? (positive, zero) : (zero, positive);
        return new(account, 1, debit, credit, amount.Currency, debit, credit, amount.Currency, counterparty, null, "XYZ:2026:INV");
    }
}
