using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.MasterData;

public sealed class ProductFileTests
{
    private const int Versions = 3_000;
    private const int Keys = 7;

    private static readonly string[] _products = ["WIDGET", "GADGET"];
    private static readonly string?[] _parties = ["XYZ", "ABC", null];

    [Test]
    public void Prices_in_a_file_are_in_force_as_by_definition_at_any_version_and_day()
        => Property.HoldsForLists(RandomPrice(), 16, prices =>
        {
            var log = new FactLog();
            var stated = new List<(Price Price, long Version)>();
            foreach (var transaction in prices.Chunk(2))
            {
                Append(log, [.. transaction]);
                stated.AddRange(transaction.Select(price => (price, log.Version)));
            }

            for (var knownAt = 0L; knownAt <= log.Version; knownAt++)
                AssertAsStated(log, knownAt, stated);
        });

    [Test]
    public void Supposed_prices_are_found_in_a_file_that_leaves_the_recorded_one_as_it_was()
        => Property.HoldsForLists(RandomPrice(), 12, prices =>
        {
            var log = new FactLog();
            Append(log, Given.Product("WIDGET", "XYZ"));
            Append(log, [.. prices[..(prices.Length / 2)]]);
            List<(Price Price, long Version)> stated = [.. prices[..(prices.Length / 2)].Select(price => (price, 2L))];
            var assumed = log.Assume([.. prices[(prices.Length / 2)..]], DateTimeOffset.UnixEpoch);

            AssertAsStated(assumed, assumed.Version, [.. stated, .. prices[(prices.Length / 2)..].Select(price => (price, 2L))]);
            AssertAsStated(log, log.Version, stated);
        });

    [Test]
    public void A_policy_is_in_the_file_of_each_product_that_it_ever_named()
    {
        var log = new FactLog();
        Append(log, Given.Policy("P", "list-price", product: "WIDGET"), Given.Policy("ALL", "list-price"));
        Append(log, Given.Policy("P", "list-price", product: "GADGET", from: "2021-01-01"));
        Append(log, Given.Policy("P", "list-price", product: "WIDGET", from: "2022-01-01"));
        string[] named = ["P"];
        foreach (var product in _products)
            Assert.That(Keyed(log, product), Is.EqualTo(named));

        var assumed = log.Assume([Given.Policy("P", "list-price", product: "WIDGET", from: "2023-01-01"), Given.Policy("Q", "list-price", product: "GADGET")], DateTimeOffset.UnixEpoch);
        Assert.That(Keyed(assumed, "WIDGET"), Is.EqualTo(named));
        Assert.That(Keyed(assumed, "GADGET"), Is.EqualTo(new[] { "P", "Q" }));
        Assert.That(assumed.Files.Of("WIDGET").Policies[0], Is.SameAs(assumed.Policies.Of("P")), "the copy with the supposed version");
        Assert.That(Keyed(log, "GADGET"), Is.EqualTo(named));
    }

    [Test]
    public void Each_log_and_each_description_of_a_product_leads_to_the_file_of_its_own()
    {
        var product = Given.Product("WIDGET", "XYZ");
        var (one, other) = (new FactLog(), new FactLog());
        Append(one, product, Given.Price("WIDGET", PriceKind.List, "1 EUR", "XYZ"));
        Append(other, product, Given.Price("WIDGET", PriceKind.List, "2 EUR", "XYZ"));
        var assumed = one.Assume([Given.Price("WIDGET", PriceKind.List, "3 EUR", "XYZ")], DateTimeOffset.UnixEpoch);
        Append(one, Given.Price("GADGET", PriceKind.List, "4 EUR", "XYZ"));
        string ListOf(FactLog log, Product product) => log.Files.Of(product).Prices[0].InForce(World.Today, log.Version)!.Value.Fact.Amount.ToString();

        for (var i = 0; i < 2; i++)
        {
            Assert.That((ListOf(one, product), ListOf(other, product), ListOf(assumed, product)), Is.EqualTo(("1", "2", "3")));
            Assert.That((ListOf(one, product with { Id = "GADGET" }), ListOf(one, Given.Product("WIDGET", "XYZ"))), Is.EqualTo(("4", "1")));
        }

        Assert.That(product, Is.EqualTo(Given.Product("WIDGET", "XYZ")), "where the prices lie is no part of what a product is");
    }

