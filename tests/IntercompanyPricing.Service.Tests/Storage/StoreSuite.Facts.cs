using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.RelatedParties;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    private static readonly DateOnly _newYear = new(2026, 1, 1);

    private static readonly Fact[] _oneOfEachType =
    [
        new Party("XYZ", PartyKind.Company, "XYZ Łódź \"Widgets\" <+>", Country: "PL", FunctionalCurrency: "EUR", KeepsBooks: true),
        new Stake("JKL", "XYZ", Percent.Parse("33.333333"), Percent.Parse("100"), _newYear, Evidence: "share register p. 4"),
        new ControlFact("XYZ", ControlEffect.Denies, ControlBasis.Court, true, _newYear),
        new RelatedPartyRule("IAS", RelatedPartyPreset.Ias24),
        new RelatedPartyRule("PL", RelatedPartyPreset.LowestLink, ShareBasis.Any, Percent.Parse("25"), When: TestTime.WithinMonths, Months: 6, Countries: ["PL", "CZ"], EffectiveFrom: _newYear),
        new Product("WIDGET", "XYZ", "Widget", ProductKind.Good, "EA"),
        new Price("WIDGET", PriceKind.List, UnitPrice.Parse("100.000001"), "EUR", _newYear, Withdrawn: true),
        new Rate("ecb", "EUR", "PLN", ExchangeRate.Parse("4.2713"), _newYear),
        new Policy("XYZ-GOODS", "XYZ", new Dictionary<string, string> { ["costBase"] = "full-cost", ["markupPercent"] = "10" }, _newYear, Relationships: [Relationship.CommonControl]),
        new Agreement("A-1", "XYZ", "JKL", _newYear, ["WIDGET"], [ProductKind.Service], Evidence: "contract 17"),
        new Benchmark("BM", ProfitIndicator.NetCostPlus, QuartileRule.Us, [new Observation("Ł & Co.", 2025, IndicatorValue.Parse("-8.5"), IndicatorValue.Parse("1000")), new Observation("B", 2025, IndicatorValue.Parse("9"), IndicatorValue.Parse("1"))], _newYear, MultiYear.Averaged, TestedParty.Buyer),
        new Account("1220", "Receivables, group", AccountType.Asset),
        new AccountAssignment(PostingKey.Receivable, "1220"),
        new Period("XYZ", "2026-03", PeriodState.SoftClosed, Evidence: "closing calendar"),
        new StockOnHand("ABC", "WIDGET", Quantity.Parse("2.5"), _newYear, "count"),
    ];

    [Test]
    public void Facts_of_every_type_come_back_as_they_were_recorded()
    {
        var outcome = Record(_oneOfEachType);
        Reopen();

        var recorded = Store.FactsSince(0).Single();
        Assert.That(outcome.Recorded!.Recording, Is.EqualTo(recorded.Recording));
        Assert.That(recorded.Recording, Is.EqualTo(new Recording(1, TestOrders.Now, "finance-1")));
        Assert.That(recorded.Facts.Select(TextOf), Is.EqualTo(_oneOfEachType.Select(TextOf)));
    }

    [Test]
    public void Every_recording_is_one_version_later()
    {
        Record(new Party("JKL", PartyKind.Company, "JKL"), new Party("XYZ", PartyKind.Company, "XYZ"));
        Record(new Party("ABC", PartyKind.Company, "ABC"));
        Reopen();
        Record(new Party("DEF", PartyKind.Company, "DEF"));

        Assert.That(Log.Version, Is.EqualTo(3));
        Assert.That(Store.FactsSince(1).Select(recorded => recorded.Recording.Version), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(Log.Latest.Party("DEF", _newYear)!.Value.Version, Is.EqualTo(3));
    }

    [Test]
    public void An_instant_is_the_same_in_memory_and_in_the_store()
    {
        var facts = new FactsToRecord("finance-1", TestOrders.Now.AddTicks(1234567), _ => new List<Fact> { _oneOfEachType[0] });

        var recorded = Store.RecordFacts(facts, Log).Recorded!;

        Assert.That(Store.FactsSince(0).Single().Recording, Is.EqualTo(recorded.Recording));
    }

    [Test]
    public void Refused_facts_leave_nothing()
    {
        var refusal = new Refusal(RefusalCodes.VotesOverHundred, "/votesPercent", "Too many.");

        var outcome = Store.RecordFacts(new("finance-1", TestOrders.Now, _ => refusal), Log);

        Assert.That(outcome.Recorded, Is.Null);
        Assert.That(outcome.Refusals, Is.EqualTo(new[] { refusal }));
        Assert.That(Log.Version, Is.Zero);
        Assert.That(Store.FactsSince(0), Is.Empty);
        Assert.That(Record(_oneOfEachType[0]).Recorded!.Recording.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_check_that_fails_leaves_nothing()
    {
        Assert.That(() => Store.RecordFacts(new("finance-1", TestOrders.Now, _ => throw new TimeoutException()), Log), Throws.TypeOf<TimeoutException>());

        Assert.That(Record(_oneOfEachType[0]).Recorded!.Recording.Version, Is.EqualTo(1));
    }

    [Test]
    public void No_facts_at_all_are_no_version()
    {
        Assert.That(() => Record(), Throws.ArgumentException);

        Assert.That(Log.Version, Is.Zero);
    }

    [Test]
    public void The_check_sees_what_the_log_had_not_seen()
    {
        Record(_oneOfEachType[0]);
        var behind = new FactLog();
        long? seen = null;

        Store.RecordFacts(new("finance-1", TestOrders.Now, log => { seen = log.Version; return new List<Fact> { _oneOfEachType[1] }; }), behind);

        Assert.That(seen, Is.EqualTo(1));
        Assert.That(behind.Version, Is.EqualTo(2));
    }
}
