using System.Globalization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Domain.Tests.YearEnd;

/// <summary>Years of a tested party: what was posted at a list price of 1, what its accounts show, and a study to compare with.</summary>
internal sealed class Year
{
    private readonly List<Order> _orders = [];
    private readonly World _world;

    private Year(World world) => _world = world;

    public KnownFacts Facts => _world.Facts;

    /// <summary>What was posted so far.</summary>
    public IReadOnlyList<Order> Supplies => _orders;

    /// <summary>A group of HEAD that lets MAKER (by default in EUR) sell GOODS and CARE to TRADER, SHOP and FAR at list: one of the maker's currency each.</summary>
    public static Year Of(string makersCurrency = "EUR", params Fact[] more)
    {
        var from = "1990-01-01";
        var world = World.OfCompanies("HEAD").And(
            Given.Company("MAKER", makersCurrency), Given.Company("TRADER"), Given.Company("SHOP"), Given.Company("FAR", "PLN"), Given.Company("OUT"), Given.Stake("HEAD>MAKER 100", from), Given.Stake("HEAD>TRADER 100", from),
            Given.Stake("HEAD>SHOP 100", from), Given.Stake("HEAD>FAR 100", from), Given.Product("GOODS", "MAKER"), Given.Product("CARE", "MAKER", ProductKind.Service),
            Given.Price("GOODS", PriceKind.List, $"1 {makersCurrency}", "MAKER", from), Given.Price("CARE", PriceKind.List, $"1 {makersCurrency}", "MAKER", from), Given.Rate("EUR/PLN 4", from), Given.Rate("EUR/USD 1.25", from),
            Given.Policy("LIST", "list-price", "MAKER", from: from));
        return new Year(world.And(more));
    }

    /// <summary>Posts supplies of so many in a year, on 30 June: <c>1996 400000 GOODS to TRADER</c>.</summary>
    public Year Sold(params string[] supplies)
    {
        foreach (var supply in supplies)
        {
            var words = supply.Split(' ');
            var day = new DateOnly(int.Parse(words[0], CultureInfo.InvariantCulture), 6, 30);
            Post(_world.Decide(new OrderRequest(words[4], "MAKER", day, words is [.., "in", var currency] ? currency : Facts.Party("MAKER", day)!.Value.Fact.FunctionalCurrency!, [new(words[2], Quantity.Parse(words[1]), "EA")], $"INV/{_orders.Count}")));
        }

        return this;
    }

    public Order Post(Outcome<Order> decided)
    {
        Assert.That(decided.Refusals, Is.Empty);
        var order = decided.Value! with { Id = Guid.NewGuid() };
        _orders.Add(order);
        return order;
    }

    public Order Reverse(Order order, DateOnly on) => Post(OrderReversal.Decide(new ReversalRequest(on, "wrong"), order, [], Facts));

    public Year And(params Fact[] facts)
    {
        _world.And(facts);
        return this;
    }

    /// <summary>Decides on what is posted, as it is read: from the first day on, and what is taken back of before.</summary>
    public Outcome<YearEndDecision> Decide(YearEndRequest request)
    {
        var activity = new TestedActivity(request);
        foreach (var order in _orders.Where(order => order.PostingDate >= activity.From))
        {
            if (activity.Lacks(order) is { } before)
                activity.Add(_orders.Single(other => other.Id == before));
            activity.Add(order);
        }

        return YearEndAdjustment.Decide(request, activity, Facts);
    }

    /// <summary>The same, which must succeed.</summary>
    public YearEndDecision Decided(YearEndRequest request)
    {
        var decided = Decide(request);
        Assert.That(decided.Refusals, Is.Empty);
        return decided.Value!;
    }

    /// <summary>Decides, posts the notes, and answers them.</summary>
    public List<Order> Adjust(YearEndRequest request) => [.. Decided(request).Orders.Select(order => Post(order))];

    /// <summary>A calendar year with its figures: other revenue, other cost of sales, operating expenses, operating assets; a dash for none.</summary>
    public static TestedYear Tested(int year, string figures)
    {
        var given = figures.Split(' ').Select(figure => figure == "-" ? (Figure?)null : Figure.Parse(figure)).Concat(new Figure?[4]).ToList();
        return new TestedYear(new(year, 1, 1), new(year, 12, 31), given[0], given[1], given[2], given[3]);
    }

    /// <summary>A request of MAKER or another company that is posted on the last day of its last year.</summary>
    public static YearEndRequest Request(string party, ProfitIndicator indicator, params TestedYear[] years)
        => new(party, indicator, "STUDY", years[^1], years[^1].To, $"YE/{years[^1].To.Year}", years.Length > 1 ? years[..^1] : null);

    /// <summary>A study of comparables by their values in the years from the first one on: <c>0 4 | 2 6</c> are two in two years.</summary>
    public static Benchmark Study(ProfitIndicator indicator, TestedParty side, int firstYear, string comparables, QuartileRule rule = QuartileRule.Us) => new(
        "STUDY", indicator, rule,
        [.. comparables.Split('|').SelectMany((values, comparable) => values.Trim().Split(' ').Select((value, year) => new Observation($"C{comparable}", firstYear + year, IndicatorValue.Parse(value))))],
        new DateOnly(1990, 1, 1), TestedParty: side);
}
