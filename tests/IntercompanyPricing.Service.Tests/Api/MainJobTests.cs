using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class MainJobTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("2020-01-01", "internal", "common-control", "JKL")]
    [TestCase("2026-03-01", "internal", "common-control", "JKL")]
    [TestCase("2019-12-31", "external", "unrelated", null)]
    public async Task A_purchase_is_internal_since_both_belong_to_JKL(string date, string classification, string relationship, string? controller)
    {
        var decision = (await Api.Send("POST", "/v1/classifications", ApiClient.Auditor, Question("ABC", "XYZ", date))).Must(200).Json;

        Assert.That(((string?)decision["classification"], (string?)decision["relationship"], (string?)decision["commonController"], (string?)decision["asOf"]),
            Is.EqualTo((classification, relationship, controller, date)));
    }

    [Test]
    public async Task An_internal_purchase_is_priced_by_policy_and_posted_in_both_books()
    {
        var order = (await Api.Post(Group.Order("INV/2026/00001"))).Must(201).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)order["lines"]![0]!["unitPrice"], Is.EqualTo("88"));
            Assert.That((string?)order["lines"]![0]!["amount"], Is.EqualTo("440.00"));
            Assert.That((string?)order["lines"]![0]!["listPrice"], Is.EqualTo("100"));
            Assert.That((string?)order["lines"]![0]!["pricing"]!["policy"], Is.EqualTo("XYZ-GOODS"));
            Assert.That((string?)order["total"], Is.EqualTo("440.00"));
            Assert.That((string?)order["postedBy"], Is.EqualTo("erp:ABC"));
            Assert.That(AccountsOf(order), Is.EqualTo(["XYZ 1220 440.00 0.00 ABC", "XYZ 4020 0.00 440.00 ABC", "ABC 1400 440.00 0.00 XYZ", "ABC 2120 0.00 440.00 XYZ"]));
            Assert.That(order["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => (string?)line!["eliminationKey"]), Is.All.EqualTo("XYZ/2026/INV/2026/00001"));
        }
    }

    [Test]
    public async Task A_purchase_from_outside_has_the_list_price_and_is_eliminated_nowhere()
    {
        var order = (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).Must(201).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)order["decision"]!["classification"], Is.EqualTo("external"));
            Assert.That((string?)order["lines"]![0]!["unitPrice"], Is.EqualTo("100"));
            Assert.That(AccountsOf(order), Is.EqualTo(["XYZ 1200 500.00 0.00 QRS", "XYZ 4000 0.00 500.00 QRS", "QRS 1400 500.00 0.00 XYZ", "QRS 2100 0.00 500.00 XYZ"]));
            Assert.That(order["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => (string?)line!["eliminationKey"]), Is.All.Null);
        }
    }

    [Test]
    public async Task A_purchase_before_the_group_has_the_price_of_the_market()
    {
        var order = (await Api.Post(Group.Order(date: "2019-12-31"))).Must(201).Json;

        Assert.That(((string?)order["decision"]!["relationship"], (string?)order["total"], (int?)order["documentYear"]), Is.EqualTo(("unrelated", "500.00", 2019)));
    }

    [Test]
    public async Task A_supply_inside_one_company_is_posted_in_its_management_ledger()
    {
        var order = (await Api.Post(Group.Order(buyer: "XYZ-SHOP", seller: "XYZ-PAINT", product: "PAINTING"), who: "erp:XYZ")).Must(201).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)order["decision"]!["relationship"], Is.EqualTo("same-company"));
            Assert.That((string?)order["total"], Is.EqualTo("55.00"));
            Assert.That(order["journal"]!.AsArray().Select(entry => $"{entry!["company"]} {entry["ledger"]}"), Is.EqualTo(["XYZ management"]));
            Assert.That(Group.Balances(order).Values, Is.All.EqualTo((0m, 0m)));
        }
    }

    [Test]
    public async Task An_employee_buys_at_the_programmes_discount_but_not_below_its_floor()
    {
        await Api.Record(Group.Price("WIDGET", "variable-cost", "85"));
        var order = (await Api.Post(Group.Order(buyer: "P-2"), who: "erp:XYZ")).Must(201).Json;

        Assert.That(((string?)order["decision"]!["relationship"], (string?)order["lines"]![0]!["unitPrice"]), Is.EqualTo(("employee", "85")));
        Assert.That(Group.Balances(order).Values, Is.All.EqualTo((0m, 0m)));
    }

    [Test]
    public async Task An_order_in_another_currency_balances_in_both([Values("USD", "JPY")] string currency)
    {
        await Api.Record(Group.Rate("EUR", currency, "1.0837", "2011-01-01"));
        var order = (await Api.Post(Group.Order(change: order =>
        {
            order["currency"] = currency;
            order["lines"]!.AsArray().Add(new JsonObject { ["product"] = "WIDGET", ["quantity"] = 0.333333, ["unit"] = "EA" });
        }))).Must(201).Json;

        Assert.That(Group.Balances(order).Values, Is.All.EqualTo((0m, 0m)));
        Assert.That((string?)order["journal"]![0]!["lines"]![0]!["currency"], Is.EqualTo(currency));
        Assert.That((string?)order["journal"]![0]!["lines"]![0]!["functionalCurrency"], Is.EqualTo("EUR"));
    }

    [Test]
    public async Task What_was_posted_is_read_back_byte_for_byte_where_the_answer_said()
    {
        var posted = (await Api.Post(Group.Order())).Must(201);

        var read = (await Api.Get(posted.Location!, "erp:XYZ")).Must(200);

        Assert.That(posted.Location, Is.EqualTo($"/v1/orders/{posted.Json["id"]}"));
        Assert.That(read.Text, Is.EqualTo(posted.Text));
    }

    [Test]
    public async Task What_a_line_carries_comes_back_with_it()
    {
        const string Carried = """{"lineReference":"10","taxCode":"V1","serviceFrom":"2026-02-01","serviceTo":"2026-02-28","dimensions":{"a":"1","costCentre":"4711"}}""";
        var order = (await Api.Post(Group.Order(change: order =>
        {
            foreach (var (name, value) in JsonNode.Parse(Carried)!.AsObject())
                order["lines"]![0]![name] = value!.DeepClone();
        }))).Must(201).Json;

        Assert.That(JsonNode.Parse(Carried)!.AsObject().Select(member => JsonNode.DeepEquals(order["lines"]![0]![member.Key], member.Value)), Is.All.True);
    }

    [Test]
    public async Task The_longest_order_that_is_allowed_is_taken()
    {
        var order = (await Api.Post(Group.Order(change: order =>
        {
            var lines = order["lines"]!.AsArray();
            while (lines.Count < 1000)
                lines.Add(lines[0]!.DeepClone());
        }))).Must(201).Json;

        Assert.That(((string?)order["total"], order["lines"]!.AsArray().Count, (int?)order["lines"]![999]!["number"]), Is.EqualTo(("440000.00", 1000, 1000)));
    }

    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public async Task The_first_and_the_last_day_are_days(string date)
    {
        await Api.Record(Group.Price("GADGET", "list", "7", from: "0001-01-01"), Group.Product("TRINKET", "QRS"), Group.Price("TRINKET", "list", "7", from: "0001-01-01"));

        var order = (await Api.Post(Group.Order(buyer: "ABC", seller: "QRS", date: date, product: "TRINKET"))).Must(201).Json;

        Assert.That((string?)order["postingDate"], Is.EqualTo(date));
    }

    private static JsonObject Question(string buyer, string seller, string date) => new() { ["buyer"] = buyer, ["seller"] = seller, ["date"] = date };

    private static IEnumerable<string> AccountsOf(JsonNode order) => order["journal"]!.AsArray().SelectMany(
        entry => entry!["lines"]!.AsArray(), (entry, line) => $"{entry!["company"]} {line!["account"]} {line["debit"]} {line["credit"]} {line["counterparty"]}");
}
