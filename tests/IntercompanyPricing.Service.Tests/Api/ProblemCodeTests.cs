using System.Reflection;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ownership.Charts;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Every code that there is can be met over HTTP.</summary>
[EveryStore]
internal sealed class ProblemCodeTests
{
    private static readonly Dictionary<string, Func<ApiClient, Task<Answer>>> _provoked = new()
    {
        [ProblemCodes.BodyTooLarge] = api => api.SendText("POST", "/v1/orders", "erp:ABC", new string(' ', RequestBody.MaxLength + 1), "large"),
        [ProblemCodes.CompanyNotInScope] = api => api.Post(Group.Order(buyer: "QRS")),
        [ProblemCodes.DuplicateDocument] = async api =>
        {
            await api.Post(Group.Order("1"));
            return await api.Post(Group.Order("1"));
        },
        [ProblemCodes.DuplicateMember] = api => api.SendText("POST", "/v1/orders", "erp:ABC", """{"buyer":"ABC","buyer":"ABC"}""", "twice"),
        [ProblemCodes.Forbidden] = api => api.Get("/v1/orders", ApiClient.Admin),
        [ProblemCodes.IdempotencyKeyReused] = async api =>
        {
            await api.Post(Group.Order(), "k");
            return await api.Post(Group.Order(), "k");
        },
        [ProblemCodes.InvalidIdempotencyKey] = api => api.Post(Group.Order(), "a b"),
        [ProblemCodes.InvalidMember] = api => api.Post(Group.Order().With("/date", "1")),
        [ProblemCodes.InvalidParameter] = api => api.Get("/v1/orders?limit=0"),
        [ProblemCodes.LastAdminKey] = async api => await api.Send("DELETE", $"/v1/keys/{(await api.Read("/v1/keys", ApiClient.Admin))["items"]![0]!["id"]}", ApiClient.Admin),
        [ProblemCodes.MalformedCsv] = api => api.SendText("POST", "/v1/ownership/flag-check", ApiClient.Finance, "company,partner,internal\nABC,XYZ,maybe\n", contentType: "text/csv"),
        [ProblemCodes.MalformedJson] = api => api.SendText("POST", "/v1/orders", "erp:ABC", "{", "malformed"),
        [ProblemCodes.MalformedXml] = api => api.SendText("POST", "/v1/imports/gleif-relationships", ApiClient.Finance, "<", contentType: "application/xml"),
        [ProblemCodes.MethodNotAllowed] = api => api.Send("DELETE", "/v1/orders", null),
        [ProblemCodes.MissingIdempotencyKey] = api => api.Send("POST", "/v1/orders", "erp:ABC", Group.Order()),
        [ProblemCodes.MissingMember] = api => api.Post(Group.Order().With("/date", null)),
        [ProblemCodes.NotFound] = api => api.Get("/v1/parties/NOBODY"),
        [ProblemCodes.Unauthenticated] = api => api.Send("GET", "/v1/orders", null),
        [ProblemCodes.UnknownMember] = api => api.Post(Group.Order().With("/colour", "1")),
        [ProblemCodes.UnsupportedMediaType] = api => api.SendText("POST", "/v1/orders", "erp:ABC", "{}", "plain", "text/plain"),

        [RefusalCodes.UnknownParty] = api => api.Post(Group.Order(seller: "NOBODY")),
        [RefusalCodes.UnknownProduct] = api => api.Post(Group.Order(product: "NOTHING")),
        [RefusalCodes.UnknownOrder] = api => api.SendText("POST", "/v1/help-requests", ApiClient.Finance, $$"""{"customer":"ABC","order":"{{Guid.Empty}}","subject":"x","text":"x"}"""),
        [RefusalCodes.DuplicateHelpRequest] = async api =>
        {
            Task<Answer> Ask() => api.SendText("POST", "/v1/help-requests", ApiClient.Finance, """{"id":"H-2","customer":"ABC","product":"WIDGET","subject":"x","text":"x"}""");
            (await Ask()).Must(201);
            return await Ask();
        },
        [RefusalCodes.UnknownCurrency] = api => api.Post(Group.Order().With("/currency", "\"EUX\"")),
        [RefusalCodes.UnknownMethod] = api => Record(api, Group.Policy("P", policy => policy["method"] = "guess")),
        [RefusalCodes.UnknownBenchmark] = api => Record(api, Group.Policy("P", policy => policy["benchmark"] = "BM")),
        [RefusalCodes.UnknownAgreement] = api => api.Post(Group.Order().With("/agreement", "\"A\"")),
        [RefusalCodes.AgreementMismatch] = async api =>
        {
            await api.Record(Agreement("A-BACK", "ABC", "XYZ"));
            return await api.Post(Group.Order().With("/agreement", "\"A-BACK\""));
        },
        [RefusalCodes.NoAgreement] = async api =>
        {
            await api.Record(Group.Company("JKL", company => company["requireAgreement"] = true));
            var refused = await api.Post(Group.Order(buyer: "JKL"), who: "erp:JKL");
            await api.Record(Group.Company("JKL"));
            return refused;
        },
        [RefusalCodes.UnknownAccount] = api => api.SendText("POST", "/v1/account-assignments", ApiClient.Finance, """{"postingKey":"revenue","account":"9999"}"""),
        [RefusalCodes.SameParty] = api => api.Post(Group.Order(seller: "ABC")),
        [RefusalCodes.PartyDissolved] = api => api.Post(Group.Order(seller: "GONE")),
        [RefusalCodes.PersonAsSeller] = api => api.Post(Group.Order(seller: "P-1")),
        [RefusalCodes.ProductNotSoldBySeller] = api => api.Post(Group.Order(product: "GADGET")),
        [RefusalCodes.UnitMismatch] = api => api.Post(Group.Order().With("/lines/0/unit", "\"KG\"")),
        [RefusalCodes.NoPolicy] = api => api.Post(Group.Order(product: "ADVICE")),
        [RefusalCodes.NoCost] = api => api.Post(Group.Order(product: "NAKED")),
        [RefusalCodes.CircularMaterials] = api => api.SendText("PUT", "/v1/bills-of-materials/WIDGET", ApiClient.Finance, """{"inputs":[{"product":"WIDGET","quantity":"1"}],"effectiveFrom":"2026-01-01"}"""),
        [RefusalCodes.NoRate] = api => api.Post(Group.Order().With("/currency", "\"USD\"")),
        [RefusalCodes.PriceMismatch] = api => api.Post(Group.Order().With("/lines/0/unitPrice", "1")),
        [RefusalCodes.NegativePrice] = api => api.Post(Group.Order(product: "SNIPS")),
        [RefusalCodes.OutOfRange] = api => Record(api, Group.Benchmark("BM"), Group.Policy("P", policy => (policy["product"], policy["benchmark"]) = ("WIDGET", "BM"))),
        [RefusalCodes.OutsideTiers] = async api =>
        {
            await api.Record(Group.Policy("P-TIERS", policy => (policy["product"], policy["method"], policy["parameters"]) = ("ADVICE", "cup", new JsonObject { ["comparable"] = "list", ["tiers"] = "20:2, 100:5" })));
            return await api.Post(Group.Order(product: "ADVICE"));
        },
        [RefusalCodes.OutsideLimits] = async api =>
        {
            await api.Record(
                Group.Product("DRYING", "XYZ-PAINT", "service"), Group.Price("DRYING", "variable-cost", "10", "XYZ-PAINT"), Group.Price("DRYING", "market", "20", "XYZ-PAINT"),
                Group.Policy("P-LIMITS", policy => (policy["product"], policy["relationships"], policy["method"], policy["parameters"])
                    = ("DRYING", new JsonArray("same-company"), "department", new JsonObject { ["basis"] = "negotiated", ["price"] = "21", ["currency"] = "EUR" })));
            return await api.Post(Group.Order(buyer: "XYZ-SHOP", seller: "XYZ-PAINT", product: "DRYING"), who: "erp:XYZ");
        },
        [RefusalCodes.NoAccount] = async api =>
        {
            (await api.SendText("POST", "/v1/account-assignments", ApiClient.Finance, """{"postingKey":"payable","account":"2120","relationship":"parent-subsidiary","withdrawn":true}""")).Must(201);
            return await api.Post(Group.Order(buyer: "JKL"), who: "erp:JKL");
        },
        [RefusalCodes.NoBooks] = api => api.Post(Group.Order(buyer: "NOB2", seller: "NOB1", product: "GADGET"), who: "erp:NOB1"),
        [RefusalCodes.AmountTooLarge] = api => api.Post(Group.Order(product: "GOLD").With("/lines/0/quantity", "999999999")),
        [RefusalCodes.VotesOverHundred] = api => Record(api, Group.Stake("QRS", "XYZ", "1")),
        [RefusalCodes.PolicyOverlap] = api => Record(api, Group.Policy("P", policy => policy["productKind"] = "good")),
        [RefusalCodes.ProgrammeOverlap] = api => Record(api, Group.Programme("STAFF-TOO", "XYZ")),
        [RefusalCodes.UnknownProgramme] = api => Record(api, Group.Policy(
            "P", policy => (policy["method"], policy["relationships"], policy["parameters"]) = ("employee-discount", new JsonArray("employee"), new JsonObject { ["programme"] = "NOTHING" }))),
        [RefusalCodes.FloorAboveList] = api => api.Post(Group.Order(buyer: "P-2", product: "TEAPOT"), who: "erp:XYZ"),
        [RefusalCodes.DepartmentNotOfCompany] = api => Record(api, Group.Department("D1", "D2"), Group.Department("D2", "D1")),
        [RefusalCodes.WrongPartyKind] = api => Record(api, Group.Stake("JKL", "P-1", "1")),
        [RefusalCodes.MissingParameter] = api => Record(api, Group.Policy("P").With("/parameters/markupPercent", null)),
        [RefusalCodes.InvalidValue] = api => api.Post(Group.Order().With("/lines", "[]")),
        [RefusalCodes.NothingToWithdraw] = api => Record(api, Group.Stake("JKL", "QRS", "1").With("/withdrawn", "true")),
        [RefusalCodes.ChartTooLarge] = async api =>
        {
            var many = Enumerable.Range(1, OwnershipChart.MaxNodes).SelectMany(i => new JsonNode[] { Group.Company($"M{i}"), Group.Stake("NOB1", $"M{i}", "100") });
            await api.Record([.. many]);
            return await api.Get("/v1/ownership/chart?root=NOB1");
        },
        [RefusalCodes.StillReferenced] = api => Record(api, Group.Company("JKL").With("/withdrawn", "true")),
        [RefusalCodes.PeriodClosed] = async api =>
        {
            (await api.SendText("PUT", "/v1/periods/XYZ/2024-01", ApiClient.Finance, """{"state":"closed"}""")).Must(201);
            return await api.Post(Group.Order(date: "2024-01-31"));
        },
        [RefusalCodes.AlreadyReversed] = async api =>
        {
            var order = await api.Post(Group.Order());
            await Reverse(api, order);
            return await Reverse(api, order);
        },
        [RefusalCodes.ReversalOfReversal] = async api => await Reverse(api, await Reverse(api, await api.Post(Group.Order()))),
        [RefusalCodes.ReversalBeforeOrder] = async api => await Reverse(api, await api.Post(Group.Order()), date: "2026-02-28"),
        [RefusalCodes.UnknownLine] = async api => await Reverse(api, await api.Post(Group.Order()), line: 2),
        [RefusalCodes.OverReversal] = async api => await Reverse(api, await api.Post(Group.Order()), quantity: "6"),
        [RefusalCodes.OrderAdjusted] = async api =>
        {
            var order = await api.Post(Group.Order());
            (await Adjust(api, order)).Must(201);
            return await Reverse(api, order);
        },
        [RefusalCodes.NotAdjustable] = async api => await Adjust(api, await Reverse(api, await api.Post(Group.Order()))),
        [RefusalCodes.CorrectionBeforeOrder] = async api => await Adjust(api, await api.Post(Group.Order()), date: "2026-02-28"),
        [RefusalCodes.NoDifference] = async api => await Adjust(api, await api.Post(Group.Order()), price: "88"),
        [RefusalCodes.NoSupplies] = async api =>
        {
            await api.Record(Group.Benchmark("BM-YEAR"));
            return await api.SendText(
                "POST", "/v1/year-end-adjustments/preview", ApiClient.Finance,
                """{"testedParty":"XYZ","indicator":"net-cost-plus","benchmark":"BM-YEAR","period":{"from":"2025-01-01","to":"2025-12-31","otherCostOfSales":"1","operatingExpenses":"1"},"date":"2025-12-31","sellerDocument":"YE/2025"}""");
        },
        [RefusalCodes.NothingOpen] = async api =>
        {
            var order = (string)(await api.Post(Group.Order())).Json["id"]!;
            (await Settle(api, order, "440")).Must(201);
            return await Settle(api, order, "1");
        },
        [RefusalCodes.OverSettlement] = async api => await Settle(api, (string)(await api.Post(Group.Order())).Json["id"]!, "440.01"),
        [RefusalCodes.Unreconciled] = async api =>
        {
            await api.Post(Group.Order("INV/17"));
            (await api.SendText("POST", "/v1/reconciliation/imports?company=ABC", ApiClient.Finance, "document,date,amount,currency,counterparty,account\nINV/17,2026-03-01,-404.00,EUR,XYZ,K\n", contentType: "text/csv")).Must(200);
            return await Net(api, force: false);
        },
        [RefusalCodes.PartOfNetting] = async api =>
        {
            await api.Post(Group.Order());
            return await api.SendText("POST", $"{(await Net(api)).Must(201).Location}/reversal", ApiClient.Finance, """{"date":"2026-03-31","reason":"x"}""", "alone");
        },
        [RefusalCodes.OrderSettled] = async api =>
        {
            await api.Post(Group.Order());
            var netting = (string)(await Net(api)).Must(201).Json["id"]!;
            (await Settle(api, netting, "1")).Must(201);
            return await api.SendText("POST", $"/v1/nettings/{netting}/reversal", ApiClient.Finance, """{"date":"2026-03-31","reason":"x"}""", "back");
        },
        [RefusalCodes.NoConsent] = async api => await Confirm(api, await Reverse(api, await api.Post(Group.Order()))),
        [RefusalCodes.AlreadyConfirmed] = async api => await Confirm(api, await api.Post(Group.Order()), """{"dispute":"Not ours"}"""),
        [RefusalCodes.AlreadyDisputed] = async api =>
        {
            await api.Record(Group.Company("ABC", abc => abc["autoAccept"] = false));
            var order = await api.Post(Group.Order(), who: "erp:XYZ");
            (await Confirm(api, order, """{"dispute":"Not ours"}""")).Must(200);
            return await Confirm(api, order, """{"dispute":"Too late"}""");
        },
        [RefusalCodes.Unchangeable] = api => Record(api, Group.Person("ABC")),
    };

