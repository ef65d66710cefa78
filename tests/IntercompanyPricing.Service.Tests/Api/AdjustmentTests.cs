using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Debit and credit notes: 5 widgets of XYZ to ABC at 88 should have cost something else.</summary>
[EveryStore]
internal sealed class AdjustmentTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task An_adjusted_order_tells_of_its_adjustments_and_the_books_of_both_sides_have_the_right_price()
    {
        var order = (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);
        var credit = (await Adjust(order)).Must(201);
        var debit = (await Adjust(order, """{"date":"2026-03-21","reason":"Freight","lines":[{"number":1,"amount":"12.50"}],"sellerDocument":"DN/1"}""")).Must(201);
        var back = (await Reverse(debit)).Must(201);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credit.Location, Is.EqualTo($"/v1/orders/{IdOf(credit)}"));
            Assert.That(Texts(credit, "kind", "adjusts", "sellerDocument", "buyerDocument", "total", "reverses"), Is.EqualTo(new[] { "adjustment", IdOf(order), "INV/1/A1", "45/A1", "-10.00", null }));
            Assert.That(credit.Json["adjustment"]!.ToJsonString(), Is.EqualTo("""{"reason":"Wrong mark-up","part":1,"lines":[{"number":1,"unitPrice":"86","amount":null}],"supplies":null}"""));
            Assert.That(Texts(debit, "sellerDocument", "buyerDocument", "total"), Is.EqualTo(new[] { "DN/1", "45/A2", "12.50" }));
            Assert.That(Texts(order, "kind", "adjusts"), Is.EqualTo(new[] { "supply", null }));
            Assert.That(Texts(back, "kind", "reverses", "total"), Is.EqualTo(new[] { "reversal", IdOf(debit), "-12.50" }));

            var read = await Api.Read(order.Location!);
            Assert.That(read["adjustments"]!.ToJsonString(), Is.EqualTo(
                $$"""[{"order":"{{IdOf(credit)}}","date":"2026-03-20","amount":"-10.00","reversedBy":null},{"order":"{{IdOf(debit)}}","date":"2026-03-21","amount":"12.50","reversedBy":"{{IdOf(back)}}"}]"""));
            Assert.That((string?)(await Api.Read(debit.Location!))["reversedBy"], Is.EqualTo(IdOf(back)));
            Assert.That((await Api.Walk("/v1/orders"))[0].ToJsonString(), Is.EqualTo(read.ToJsonString()), "lists show what one order shows");

            var owed = (await Api.Read("/v1/journal/balances?company=ABC&asOf=2026-03-31"))["items"]!.AsArray().Single(balance => (string?)balance!["account"] == "2120");
            Assert.That(Group.Decimal(owed!["credit"]) - Group.Decimal(owed["debit"]), Is.EqualTo(430));
            foreach (var part in new[] { order, credit, debit, back })
            {
                var again = await Api.Read($"{part.Location}/reperformance", ApiClient.Auditor);
                Assert.That(((bool)again["agrees"]!, (bool)again["proofHolds"]!), Is.EqualTo((true, true)), again.ToJsonString());
            }

            Assert.That((int)(await Api.Read("/v1/reports/backdated-facts"))["examined"]!, Is.EqualTo(1), "corrections follow their order");
        }
    }

    [TestCase("""{"date":"2026-02-28","reason":"Early","lines":[{"number":1,"unitPrice":"1"}]}""", 422, "correction-before-order", "/date")]
    [TestCase("""{"date":"2026-03-20","reason":"None such","lines":[{"number":2,"unitPrice":"1"}]}""", 422, "unknown-line", "/lines/0/number")]
    [TestCase("""{"date":"2026-03-20","reason":"Same","lines":[{"number":1,"unitPrice":"88"}]}""", 422, "no-difference", "/lines/0/unitPrice")]
    [TestCase("""{"date":"2026-03-20","reason":"Same","lines":[{"number":1,"amount":0}]}""", 422, "no-difference", "/lines/0/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Below","lines":[{"number":1,"amount":"-440.01"}]}""", 422, "negative-price", "/lines/0/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Below","lines":[{"number":1,"unitPrice":"-1"}]}""", 422, "invalid-value", "/lines/0/unitPrice")]
    [TestCase("""{"date":"2026-03-20","reason":"Cents","lines":[{"number":1,"amount":"0.005"}]}""", 422, "invalid-value", "/lines/0/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Both","lines":[{"number":1,"amount":"1","unitPrice":"1"}]}""", 422, "invalid-value", "/lines/0")]
    [TestCase("""{"date":"2026-03-20","reason":"Neither","lines":[{"number":1}]}""", 422, "invalid-value", "/lines/0")]
    [TestCase("""{"date":"2026-03-20","reason":"Nothing","lines":[]}""", 422, "invalid-value", "/lines")]
    [TestCase("""{"date":"2026-03-20","reason":" ","lines":[{"number":1,"unitPrice":"1"}]}""", 422, "invalid-value", "/reason")]
    [TestCase("""{"date":"2026-03-20","reason":"x"}""", 400, "missing-member", "/lines")]
    [TestCase("""{"date":"2026-03-20","reason":"x","lines":[{"number":1,"price":"1"}]}""", 400, "unknown-member", "/lines/0/price")]
    [TestCase("""{"date":"2026-03-20","reason":"x","lines":[null]}""", 400, "invalid-member", "/lines/0")]
    [TestCase("""{"date":"2026-03-20","reason":"Taken","lines":[{"number":1,"unitPrice":"1"}],"sellerDocument":"INV/1"}""", 409, "duplicate-document", "/sellerDocument")]
    public async Task What_cannot_be_is_refused_by_its_place_and_touches_nothing(string body, int status, string code, string pointer)
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);

        (await Adjust(order, body)).MustBeProblem(status, code, pointer);

        Assert.That((await Api.Get(order.Location!)).Text, Is.EqualTo(order.Text));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task While_a_note_stands_its_order_is_not_taken_back()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        var note = (await Adjust(order)).Must(201);

        Assert.That((string?)(await Reverse(order)).MustBeProblem(409, "order-adjusted", "").Json["order"], Is.EqualTo(IdOf(note)));
        (await Reverse(note)).Must(201);
        var reversal = (await Reverse(order)).Must(201);
        Assert.That((string?)(await Reverse(order)).MustBeProblem(409, "already-reversed", "").Json["order"], Is.EqualTo(IdOf(reversal)));
        (await Adjust(order)).MustBeProblem(409, "already-reversed", "");
        var balances = (await Api.Read("/v1/journal/balances?asOf=2026-03-31"))["items"]!.AsArray();
        Assert.That(balances.Select(balance => Group.Decimal(balance!["debit"]) - Group.Decimal(balance["credit"])), Is.All.Zero);
    }

    [Test]
    public async Task Inside_the_group_finance_changes_a_price_and_outside_either_side_may()
    {
        var inside = (await Api.Post(Group.Order())).Must(201);
        var outside = (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).Must(201);

        (await Adjust(inside, who: "erp:XYZ")).MustBeProblem(403, "forbidden");
        (await Adjust(inside, who: "erp:QRS")).MustBeProblem(404, "not-found");
        (await Adjust(inside, who: ApiClient.Auditor)).MustBeProblem(403, "forbidden");
        (await Adjust(inside)).Must(201);
        (await Adjust(outside, who: "erp:XYZ")).Must(201);
    }

    [Test]
    public async Task It_is_sent_again_as_an_order_is()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        var first = (await Adjust(order, key: "k")).Must(201);
        var again = (await Adjust(order, key: "k")).Must(201);

        Assert.That((again.Replayed, again.Text), Is.EqualTo((true, first.Text)));
        (await Adjust(order, key: "another")).MustBeProblem(422, "no-difference", "/lines/0/unitPrice");
        (await Reverse(order, key: "k")).MustBeProblem(422, "idempotency-key-reused");
    }

    [Test]
    public async Task Of_one_change_sent_by_many_at_once_one_is_made_and_none_beside_a_reversal()
    {
        var order = (await Api.Post(Group.Order())).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? Adjust(order) : Reverse(order)));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
        Assert.That(answers.Where(answer => answer.Status != 201).Select(answer => (string?)answer.Json["code"]).Distinct(), Is.SubsetOf(new[] { "no-difference", "order-adjusted", "already-reversed" }));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Of_many_differences_at_once_each_has_its_number_and_counts()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Adjust(order, """{"date":"2026-03-20","reason":"Off","lines":[{"number":1,"amount":"-100"}]}""")));

        Assert.That(answers.Where(answer => answer.Status == 201).Select(answer => (string?)answer.Json["sellerDocument"]), Is.EquivalentTo(Enumerable.Range(1, 4).Select(part => $"INV/1/A{part}")));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(422, "negative-price");
    }

    [Test]
    public async Task Nothing_is_posted_into_a_closed_month_of_either_side()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        (await Api.SendText("PUT", "/v1/periods/ABC/2026-03", ApiClient.Finance, """{"state":"closed"}""")).Must(201);

        (await Adjust(order)).MustBeProblem(422, "period-closed", "/date");
    }

    private Task<Answer> Adjust(Answer order, string body = """{"date":"2026-03-20","reason":"Wrong mark-up","lines":[{"number":1,"unitPrice":"86"}]}""", string? key = null, string who = ApiClient.Finance)
        => Api.SendText("POST", $"/v1/orders/{IdOf(order)}/adjustments", who, body, key ?? $"key-{Guid.NewGuid()}");

    private Task<Answer> Reverse(Answer order, string? key = null) => Api.SendText("POST", $"/v1/orders/{IdOf(order)}/reversal", ApiClient.Finance, """{"date":"2026-03-22","reason":"Came back"}""", key ?? $"key-{Guid.NewGuid()}");

    private static string? IdOf(Answer order) => (string?)order.Json["id"];

    private static IEnumerable<string?> Texts(Answer answer, params string[] members) => members.Select(member => (string?)answer.Json[member]);
}
