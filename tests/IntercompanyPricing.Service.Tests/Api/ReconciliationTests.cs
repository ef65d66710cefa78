using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>XYZ sold ABC twice; both ERPs send what they have booked.</summary>
[EveryStore]
internal sealed class ReconciliationTests
{
    private const string Path = "/v1/reports/reconciliation?company=ABC&counterparty=XYZ&asOf=2026-12-31";
    private const string Csv = "document,date,amount,currency,counterparty,account\n";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);
        (await Api.Post(Group.Order("INV/2", date: "2026-03-10"))).Must(201);
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Both_sides_agree_item_by_item_until_an_erp_says_otherwise()
    {
        var before = await Api.Read(Path);
        Assert.That(before["balances"]!.AsArray().Select(row => $"{row!["seller"]} {row["buyer"]} {row["currency"]} {row["items"]} {row["receivable"]} {row["payable"]} {row["difference"]} {row["sellersFunctionalAmount"]}"),
            Is.EqualTo(new[] { "XYZ ABC EUR 2 880.00 880.00 0.00 880.00" }));
        Assert.That(before["openItems"]!.AsArray().Select(item => $"{item!["sellerDocument"]} {item["amount"]}"), Is.EqualTo(new[] { "INV/1 440.00", "INV/2 440.00" }));
        Assert.That((bool?)before["isReconciled"], Is.True);

        var report = (await Import("ABC", Csv + "45,2026-03-02,-440.00,EUR,XYZ,K-2120\n45,2026-03-02,-440.00,EUR,XYZ,K-2120\n99,2026-03-02,-1.00,EUR,XYZ,K-2120\n")).Must(200).Json;
        Assert.That((Count(report, "read"), Count(report, "taken"), Count(report, "known"), Count(report, "refused")), Is.EqualTo((3, 3, 0, 0)));
        var after = await Api.Read(Path);
        Assert.That(Differences(after, "ABC"), Is.EqualTo(new[] { "duplicate 45 440", "missing-in-erp INV/2 ", "missing-here 99 1" }));
        Assert.That(Differences(after, "XYZ"), Is.Empty, "whose ERP sent nothing");
        Assert.That((bool?)after["isReconciled"], Is.False);
    }

    [Test]
    public async Task The_checklist_of_a_month_tells_with_whom_the_companys_own_erp_differs()
    {
        (await Import("ABC", Csv + "45,2026-03-02,-440.00,EUR,XYZ,K-2120\nINV/2,2026-03-31,-440.00,EUR,XYZ,K-2120\n99,2026-04-02,-1.00,EUR,XYZ,K-2120\n")).Must(200);
        Assert.That((await Unreconciled("ABC/2026-03")).ToJsonString(), Is.EqualTo("[]"), "another day is no difference, and April is another month");
        Assert.That((await Unreconciled("ABC/2026-04")).ToJsonString(), Is.EqualTo("""[{"counterparty":"XYZ","differences":1}]"""));

        (await Import("ABC", Csv + "7,2026-03-05,-2.00,EUR,XYZ,K-2120\n8,2026-03-05,-2.00,EUR,QRS,K-2120\n9,2026-03-05,-2.00,EUR,QRS,K-2120\n")).Must(200);
        Assert.That((await Unreconciled("ABC/2026-03")).ToJsonString(), Is.EqualTo("""[{"counterparty":"XYZ","differences":1},{"counterparty":"QRS","differences":2}]"""));
        Assert.That((bool)(await Api.Read("/v1/periods/ABC/2026-03/checklist"))["isClear"]!, Is.False);
        Assert.That((await Unreconciled("XYZ/2026-03")).ToJsonString(), Is.EqualTo("[]"), "whose ERP sent nothing");

        async Task<JsonNode> Unreconciled(string month) => (await Api.Read($"/v1/periods/{month}/checklist"))["unreconciled"]!;
    }

    [Test]
    public async Task A_reversal_closes_its_item_and_is_a_booking_of_its_own()
    {
        var order = (await Api.Walk("/v1/orders"))[0];
        (await Api.SendText("POST", $"/v1/orders/{order["id"]}/reversal", "erp:ABC", """{"date":"2026-03-20","reason":"Back","lines":[{"number":1,"quantity":"2"}]}""", "k1")).Must(201);
        Assert.That((await Api.Read(Path))["openItems"]!.AsArray().Select(item => (string?)item!["amount"]), Is.EqualTo(new[] { "264.00", "440.00" }));
        (await Api.SendText("POST", $"/v1/orders/{order["id"]}/reversal", "erp:ABC", """{"date":"2026-03-21","reason":"Back"}""", "k2")).Must(201);
        Assert.That((await Api.Read(Path))["openItems"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Api.Read(Path.Replace("2026-12-31", "2026-03-20", StringComparison.Ordinal)))["openItems"]!.AsArray(), Has.Count.EqualTo(2), "as of the day before");

        (await Import("XYZ", Csv + "INV/1,2026-03-01,440.00,EUR,ABC,R\nINV/1/R1,2026-03-20,-176.00,EUR,ABC,R\nINV/2,2026-03-10,440.00,EUR,ABC,R\n")).Must(200);
        Assert.That(Differences(await Api.Read(Path), "XYZ"), Is.EqualTo(new[] { "missing-in-erp INV/1/R2 " }));
    }

    [Test]
    public async Task The_same_lines_again_add_nothing_whatever_file_they_come_in()
    {
        const string line = """{"document":"45","date":"2026-03-01","amount":-440,"currency":"EUR","counterparty":"XYZ","account":"K-2120"}""";
        (await Import("ABC", line + "\n\n" + line, "application/x-ndjson")).Must(200);
        var again = (await Import("ABC", "account;counterparty;currency;amount;date;document\r\nK-2120;XYZ;EUR;-440.00;2026-03-01;45\r\n")).Must(200).Json;

        Assert.That((Count(again, "read"), Count(again, "taken"), Count(again, "known")), Is.EqualTo((1, 0, 1)));
        Assert.That(Differences(await Api.Read(Path), "ABC"), Has.Member("duplicate 45 440"), "the two lines of the first file are two bookings");
    }

    [Test]
    public async Task Many_lines_are_taken_at_once_and_two_imports_at_once_take_each_line_once()
    {
        var lines = Csv + string.Concat(Enumerable.Range(0, 2500).Select(i => $"D{i},2026-03-01,1.00,EUR,XYZ,K\n"));
        var answers = await Task.WhenAll(Import("ABC", lines), Import("ABC", lines));

        Assert.That(answers.Sum(answer => Count(answer.Must(200).Json, "taken")), Is.EqualTo(2500));
        Assert.That(answers.Sum(answer => Count(answer.Json, "known")), Is.EqualTo(2500));
    }

    [Test]
    public async Task A_line_that_cannot_be_is_named_and_the_others_are_taken()
    {
        var report = (await Import("ABC", Csv + string.Join('\n',
            "A,2026-13-01,1,EUR,XYZ,K", "B,2026-03-01,1.005,EUR,XYZ,K", "C,2026-03-01,1,EUX,XYZ,K", "D,2026-03-01,1,EUR,NOBODY,K", "E,2026-03-01,1,EUR,ABC,K", "F,2026-03-01,x,EUR,XYZ,K", "G,2026-03-01,1,EUR,P-1,K", "H,2026-03-01,1", "",
            "I,2026-03-01,1,EUR,XYZ,K"))).Must(200).Json;

        Assert.That((Count(report, "taken"), Count(report, "refused")), Is.EqualTo((1, 8)));
        Assert.That(report["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["code"]} {fault["pointer"]}"), Is.EqualTo(new[]
        {
            "2 invalid-member /date", "3 invalid-value /amount", "4 unknown-currency /currency", "5 unknown-party /counterparty", "6 same-party /counterparty", "7 invalid-member /amount", "8 wrong-party-kind /counterparty", "9 malformed-csv ",
        }));
        var json = (await Import("ABC", "{}\nnothing\n", "application/x-ndjson")).Must(200).Json;
        Assert.That(json["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["code"]} {fault["pointer"]}"), Is.EqualTo(new[] { "1 missing-member /document", "2 malformed-json " }));
    }

    [TestCase("document,date\n", "1")]
    [TestCase("", "1")]
    [TestCase("document,date,amount,currency,counterparty,account\nA,2026-03-01,1,EUR,XYZ,K\n\"B,2026-03-01,1,EUR,XYZ,K\n", "3")]
    public async Task A_broken_file_is_told_by_its_line(string file, string line)
        => Assert.That((string?)(await Import("ABC", file)).MustBeProblem(400, "malformed-csv").Json["line"], Is.EqualTo(line));

    [Test]
    public async Task An_erp_sees_its_own_companies_and_imports_for_them_alone()
    {
        (await Import("XYZ", Csv + "X,2026-03-01,1,EUR,ABC,K\n", who: "erp:XYZ")).Must(200);
        (await Import("XYZ", Csv + "X,2026-03-01,1,EUR,ABC,K\n", who: "erp:ABC")).MustBeProblem(403, "company-not-in-scope");

        (await Api.Get(Path, "erp:QRS")).MustBeProblem(403, "company-not-in-scope");
        Assert.That((await Api.Get(Path, "erp:ABC")).Must(200).Json["erps"]!.AsArray().Select(erp => (int)erp!["imported"]!), Is.EqualTo(new[] { 0, 0 }), "what XYZ's ERP booked is XYZ's own");
        Assert.That((await Api.Get(Path, "erp:XYZ")).Must(200).Json["erps"]!.AsArray().Select(erp => (int)erp!["imported"]!), Is.EqualTo(new[] { 0, 1 }));
    }

    [TestCase("?company=ABC")]
    [TestCase("?company=ABC&counterparty=NOBODY")]
    [TestCase("?company=ABC&counterparty=ABC-SHOP")]
    [TestCase("?company=ABC&counterparty=ABC")]
    [TestCase("?company=ABC&counterparty=XYZ&toleranceAmount=-1")]
    [TestCase("?company=ABC&counterparty=XYZ&toleranceDays=367")]
    [TestCase("?company=ABC&counterparty=XYZ&from=2026-02-01&asOf=2026-01-01")]
    public async Task What_cannot_be_asked_is_told(string query) => (await Api.Get("/v1/reports/reconciliation" + query)).MustBeProblem(400, "invalid-parameter");

    private Task<Answer> Import(string company, string body, string mediaType = "text/csv", string who = ApiClient.Finance)
        => Api.SendText("POST", $"/v1/reconciliation/imports?company={company}", who, body, contentType: mediaType);

    private static int Count(JsonNode report, string member) => (int)report[member]!;

    private static IEnumerable<string> Differences(JsonNode report, string company)
        => report["erps"]!.AsArray().Single(erp => (string?)erp!["company"] == company)!["differences"]!.AsArray()
            .Select(difference => $"{difference!["reason"]} {difference["document"]} {((string?)difference["erpAmount"])?.TrimStart('-').Split('.')[0]}");
}
