using System.Globalization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests;

/// <summary>A small world: the standard chart, some parties and stakes, and whatever a test adds.</summary>
internal sealed class World
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    private World() => And([.. StandardChart.Facts]);

    public FactLog Log { get; } = new();

    public KnownFacts Facts => Log.Latest;

    /// <summary>A world with the stakes <c>JKL&gt;ABC 100, JKL&gt;XYZ 100</c>: all named are companies, but those that begin with <c>P-</c> are persons.</summary>
    public static World Of(string stakes)
    {
        var parsed = Given.Stakes(stakes).ToList();
        var names = parsed.SelectMany(stake => new[] { stake.Owner, stake.Owned }).Distinct();
        return new World().And([.. names.Select(PartyOf), .. parsed]);
    }

    /// <summary>A world without stakes.</summary>
    public static World OfCompanies(params string[] names) => new World().And([.. names.Select(PartyOf)]);

    public static Party PartyOf(string name) => name.StartsWith("P-", StringComparison.Ordinal) ? Given.Person(name) : Given.Company(name);

    /// <summary>Records facts in one transaction, as if long before any order, unless the day is named.</summary>
    public World And(params Fact[] facts) => AndOn("2019-12-01", facts);

    /// <summary>Records facts in one transaction on a day.</summary>
    public World AndOn(string day, params Fact[] facts)
    {
        Log.Append(new Recording(Log.Version + 1, At(day), "test"), facts);
        return this;
    }

    /// <summary>What recording these facts would be refused for; empty where it would not be.</summary>
    public IReadOnlyList<Refusal> Refusals(params Fact[] facts) => RecordingRules.Check(Log, facts, i => $"/facts/{i}", At("2019-12-01")).Refusals;

    public Decision Classify(string buyer, string seller, DateOnly? date = null)
    {
        var outcome = Classifier.Classify(buyer, seller, date ?? Today, Facts);
        Assert.That(outcome.Refusals, Is.Empty);
        return outcome.Value!;
    }

    /// <summary>The companies that a party controls, by id, with blanks between them.</summary>
    public string ControlledBy(string controller)
    {
        var graph = OwnershipGraph.Above(Facts, Today, Companies());
        var controlled = ControlledCompanies.Of(graph, controller);
        return string.Join(' ', Companies().Where(controlled.Contains));
    }

    public IEnumerable<string> Companies()
        => Log.Parties.All.ToArray().Select(history => history.All[0].Fact).Where(party => party.Kind == PartyKind.Company).Select(party => party.Id).Order(StringComparer.Ordinal);

    /// <summary>Decides an order that must succeed; <paramref name="lines"/> are <c>5 WIDGET</c> or, with a given unit price, <c>5 WIDGET @ 88</c>.</summary>
    public Order Decide(string buyer, string seller, string currency, params string[] lines)
    {
        var outcome = Decide(Request(buyer, seller, currency, lines));
        Assert.That(outcome.Refusals, Is.Empty);
        return outcome.Value!;
    }

    public Outcome<Order> Decide(OrderRequest request) => OrderDecision.Decide(request, Facts);

    /// <summary>Why an order is refused, each as <c>code pointer</c>.</summary>
    public IEnumerable<string> Refused(string buyer, string seller, string currency, params string[] lines)
        => Refused(Request(buyer, seller, currency, lines));

    public IEnumerable<string> Refused(OrderRequest request) => Short(Decide(request).Refusals);

    public static IEnumerable<string> Short(IReadOnlyList<Refusal> refusals) => refusals.Select(refusal => $"{refusal.Code} {refusal.Pointer}");

    public static OrderRequest Request(string buyer, string seller, string currency, params string[] lines)
        => new(buyer, seller, Today, currency, [.. lines.Select(Line)], "INV/1");

    private static OrderRequestLine Line(string text)
    {
        var words = text.Split(' ');
        return new OrderRequestLine(words[1], Quantity.Parse(words[0]), "EA", words is [_, _, "@", var price] ? UnitPrice.Parse(price) : null);
    }

    private static DateTimeOffset At(string day) => new(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
