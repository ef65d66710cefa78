using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What ABC earns with its volume at XYZ is told with the customer: 1 % of the year from 400 EUR on, 2.5 % from 1,000.</summary>
[EveryStore]
internal sealed class CustomerIncentiveTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(JsonNode.Parse(
            """
            {"type":"programme","id":"XYZ-VOLUME","kind":"volume","sellers":["XYZ"],"relationships":["common-control"],"currency":"EUR","period":"year",
             "tiers":[{"from":"400","percent":"1"},{"from":"1000","percent":"2.5"}],"effectiveFrom":"2020-01-01"}
            """)!);
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Before_anything_was_bought_nothing_is_earned()
        => Assert.That(await Told(), Is.EqualTo(("", "")));

    [Test]
    public async Task With_every_order_the_customer_is_told_what_it_earned_and_what_the_next_tier_needs()
    {
        await Buy("3");
        Assert.That(await Told(), Is.EqualTo(("264.00 0.00", "264.00 400 136.00")), "below the first tier");
        await Buy("2");
        Assert.That(await Told(), Is.EqualTo(("440.00 4.40", "440.00 1000 560.00")));
        var last = await Buy("10");
        Assert.That(await Told(), Is.EqualTo(("1320.00 33.00", "1320.00  ")), "beyond the last tier nothing is missing");
        (await Api.SendText("POST", $"{last.Location}/reversal", "erp:ABC", """{"date":"2026-03-20","reason":"came back"}""", "back")).Must(201);
        Assert.That(await Told(), Is.EqualTo(("440.00 4.40", "440.00 1000 560.00")), "what came back earns nothing");
    }

    [Test]
    public async Task A_credit_note_that_settles_it_lowers_what_was_paid_and_not_what_was_bought_and_earned()
    {
        await Buy("15");
        (await Api.SendText("POST", "/v1/programmes/XYZ-VOLUME/settlements", ApiClient.Finance, """{"buyer":"ABC","period":"2026","date":"2026-12-31","sellerDocument":"CN/1"}""", "settle")).Must(201);

        Assert.That(await Told(), Is.EqualTo(("1320.00 33.00", "1320.00  ")));
        var volume = (await Customer())["volumes"]!.AsArray().Single()!;
        Assert.That($"{volume["internalOrders"]} {volume["volume"]} {volume["listAmount"]} {volume["discount"]}", Is.EqualTo("1 1287.00 1500.00 180.00"), "the credit note is no order of its own, and no discount of one");
    }

    [Test]
    public async Task The_next_tier_is_that_of_the_day_and_a_department_works_for_its_companys()
    {
        await Buy("5");
        Assert.That((await Api.Read("/v1/internal-customers/ABC?to=2027-06-30"))["standings"]!.AsArray(), Is.Empty, "another year");
        Assert.That(Text((await Api.Read("/v1/internal-customers/ABC-SHOP?to=2026-12-31", "erp:ABC"))["standings"]!.AsArray().Single()!, "programme", "period", "bought", "missing"), Is.EqualTo("XYZ-VOLUME 2026 440.00 560.00"));
    }

    // What the orders earned, and where the customer stands.
    private async Task<(string Earned, string Stands)> Told()
    {
        var customer = await Customer();
        return (
            string.Join("; ", customer["incentives"]!.AsArray().Select(incentive => Text(incentive!, "volume", "earned"))),
            string.Join("; ", customer["standings"]!.AsArray().Select(standing => $"{Text(standing!, "bought")} {standing!["next"]?["from"]} {standing["missing"]}")));
    }

    private Task<JsonNode> Customer() => Api.Read("/v1/internal-customers/ABC?from=2026-01-01&to=2026-12-31", "erp:ABC");

    private async Task<Answer> Buy(string quantity) => (await Api.Post(Group.Order().With("/lines/0/quantity", $"\"{quantity}\""))).Must(201);

    private static string Text(JsonNode node, params string[] members) => string.Join(' ', members.Select(member => node[member]?.ToString()));
}