    [Test]
    public void A_product_that_nothing_is_recorded_about_has_an_empty_file()
    {
        var file = new FactLog().Files.Of("WIDGET");
        Assert.That((file.Prices.Length, file.Policies.Length, file.Bill), Is.EqualTo((0, 0, (History<BillOfMaterials>?)null)));
    }

    // Version v states the price of key v modulo Keys anew, of the same day, of a later or of an earlier one.
    [Test]
    public void Readers_see_the_prices_of_their_version_while_one_thread_appends()
    {
        var log = new FactLog();
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var readers = Enumerable.Range(0, 2).Select(_ => new Thread(() => Read(log, faults))).ToList();
        readers.ForEach(reader => reader.Start());
        for (var version = 1; version <= Versions; version++)
            Append(log, Given.Price("WIDGET", PriceKind.List, "1 EUR", "XYZ", minQuantity: $"{version % Keys}") with { Amount = new UnitPrice(version), EffectiveFrom = DayOf(version) });
        readers.ForEach(reader => reader.Join());
        Assert.That(faults, Is.Empty);
    }

    private static void Read(FactLog log, System.Collections.Concurrent.ConcurrentQueue<string> faults)
    {
        try
        {
            long version;
            do
            {
                version = log.Version;
                foreach (ref readonly var filed in log.Files.Of("WIDGET").Prices)
                {
                    var key = filed.First.Fact.MinQuantity!.Value.Scaled / 1_000_000;
                    var stated = Enumerable.Range(1, (int)version).Where(v => v % Keys == key);
                    var expected = stated.Select(v => (DayOf(v), Version: (long)v)).DefaultIfEmpty().Max().Version;
                    if ((filed.InForce(DateOnly.MaxValue, version)?.Fact.Amount.Scaled ?? 0) != expected)
                        faults.Enqueue($"the price of key {key} is not that of version {expected} at {version}");
                }
            }
            while (version < Versions && faults.IsEmpty);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            faults.Enqueue(fault.ToString());
        }
    }

    private static DateOnly DayOf(int version) => Given.Start.AddDays(version * 31 % 101);

    private static void AssertAsStated(FactLog log, long knownAt, List<(Price Price, long Version)> stated)
    {
        foreach (var product in _products)
        {
            for (var day = -1; day <= 4; day++)
            {
                var asOf = Given.Start.AddDays(day);
                var found = new List<string>();
                foreach (ref readonly var filed in log.Files.Of(product).Prices)
                {
                    if (filed.InForce(asOf, knownAt) is { } price)
                        found.Add($"{filed.Kind} of {filed.Party}: {price.Fact.Amount} {price.Fact.Currency}");
                }

                Assert.That(found, Is.EquivalentTo(Slow(stated.Where(fact => fact.Price.Product == product), asOf, knownAt)), $"{product} as of day {day}, known at {knownAt}");
            }
        }
    }

    // The rule as it is written, by key: leave out withdrawn days, then the greatest day, then the latest recording.
    private static IEnumerable<string> Slow(IEnumerable<(Price Price, long Version)> stated, DateOnly asOf, long knownAt)
        => stated.Where(fact => fact.Version <= knownAt && fact.Price.EffectiveFrom <= asOf)
            .GroupBy(fact => fact.Price.Key)
            .Select(key => key.GroupBy(fact => fact.Price.EffectiveFrom).Select(day => day.Last().Price).Where(price => !price.Withdrawn).MaxBy(price => price.EffectiveFrom))
            .OfType<Price>()
            .Select(price => $"{price.Kind} of {price.Party}: {price.Amount} {price.Currency}");

    private static Gen<Price> RandomPrice()
        => from product in Gen.Elements(_products)
           from kind in Gen.Elements(PriceKind.List, PriceKind.FullCost)
           from party in Gen.Elements(_parties)
           from currency in Gen.Elements("EUR", "PLN")
           from day in Gen.Choose(0, 3)
           from amount in Gen.Choose(1, 1_000)
           from withdrawn in Gen.Choose(0, 4)
           select new Price(product, kind, new UnitPrice(amount), currency, Given.Start.AddDays(day), party, Withdrawn: withdrawn == 0);

    private static List<string> Keyed(FactLog log, string product) => log.Files.Of(product).Policies.ToArray().Select(policy => policy.Key).ToList();

    private static void Append(FactLog log, params Fact[] facts) => log.Append(new Recording(log.Version + 1, DateTimeOffset.UnixEpoch, "test"), facts);
}