    // These need a store or a socket of their own.
    private static readonly string[] _provokedElsewhere =
    [
        ProblemCodes.BadRequest, // WireTests
        ProblemCodes.Busy, ProblemCodes.InternalError, ProblemCodes.NotReady, // StoreFaultTests
    ];

    private TestService _service = null!;

    private static IEnumerable<string> Provoked => _provoked.Keys;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public void Every_code_is_provoked_by_a_test()
    {
        var codes = new[] { typeof(RefusalCodes), typeof(ProblemCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.That(_provoked.Keys.Concat(_provokedElsewhere), Is.EquivalentTo(codes));
    }

    [TestCaseSource(nameof(Provoked))]
    public async Task A_code_can_be_met_and_its_type_is_a_page_that_exists(string code)
    {
        var problem = (await _provoked[code](_service.Api)).MustBeProblem(ProblemCatalogue.Of(code).Status, code);

        (await _service.Api.Send("GET", (string)problem.Json["type"]!, null)).Must(200);
    }

    private static Task<Answer> Reverse(ApiClient api, Answer order, string date = "2026-03-02", int line = 1, string quantity = "5")
        => api.SendText("POST", $"{order.Location}/reversal", "erp:ABC", $$"""{"date":"{{date}}","reason":"x","lines":[{"number":{{line}},"quantity":"{{quantity}}"}]}""", $"key-{Guid.NewGuid()}");

    private static JsonObject Agreement(string id, string provider, string receiver)
        => new() { ["type"] = "agreement", ["id"] = id, ["provider"] = provider, ["receiver"] = receiver, ["effectiveFrom"] = "2020-01-01" };

    private static Task<Answer> Adjust(ApiClient api, Answer order, string date = "2026-03-02", string price = "87")
        => api.SendText("POST", $"{order.Location}/adjustments", ApiClient.Finance, $$"""{"date":"{{date}}","reason":"x","lines":[{"number":1,"unitPrice":"{{price}}"}]}""", $"key-{Guid.NewGuid()}");

    private static Task<Answer> Net(ApiClient api, bool force = true)
        => api.SendText("POST", "/v1/nettings", ApiClient.Finance, $$"""{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"x","force":{{(force ? "true" : "false")}}}""", $"{Guid.NewGuid()}");

    private static Task<Answer> Settle(ApiClient api, string order, string amount)
        => api.SendText("POST", $"/v1/orders/{order}/settlement", ApiClient.Finance, $$"""{"date":"2026-03-31","reason":"x","amount":"{{amount}}"}""", $"{Guid.NewGuid()}");

    private static Task<Answer> Confirm(ApiClient api, Answer order, string body = "{}") => api.SendText("POST", $"{order.Location}/confirmation", "erp:ABC", body);

    private static Task<Answer> Record(ApiClient api, params JsonNode[] facts) => api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(facts));
}
