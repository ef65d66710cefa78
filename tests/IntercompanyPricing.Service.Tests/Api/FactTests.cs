using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class FactTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    // Type, call, body, a filter that finds it, one that does not, where it is then read.
    private static readonly object[][] _types =
    [
        ["PUT /v1/parties/NEW", """{"kind":"company","name":"New","country":"PT","functionalCurrency":"EUR","keepsBooks":true,"lei":"529900T8BM49AURSDO55","rateKind":"ecb","rateRule":"last-before","evidence":"register"}""", "country=PT", "country=ES", "/v1/parties/NEW"],
        ["PUT /v1/parties/NEW-DEP", """{"kind":"department","company":"ABC","name":"New department"}""", "kind=department&company=ABC", "kind=person", "/v1/parties/NEW-DEP"],
        ["POST /v1/stakes", """{"owner":"P-1","owned":"QRS","votesPercent":"25.5","capitalPercent":30,"votesSuspended":true,"effectiveFrom":"2020-01-01"}""", "owner=P-1&owned=QRS", "owner=JKL&owned=QRS", "/v1/stakes/P-1:QRS"],
        ["POST /v1/control-facts", """{"controller":"JKL","controlled":"QRS","effect":"denies","basis":"court","holds":true,"effectiveFrom":"2024-01-01"}""", "controller=JKL", "controlled=ABC", "/v1/control-facts/JKL:QRS"],
        ["POST /v1/staff-ties", """{"person":"P-1","employer":"ABC","relation":"employee","effectiveFrom":"2024-01-01","effectiveTo":"2099-12-31"}""", "person=P-1&employer=ABC&relation=employee", "person=P-1&employer=XYZ", "/v1/staff-ties/P-1:ABC"],
        ["PUT /v1/programmes/NEW", """{"discountPercent":"20","effectiveFrom":"2024-01-01","sellers":["NOB2"],"limitPercent":"15"}""", "", "", "/v1/programmes/NEW"],
        ["PUT /v1/products/NEW", """{"seller":"QRS","name":"New","kind":"intangible","category":"licences","unit":"EA"}""", "seller=QRS&kind=intangible&category=licences", "kind=good&category=licences", "/v1/products/NEW"],
        ["POST /v1/prices", """{"product":"WIDGET","kind":"list","party":null,"amount":"90.5","per":"10","currency":"PLN","effectiveFrom":"2026-01-01","effectiveTo":null,"minQuantity":100}""", "product=WIDGET&kind=list&party=XYZ&currency=PLN", "currency=CZK", "/v1/prices/WIDGET:list:XYZ:PLN:100"],
        ["POST /v1/rates", """{"kind":"nbp","base":"EUR","quote":"PLN","rate":"4.2713","date":"2026-01-02"}""", "kind=nbp&base=EUR&quote=PLN", "kind=nbp&quote=EUR", "/v1/rates/nbp:EUR:PLN"],
        ["PUT /v1/policies/NEW", """{"seller":"QRS","buyer":"ABC","product":"WIDGET","method":"list-price","parameters":{},"effectiveFrom":"2020-01-01","effectiveTo":"2020-12-31"}""", "seller=QRS&buyer=ABC&product=WIDGET&method=list-price", "method=resale-price&buyer=ABC", "/v1/policies/NEW"],
        ["PUT /v1/agreements/NEW", """{"provider":"XYZ","receiver":"ABC","products":["WIDGET"],"productKinds":["service"],"effectiveFrom":"2024-01-01","effectiveTo":"2099-12-31","evidence":"contract 17"}""", "provider=XYZ&receiver=ABC", "provider=ABC", "/v1/agreements/NEW"],
        ["PUT /v1/agreements/NEW2", """{"provider":"XYZ","receiver":"JKL","effectiveFrom":"2024-01-01"}""", "provider=XYZ&receiver=JKL", "receiver=XYZ", "/v1/agreements/NEW2"],
        ["PUT /v1/benchmarks/NEW", """{"indicator":"price","quartiles":"india","multiYear":"averaged","testedParty":"seller","currency":"PLN","tolerancePercent":"1","observations":[{"comparable":"A","year":2024,"value":"42","weight":"1"},{"comparable":"B","year":2024,"value":"44.5","weight":"2.5"}],"effectiveFrom":"2024-01-01","effectiveTo":"2099-12-31","evidence":"study 2024"}""", "indicator=price", "indicator=net-cost-plus", "/v1/benchmarks/NEW"],
        ["PUT /v1/related-party-rules/NEW", """{"preset":"pass-through","basis":"capital","thresholdPercent":"25","inclusive":true,"commonHolder":false,"gatePercent":"25","when":"within-months","months":6,"effectiveFrom":"2024-01-01","effectiveTo":"2099-12-31"}""", "preset=pass-through", "preset=ias-24", "/v1/related-party-rules/NEW"],
        ["PUT /v1/accounts/4711", """{"name":"New","accountType":"revenue"}""", "", "company=XYZ", "/v1/accounts/4711"],
        ["PUT /v1/accounts/4712", """{"name":"New","accountType":"asset","company":"XYZ","effectiveFrom":"2020-01-01"}""", "company=XYZ", "company=ABC", "/v1/accounts/4712:XYZ"],
        ["POST /v1/account-assignments", """{"postingKey":"receivable","account":"1200","company":"XYZ","counterparty":"QRS","relationship":"unrelated","productKind":"service"}""", "postingKey=receivable&company=XYZ&relationship=unrelated&account=1200", "postingKey=payable&company=XYZ", "/v1/account-assignments/XYZ:receivable:QRS:unrelated:service"],
        ["PUT /v1/periods/XYZ/2019-12", """{"state":"soft-closed","evidence":"closing calendar"}""", "company=XYZ&month=2019-12&state=soft-closed", "state=closed", "/v1/periods/XYZ/2019-12"],
        ["PUT /v1/stock-on-hand/ABC/WIDGET", """{"quantity":"2.5","effectiveFrom":"2025-12-31","evidence":"count"}""", "company=ABC&product=WIDGET", "company=XYZ", "/v1/stock-on-hand/ABC/WIDGET"],
    ];

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCaseSource(nameof(_types))]
    public async Task A_fact_is_recorded_read_listed_and_its_history_kept(string call, string body, string finds, string findsNot, string location)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        var list = string.Join('/', location.Split('/')[..3]);
        var before = (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;

        var recorded = (await Api.SendText(method, path, ApiClient.Finance, body)).Must(201);
        Assert.That(recorded.Location, Is.EqualTo(location));
        var fact = recorded.Json.AsObject();
        var version = (long)fact["version"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(version, Is.EqualTo(before + 1));
            Assert.That((string?)fact["recordedBy"], Is.EqualTo("finance"));
            Assert.That((string?)fact["recordedAt"], Does.EndWith("Z"));
        }

        var read = await Api.Read(location);
        Assert.That((long?)read["knownAt"], Is.EqualTo(version));
        Assert.That((string?)read["asOf"], Is.EqualTo(Today()).Or.EqualTo(DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", null)));
        foreach (var (name, value) in fact)
            Assert.That(JsonNode.DeepEquals(read[name], value), Is.True, name);
        foreach (var (name, value) in JsonNode.Parse(body)!.AsObject().Where(member => member.Value is not null))
            Assert.That(read[name]!.ToString(), Is.EqualTo(value!.ToString()), name);

        Assert.That(Keys(await Api.Walk($"{list}?limit=1&{finds}".TrimEnd('&'))), Does.Contain((string)fact["key"]!));
        if (findsNot.Length > 0)
            Assert.That(Keys(await Api.Walk($"{list}?limit=1000&{findsNot}")), Does.Not.Contain((string)fact["key"]!));
        Assert.That((await Api.Walk($"{location}/history")).Select(past => past.ToJsonString()), Is.EqualTo([fact.ToJsonString()]));
        (await Api.Get($"{location}?knownAt={before}")).MustBeProblem(404, "not-found");
    }

    [TestCaseSource(nameof(_types))]
    public async Task What_was_never_recorded_is_not_found(string call, string body, string finds, string findsNot, string location)
    {
        Assert.That((call, body, finds, findsNot), Is.Not.Default);
        var nowhere = location[..location.LastIndexOf('/')] + "/NOWHERE";

        (await Api.Get(nowhere)).MustBeProblem(404, "not-found");
        (await Api.Get(nowhere + "/history")).MustBeProblem(404, "not-found");
    }

    [Test]
    public async Task A_fact_is_read_as_of_a_day_and_as_known_at_a_version()
    {
        await Api.Record(Group.Product("CLOCK", "QRS"));
        var first = await Api.Record(Group.Price("CLOCK", "list", "10", from: "2025-01-01"));
        var second = await Api.Record(Group.Price("CLOCK", "list", "12", from: "2026-01-01"));
        var corrected = await Api.Record(Group.Price("CLOCK", "list", "11", from: "2025-01-01"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Amount("2024-12-31", corrected), Is.Null);
            Assert.That(await Amount("2025-06-30", first), Is.EqualTo("10"));
            Assert.That(await Amount("2026-06-30", first), Is.EqualTo("10"));
            Assert.That(await Amount("2026-06-30", second), Is.EqualTo("12"));
            Assert.That(await Amount("2025-06-30", second), Is.EqualTo("10"));
            Assert.That(await Amount("2025-06-30", corrected), Is.EqualTo("11"));
            Assert.That(await Amount("2026-06-30", corrected), Is.EqualTo("12"));
        }

        var history = await Api.Walk("/v1/prices/CLOCK:list:QRS:EUR:0/history?limit=1");
        Assert.That(history.Select(price => $"{price["version"]} {price["amount"]}"), Is.EqualTo([$"{first} 10", $"{second} 12", $"{corrected} 11"]));

        async Task<string?> Amount(string asOf, long knownAt)
            => await Api.Get($"/v1/prices/CLOCK:list:QRS:EUR:0?asOf={asOf}&knownAt={knownAt}") is { Status: 200 } answer ? (string?)answer.Json["amount"] : null;
    }

    [Test]
    public async Task A_withdrawn_fact_no_longer_holds_but_did_when_it_was_known()
    {
        await Api.Record(Group.Company("TAKEN"));
        var recorded = await Api.Record(Group.Stake("JKL", "TAKEN", "60"));
        (await Api.Send("POST", "/v1/stakes", ApiClient.Finance, Withdrawn())).Must(201);

        (await Api.Get("/v1/stakes/JKL:TAKEN")).MustBeProblem(404, "not-found");
        Assert.That((string?)(await Api.Read($"/v1/stakes/JKL:TAKEN?knownAt={recorded}"))["votesPercent"], Is.EqualTo("60"));
        Assert.That(await Api.Walk("/v1/stakes?owned=TAKEN"), Is.Empty);
        Assert.That((await Api.Walk("/v1/stakes/JKL:TAKEN/history")).Select(stake => (bool?)stake["withdrawn"]), Is.EqualTo([false, true]));
        (await Api.Send("POST", "/v1/stakes", ApiClient.Finance, Withdrawn())).MustBeProblem(422, "nothing-to-withdraw", "");

        static JsonNode Withdrawn() => Group.Stake("JKL", "TAKEN", "60").With("/type", null).With("/withdrawn", "true");
    }

    [Test]
    public async Task A_batch_has_one_version_and_may_refer_to_itself()
    {
        var answer = (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Group.Stake("NEWCO", "NEWSUB", "51"), Group.Company("NEWSUB"), Group.Company("NEWCO")))).Must(201);

        Assert.That(((int?)answer.Json["count"], answer.Json.AsObject().Count), Is.EqualTo((3, 2)));
        foreach (var path in new[] { "/v1/stakes/NEWCO:NEWSUB", "/v1/parties/NEWCO", "/v1/parties/NEWSUB" })
            Assert.That((long?)(await Api.Read(path))["version"], Is.EqualTo((long?)answer.Json["version"]));
    }

    [Test]
    public async Task A_batch_is_recorded_whole_or_not_at_all()
    {
        var before = (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;

        (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Group.Company("HALF"), Group.Stake("HALF", "NOBODY", "51"), Group.Rate("EUR", "EUX", "1"))))
            .MustBeProblem(422, "unknown-currency", "/facts/2/quote");
        (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Group.Company("HALF"), Group.Stake("HALF", "NOBODY", "51"))))
            .MustBeProblem(422, "unknown-party", "/facts/1/owned");

        (await Api.Get("/v1/parties/HALF")).MustBeProblem(404, "not-found");
        Assert.That((long?)(await Api.Read("/v1/parties/JKL"))["knownAt"], Is.EqualTo(before));
    }

    [Test]
    public async Task Ten_thousand_facts_are_one_batch_and_one_more_is_none()
    {
        static JsonNode[] Rates(int count, string kind) => [.. Enumerable.Range(0, count).Select(day =>
            new JsonObject { ["type"] = "rate", ["kind"] = kind, ["base"] = "EUR", ["quote"] = "PLN", ["rate"] = 4, ["date"] = new DateOnly(1990, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null) })];

        (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Rates(10_001, "m")))).MustBeProblem(422, "invalid-value", "/facts");
        (await Api.Get("/v1/rates/m:EUR:PLN")).MustBeProblem(404, "not-found");
        Assert.That((int?)(await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Rates(10_000, "n")))).Must(201).Json["count"], Is.EqualTo(10_000));
        Assert.That(await Api.Walk("/v1/rates/n:EUR:PLN/history?limit=1000"), Has.Count.EqualTo(10_000));
    }

    [Test]
    public async Task A_walk_stays_at_the_day_and_version_where_it_began()
    {
        await using var service = await TestService.WithGroup();
        var first = (await service.Api.Get("/v1/parties?limit=3")).Must(200).Json;
        await service.Api.Record(Group.Company("LATE"), Group.Company("QRS", company => company["name"] = "Renamed"));

        var rest = await service.Api.Walk($"/v1/parties?limit=3&cursor={first["next"]}");

        Assert.That(first["items"]!.AsArray().Concat(rest).Select(party => (string?)party!["id"]), Is.EqualTo(Group.Facts.Where(fact => (string?)fact["type"] == "party").Select(fact => (string?)fact["id"])));
        Assert.That(rest.Select(party => (string?)party["name"]), Does.Contain("QRS plc").And.Not.Contain("Renamed"));
    }

    [TestCase("/v1/parties?kind=Company")]
    [TestCase("/v1/products?kind=goods")]
    [TestCase("/v1/prices?kind=cost")]
    [TestCase("/v1/account-assignments?postingKey=cash")]
    [TestCase("/v1/account-assignments?relationship=sister")]
    [TestCase("/v1/parties?asOf=2026-02-30")]
    [TestCase("/v1/parties?knownAt=-1")]
    [TestCase("/v1/parties?knownAt=99999")]
    [TestCase("/v1/parties/JKL?knownAt=99999")]
    [TestCase("/v1/parties/JKL?limit=1")]
    [TestCase("/v1/parties/JKL/history?asOf=2026-01-01")]
    [TestCase("/v1/stakes?party=JKL")]
    [TestCase("/v1/rates?cursor=MQ")]
    [TestCase("/v1/rates?cursor=!")]
    public async Task Parameters_that_cannot_be_used_are_refused(string path) => (await Api.Get(path)).MustBeProblem(400, "invalid-parameter");

    private static IEnumerable<string> Keys(IEnumerable<JsonNode> facts) => facts.Select(fact => (string)fact["key"]!);

    private static string Today() => DateTime.UtcNow.ToString("yyyy-MM-dd", null);
}
