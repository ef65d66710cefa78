using System.IO.Compression;
using System.Text;
using IntercompanyPricing.Api.Imports;
using IntercompanyPricing.Service.Tests.SqlServer;
using static IntercompanyPricing.Service.Tests.Api.ImportFiles;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Bad files are refused with the place of the fault, and nothing is recorded.</summary>
[EveryStore]
internal sealed class BadImportTests
{
    private const string Bods = "/v1/imports/bods";
    private const string Gleif = "/v1/imports/gleif-relationships";

    private TestService _service = null!;
    private long _version;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        _version = await Version();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TearDown]
    public async Task Nothing_was_recorded() => Assert.That(await Version(), Is.EqualTo(_version));

    [TestCase("", "empty")]
    [TestCase("  \n ", "empty")]
    [TestCase("[", "line 1")]
    [TestCase("[\n{}", "line 2")]
    [TestCase("[{}\n{}]", "line 2 a comma is missing")]
    [TestCase("[{},]", "line 1")]
    [TestCase("[]\n[]", "line 2 something follows")]
    [TestCase("[\n{\"statementId\":\n}]", "line 3")]
    [TestCase("[{\"a\":NaN}]", "line 1")]
    [TestCase("<a/>", "XML")]
    public async Task Malformed_JSON_is_refused_with_its_line(string body, string expected)
    {
        if (body == "[{}\n{}]")
            body = List(Entity("a")).ToJsonString()[..^1] + "\n" + Entity("b").ToJsonString() + "]";
        if (body == "[\n{}")
            body = "[\n" + Entity("a").ToJsonString();
        if (body == "[{},]")
            body = List(Entity("a")).ToJsonString()[..^1] + ",]";
        Assert.That((string?)(await Send(Bods, body)).MustBeProblem(400, "malformed-json").Json["detail"], Does.Contain(expected));
    }

    [TestCase("/0/statementId", null, "missing-member")]
    [TestCase("/0/recordId", null, "missing-member")]
    [TestCase("/0/recordId", "\"\"", "invalid-member")]
    [TestCase("/0/recordId", "7", "invalid-member")]
    [TestCase("/0/recordId", "\"\\ud800\"", "invalid-member")]
    [TestCase("/0/statementDate", null, "missing-member")]
    [TestCase("/0/statementDate", "\"2020-02-30\"", "invalid-member")]
    [TestCase("/0/statementDate", "\"2020-01-01 and more\"", "invalid-member")]
    [TestCase("/0/recordType", "\"company\"", "invalid-member")]
    [TestCase("/0/recordStatus", "\"New\"", "invalid-member")]
    [TestCase("/0/recordDetails", "[]", "invalid-member", "/0/recordDetails")]
    [TestCase("/0/recordDetails/subject", "[]", "invalid-member")]
    [TestCase("/0/recordDetails/interests", "{}", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0", "null", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/type", "\"shareHolding\"", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/directOrIndirect", "\"both\"", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/share/exact", "\"60\"", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/share/exact", "33.3333333", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/share/exact", "1e99", "invalid-member")]
    [TestCase("/0/recordDetails/interests/0/share/exact", "100.1", "invalid-value")]
    [TestCase("/0/recordDetails/interests/0/share/exact", "-1", "invalid-value")]
    [TestCase("/0/recordDetails/interests/0/endDate", "\"yesterday\"", "invalid-member")]
    [TestCase("/0/publicationDetails/bodsVersion", "\"0.3\"", "invalid-value")]
    public async Task A_statement_that_cannot_be_is_refused_with_its_place(string pointer, string? json, string code, string? blamed = null)
    {
        var text = List(Holds("a", "b", "60")).With(pointer, json is null or "\"\\ud800\"" ? json is null ? null : "\"half\"" : json).ToJsonString();
        if (json == "\"\\ud800\"")
            text = text.Replace("\"half\"", json, StringComparison.Ordinal);
        var problem = (await Send(Bods, text)).MustBeProblem(code == "invalid-value" ? 422 : 400, code, blamed ?? pointer);
        Assert.That((string?)problem.Json["detail"], Does.Contain("ine 1"));
    }

    [Test]
    public async Task Statements_before_version_0_4_are_refused()
        => (await Send(Bods, """[{"statementID":"1","statementType":"entityStatement"}]""")).MustBeProblem(422, "invalid-value", "/0");

    [TestCase(Bods, "{}", "/recordType")]
    [TestCase(Bods, " {}\n", "/recordType")]
    [TestCase(Bods, "[{}]", "/0/recordType")]
    [TestCase(Bods, "{}\n{}", "/0/recordType")]
    [TestCase(Gleif, "{}", "/Relationship")]
    public async Task The_place_in_a_body_that_is_one_record_is_in_that_record(string import, string body, string pointer)
        => (await Send(import, body)).MustBeProblem(400, "missing-member", pointer);

    [Test]
    public async Task The_place_counts_records_and_lines()
    {
        var problem = (await Send(Bods, Entity("a").ToJsonString() + "\n\n" + Entity("b").With("/recordDetails/entityType/type", "\"firm\"").ToJsonString(), "application/x-ndjson")).MustBeProblem(400, "invalid-member", "/1/recordDetails/entityType/type");
        Assert.That((string?)problem.Json["detail"], Does.StartWith("Line 3:"));
    }

    [Test]
    public async Task The_same_statement_twice_is_refused()
        => (await Send(Bods, List(Entity("a"), Entity("a")).ToJsonString())).MustBeProblem(422, "invalid-value", "/1/statementId");

    [Test]
    public async Task A_member_that_stands_twice_is_refused()
        => (await Send(Bods, """[{"statementId":"1","statementId":"2"}]""")).MustBeProblem(400, "duplicate-member", "/0");

    [Test]
    public async Task A_record_that_is_no_object_is_refused()
        => (await Send(Bods, "[[]]")).MustBeProblem(400, "invalid-member", "/0");

    [Test]
    public async Task A_wrong_lei_is_refused_naming_the_record()
        => (await Send(Bods, List(Entity("a", "52990000000000000197")).ToJsonString())).MustBeProblem(422, "invalid-value", "/0");

    [Test]
    public async Task Deep_nesting_is_refused()
    {
        (await Send(Bods, $"[{{\"a\":{new string('[', 100_000)}")).MustBeProblem(400, "malformed-json");
        (await Send(Gleif, "<rr:RelationshipData xmlns:rr=\"http://www.gleif.org/data/schema/rr/2016\">" + string.Concat(Enumerable.Repeat("<a>", 10_000)), "application/xml")).MustBeProblem(400, "malformed-xml");
    }

    [TestCase("")]
    [TestCase("<")]
    [TestCase("<a/>")]
    [TestCase("<RelationshipData/>")]
    [TestCase("<rr:RelationshipData xmlns:rr=\"http://www.gleif.org/data/schema/rr/2016\">")]
    [TestCase("[]")]
    public async Task Other_XML_is_refused(string body) => (await Send(Gleif, body, "application/xml")).MustBeProblem(400, "malformed-xml");

    [TestCase("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">")]
    [TestCase("<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public async Task A_document_type_is_refused_unread(string type)
    {
        var problem = (await Send(Gleif, type + Xml()[Xml().IndexOf("<rr:", StringComparison.Ordinal)..], "application/xml")).MustBeProblem(400, "malformed-xml");
        Assert.That((string?)problem.Json["detail"], Does.Contain("document type"));
    }

    [TestCase("Relationship/RelationshipType", "<rr:RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</rr:RelationshipType>", "", "missing-member")]
    [TestCase("Registration/LastUpdateDate", "<rr:LastUpdateDate>2023-01-01T00:00:00Z</rr:LastUpdateDate>", "<rr:LastUpdateDate>soon</rr:LastUpdateDate>", "invalid-member")]
    [TestCase("Relationship/RelationshipPeriods/1/StartDate", "<rr:StartDate>2020-01-01T00:00:00.000Z</rr:StartDate>", "", "missing-member")]
    [TestCase("Relationship/RelationshipStatus", "</rr:RelationshipStatus>", "</rr:RelationshipStatus><rr:RelationshipStatus>INACTIVE</rr:RelationshipStatus>", "duplicate-member")]
    public async Task An_element_that_is_missing_or_wrong_is_refused_with_its_place(string place, string old, string @new, string code)
    {
        var record = XmlRecord(Child, "IS_DIRECTLY_CONSOLIDATED_BY", Parent);
        (await Send(Gleif, Xml(record, record.Replace(old, @new, StringComparison.Ordinal)), "application/xml")).MustBeProblem(400, code, $"/1/{place}");
    }

    [Test]
    public async Task What_is_not_UTF8_or_packed_is_refused()
    {
        var file = List(Entity("zażółć")).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var xml = Xml(XmlRecord(Child, "IS_FEEDER_TO", Parent));
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(file.Replace('ż', 'ó').Replace('ł', 'ó').Replace('ć', 'ó')), Encoding.Unicode.GetBytes(file), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(file)], Packed(file) })
            (await Send(Bods, bytes)).MustBeProblem(400, "malformed-json");
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(xml.Replace("IS_FEEDER_TO", "é", StringComparison.Ordinal)), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(xml)], Packed(xml) })
            (await Send(Gleif, bytes, "application/xml")).MustBeProblem(400, "malformed-xml");
        (await Send(Bods, Packed(file), encoding: "gzip")).MustBeProblem(415, "unsupported-media-type");
    }

    [TestCase(Bods, "text/plain")]
    [TestCase(Bods, "application/xml")]
    [TestCase(Bods, "application/json; charset=utf-16")]
    [TestCase(Gleif, "text/csv")]
    [TestCase(Gleif, "application/xml; charset=iso-8859-2")]
    public async Task Another_content_type_is_refused(string path, string type) => (await Send(path, "[]", type)).MustBeProblem(415, "unsupported-media-type");

    [Test]
    public async Task A_body_that_is_too_long_is_refused_before_it_is_read_to_its_end()
    {
        // Blanks between records, without a length: it is refused long before two gigabytes have come.
        var endless = new EndlessStream("[", Entity("a").ToJsonString() + ",", " ");
        using var request = await Api.Request("POST", Bods, ApiClient.Finance);
        request.Content = new StreamContent(endless);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        (await Api.Send(request)).MustBeProblem(413, "body-too-large");
        Assert.That(endless.Given, Is.LessThan(8 * ImportStream.MaxRecordLength));
    }

    [Test]
    public async Task A_record_that_is_too_long_is_refused()
    {
        (await Send(Bods, $$"""[{"statementId":"{{new string('x', 2 * ImportStream.MaxRecordLength)}}"}]""")).MustBeProblem(413, "body-too-large");
        (await Send(Gleif, Xml($"<rr:RelationshipRecord a=\"{new string('x', 2 * ImportStream.MaxRecordLength)}\"/>"), "application/xml")).MustBeProblem(413, "body-too-large");
    }

    [Test]
    public async Task The_limits_of_length_and_number_hold()
    {
        var stream = new ImportStream(new EndlessStream("", "x", " "));
        var buffer = new byte[ImportStream.MaxRecordLength];
        for (var i = 0; i < ImportStream.MaxLength / buffer.Length; i++)
        {
            await stream.ReadExactlyAsync(buffer);
            stream.CountRecord();
        }

        Assert.That(async () => await stream.ReadExactlyAsync(buffer), Throws.Exception.With.Message.Contains($"{ImportStream.MaxLength}"));
        var full = new ImportStream(Stream.Null);
        for (var i = 0; i < ImportStream.MaxRecords; i++)
            full.CountRecord();
        Assert.That(full.CountRecord, Throws.Exception.With.Message.Contains($"{ImportStream.MaxRecords}"));
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private Task<Answer> Send(string path, string body, string type = "application/json") => Send(path, Encoding.UTF8.GetBytes(body), type);

    private async Task<Answer> Send(string path, byte[] body, string type = "application/json", string? encoding = null)
    {
        using var request = await Api.Request("POST", path, ApiClient.Finance);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return await Api.Send(request);
    }

    private async Task<long> Version() => (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;

    /// <summary>A beginning, one record, and the same sign for two gigabytes.</summary>
    private sealed class EndlessStream(string begin, string record, string then) : Stream
    {
        private readonly byte[] _begin = Encoding.UTF8.GetBytes(begin + record);

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Given > 2_147_483_648)
                return 0;
            for (var i = 0; i < count; i++, Given++)
                buffer[offset + i] = Given < _begin.Length ? _begin[Given] : (byte)then[0];
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
