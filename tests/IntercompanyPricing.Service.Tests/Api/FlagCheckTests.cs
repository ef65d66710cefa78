using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class FlagCheckTests
{
    private const string Path = "/v1/ownership/flag-check?date=2026-03-01";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Wrong_flags_are_told_with_their_places_and_the_decision_that_a_classification_gives()
    {
        var check = (await Json("""{"date":"2026-03-01","flags":[{"company":"ABC","partner":"XYZ","internal":false},{"company":"ABC","partner":"QRS","internal":false},{"company":"ABC","partner":"NEW-1","internal":true}]}""", "")).Must(200).Json;

        Assert.That(((string?)check["date"], (long?)check["knownAt"], (int?)check["checked"], (int?)check["right"]), Is.EqualTo(("2026-03-01", 2L, 3, 1)));
        var wrong = check["wrong"]!.AsArray().Single()!;
        Assert.That($"{wrong["places"]!.ToJsonString()} {wrong["company"]} {wrong["partner"]} {wrong["internal"]} {wrong["proof"]}",
            Is.EqualTo("""["/flags/0"] ABC XYZ false JKL holds 100% of ABC (version 2) and 100% of XYZ (version 2)"""));
        var decision = (await Api.SendText("POST", "/v1/classifications", ApiClient.Auditor, """{"buyer":"ABC","seller":"XYZ","date":"2026-03-01"}""")).Must(200).Json;
        Assert.That(wrong["decision"]!.ToJsonString(), Is.EqualTo(decision.ToJsonString()));
        Assert.That(check["undecided"]!.AsArray().Select(flag => $"{flag!["places"]!.ToJsonString()} {flag["partner"]} {flag["code"]}"), Is.EqualTo(new[] { """["/flags/2"] NEW-1 unknown-party""" }));
    }

    [TestCase("company,partner,internal\nABC,XYZ,true\nABC,QRS,no\nABC,QRS,1\n", TestName = "commas")]
    [TestCase("company;partner;internal\r\nABC;XYZ;x\r\nABC;QRS;\r\nABC;QRS;X", TestName = "semicolons, and no line end at the end")]
    [TestCase("\uFEFFCompany, Partner, Internal\nABC, XYZ, YES\nABC, QRS, 0\nABC, QRS, yes\n", TestName = "a byte order mark and blanks")]
    [TestCase("internal,partner,company\nTRUE,\"XYZ\",ABC\nFALSE,QRS,ABC\nTRUE,QRS,ABC\n", TestName = "another order, and quotation marks")]
    public async Task Csv_is_read_as_it_is_exported(string csv)
    {
        var check = (await Csv(csv)).Must(200).Json;

        Assert.That(((int?)check["checked"], (int?)check["right"], check["wrong"]!.AsArray().Single()!["places"]!.ToJsonString()), Is.EqualTo((3, 2, """["line 4"]""")));
    }

    [TestCase("", "1", TestName = "empty")]
    [TestCase("ABC,XYZ,true\n", "1", TestName = "no header")]
    [TestCase("company,partner,internal,remark\nABC,XYZ,true,\n", "1", TestName = "another column")]
    [TestCase("company,company,internal\nABC,XYZ,true\n", "1", TestName = "a column twice")]
    [TestCase("company,partner,internal\nABC,XYZ,true\nABC,XYZ\n", "3", TestName = "a field missing")]
    [TestCase("company,partner,internal\nABC,XYZ,true\n\nABC,XYZ,true,\n", "4", TestName = "a field too many, after an empty line")]
    [TestCase("company,partner,internal\nABC,,true\n", "2", TestName = "no partner")]
    [TestCase("company,partner,internal\nABC,X Y,true\n", "2", TestName = "no identifier")]
    [TestCase("company,partner,internal\nABC,XYZ,true\nABC,X\"Y\"Z,true\n", "3", TestName = "a quotation mark within a field")]
    [TestCase("company,partner,internal\nABC,XYZ,maybe\n", "2", TestName = "neither true nor false")]
    [TestCase("company,partner,internal\nABC,\"XYZ,true\nABC,QRS,true\n", "2", TestName = "a quotation mark that nothing ends")]
    [TestCase("company,partner,internal\nABC,XYZ,true\nABC,\uD800,true\n", "3", TestName = "a sign that stands for none")]
    public async Task A_line_that_cannot_be_read_refuses_the_whole_by_its_number(string csv, string line)
    {
        var problem = (await Csv(csv)).MustBeProblem(400, "malformed-csv");

        Assert.That(((string?)problem.Json["line"], ((string?)problem.Json["detail"])!.StartsWith($"Line {line} ", StringComparison.Ordinal)), Is.EqualTo((line, true)), problem.Text);
    }

    [Test]
    public async Task Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        using var request = await Api.Request("POST", Path, ApiClient.Finance);
        request.Content = new ByteArrayContent([.. "company,partner,internal\nABC,"u8, 0xE4, .. ",true\n"u8]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/csv");

        Assert.That((string?)(await Api.Send(request)).MustBeProblem(400, "malformed-csv").Json["line"], Is.EqualTo("2"));
    }

    [Test]
    public async Task A_hundred_thousand_flags_of_few_pairs_take_seconds_and_one_more_is_refused()
    {
        var csv = new StringBuilder("company,partner,internal\n");
        var tenth = await Took(10_000, (10_000, 5_000, 5_000));
        var whole = await Took(100_000, (100_000, 50_000, 50_000));

        // By the clock of a machine that is busy: what is quadratic would take a hundred times as long as the tenth.
        Assert.That(whole, Is.LessThan(TimeSpan.FromSeconds(10)).Or.LessThan(40 * tenth));
        var refused = (await Csv(csv.Append("ABC,XYZ,true\n").ToString())).MustBeProblem(422, "invalid-value");
        Assert.That((string?)refused.Json["detail"], Does.StartWith("Line 100002: more than 100000 flags"));

        async Task<TimeSpan> Took(int flags, (int Checked, int Right, int Wrong) expected)
        {
            for (var i = csv.ToString().Count(sign => sign == '\n') - 1; i < flags; i++)
                csv.Append("ABC,").Append(i % 2 == 0 ? "XYZ" : "QRS").Append(",true\n");
            var begun = Stopwatch.GetTimestamp();
            var check = (await Csv(csv.ToString())).Must(200).Json;
            var took = Stopwatch.GetElapsedTime(begun);
            Assert.That(((int)check["checked"]!, (int)check["right"]!, check["wrong"]!.AsArray().Single()!["places"]!.AsArray().Count), Is.EqualTo(expected));
            return took;
        }
    }

    [Test]
    public async Task Json_that_cannot_be_is_refused_with_its_place()
    {
        (await Json("""{"flags":[{"company":"ABC","partner":"XYZ"}]}""")).MustBeProblem(400, "missing-member", "/flags/0/internal");
        (await Json("""{"flags":[{"company":"ABC","partner":"XYZ","internal":"x"}]}""")).MustBeProblem(400, "invalid-member", "/flags/0/internal");
        (await Json("""{"flags":[{"company":"ABC","partner":"X Y","internal":true},{"company":"","partner":"XYZ","internal":true}]}""")).MustBeProblem(422, "invalid-value", "/flags/1/company");
        (await Json("""{"date":"2026-03-02","flags":[]}""")).MustBeProblem(400, "invalid-parameter");
        var many = new JsonObject { ["flags"] = new JsonArray([.. Enumerable.Range(0, 100_001).Select(_ => new JsonObject { ["company"] = "A", ["partner"] = "B", ["internal"] = true })]) };
        (await Json(many.ToJsonString())).MustBeProblem(422, "invalid-value", "/flags");
    }

    [Test]
    public async Task The_day_is_today_where_none_is_named_and_the_version_can_be_chosen()
    {
        var before = DateTime.UtcNow;
        var check = (await Api.SendText("POST", "/v1/ownership/flag-check?knownAt=1", ApiClient.Auditor, "company,partner,internal\nABC,XYZ,true\n", contentType: "text/csv; charset=utf-8")).Must(200).Json;

        Assert.That((string?)check["date"], Is.EqualTo($"{before:yyyy-MM-dd}").Or.EqualTo($"{DateTime.UtcNow:yyyy-MM-dd}"), "midnight may have come between");
        Assert.That(((long?)check["knownAt"], check["undecided"]!.AsArray().Count), Is.EqualTo((1L, 1)));
    }

    [TestCase("text/plain")]
    [TestCase("text/csv; charset=iso-8859-1")]
    public async Task Another_form_is_refused(string contentType)
        => (await Api.SendText("POST", Path, ApiClient.Finance, "company,partner,internal\n", contentType: contentType)).MustBeProblem(415, "unsupported-media-type");

    private Task<Answer> Csv(string csv) => Api.SendText("POST", Path, ApiClient.Finance, csv, contentType: "text/csv");

    private Task<Answer> Json(string json, string query = "?date=2026-03-01") => Api.SendText("POST", "/v1/ownership/flag-check" + query, ApiClient.Finance, json);
}
