using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class JournalTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Post("1", "ABC", "XYZ", "2026-01-10", "WIDGET", "erp:XYZ");
        await Post("2", "QRS", "XYZ", "2026-02-10", "WIDGET", "erp:XYZ");
        await Post("3", "XYZ-SHOP", "XYZ-PAINT", "2026-03-10", "PAINTING", "erp:XYZ");
        await Post("4", "ABC", "XYZ", "2025-12-31", "WIDGET", "erp:XYZ");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("", "XYZ1 ABC1 XYZ2 QRS1 XYZ3 XYZ1 ABC1")]
    [TestCase("company=XYZ", "XYZ1 XYZ2 XYZ3 XYZ1")]
    [TestCase("ledger=management", "XYZ3")]
    [TestCase("ledger=statutory&company=XYZ", "XYZ1 XYZ2 XYZ1")]
    [TestCase("from=2026-02-10", "XYZ2 QRS1 XYZ3")]
    [TestCase("to=2026-01-10", "XYZ1 ABC1 XYZ1 ABC1")]
    [TestCase("from=2026-01-01&to=2026-01-31&company=ABC", "ABC1")]
    [TestCase("company=GONE", "")]
    public async Task Filters_restrict_and_entries_are_numbered_by_company_and_year(string filter, string expected)
    {
        foreach (var limit in new[] { 1, 3, 1000 })
            Assert.That(string.Join(' ', (await Api.Walk($"/v1/journal?limit={limit}&{filter}".TrimEnd('&'))).Select(entry => $"{entry["company"]}{entry["entryNumber"]}")), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_journal_holds_what_the_orders_tell()
    {
        var entries = await Api.Walk("/v1/journal");
        foreach (var order in await Api.Walk("/v1/orders"))
        {
            var told = order["journal"]!.AsArray().Select(entry => Text(entry!));
            Assert.That(entries.Where(entry => (string)entry["order"]! == (string)order["id"]!).Select(Text), Is.EqualTo(told));
        }
    }

    [Test]
    public async Task An_erp_key_reads_the_books_of_its_companies_only()
    {
        var entries = await Api.Walk("/v1/journal?limit=1", "erp:ABC,QRS");

        Assert.That(entries.Select(entry => (string?)entry["company"]), Is.EqualTo(["ABC", "QRS", "ABC"]));
        Assert.That(await Api.Walk("/v1/journal?company=XYZ", "erp:ABC"), Is.Empty);
        Assert.That((await Api.Read("/v1/journal/balances?company=XYZ", "erp:ABC"))["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("company=ABC", "1400 880.00 0.00 880.00;2120 0.00 880.00 -880.00")]
    [TestCase("company=ABC&asOf=2025-12-31", "1400 440.00 0.00 440.00;2120 0.00 440.00 -440.00")]
    [TestCase("company=XYZ&asOf=2026-01-10", "1220 880.00 0.00 880.00;4020 0.00 880.00 -880.00")]
    [TestCase("company=ABC&asOf=2025-12-30", "")]
    public async Task Balances_sum_the_journal_up_to_a_day(string query, string expected)
    {
        var balances = (await Api.Read($"/v1/journal/balances?{query}"))["items"]!.AsArray();

        Assert.That(string.Join(';', balances.Select(balance => $"{balance!["account"]} {balance["debit"]} {balance["credit"]} {balance["balance"]}")), Is.EqualTo(expected));
    }

    [Test]
    public async Task All_balances_together_are_zero_in_each_companys_ledgers()
    {
        var balances = (await Api.Read("/v1/journal/balances", ApiClient.Auditor))["items"]!.AsArray();

        var sums = balances.GroupBy(balance => $"{balance!["company"]} {balance["ledger"]}").ToDictionary(group => group.Key, group => group.Sum(balance => Group.Decimal(balance!["functionalBalance"])));
        Assert.That(sums.Keys, Is.EquivalentTo(["XYZ statutory", "XYZ management", "ABC statutory", "QRS statutory"]));
        Assert.That(sums.Values, Is.All.Zero);
    }

    [TestCase("/v1/journal?ledger=tax")]
    [TestCase("/v1/journal?from=2026-02-01&to=2026-01-31")]
    [TestCase("/v1/journal/balances?asOf=tomorrow")]
    [TestCase("/v1/journal/balances?limit=1")]
    public async Task Parameters_that_cannot_be_used_are_refused(string path) => (await Api.Get(path)).MustBeProblem(400, "invalid-parameter");

    private async Task Post(string document, string buyer, string seller, string date, string product, string who)
        => (await Api.Post(Group.Order(document, buyer, seller, date, product), who: who)).Must(201);

    private static string Text(JsonNode entry) => $"{entry["company"]} {entry["ledger"]} {entry["entryNumber"]} {entry["postingDate"]} {entry["lines"]!.ToJsonString()}";
}
