using System.Buffers.Text;
using System.Text.Json;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// Reads of a stored order what the report tells, in one pass that steps over all else. A report reads every order of a year, and
/// most of a document is proof, price steps and journal lines: a serialiser takes twice as long over it.
/// </summary>
internal ref struct ReportedOrderReader
{
    private readonly byte[] _document;
    private Utf8JsonReader _json;

    // Reads the object that begins at a place.
    private ReportedOrderReader(byte[] document, int place)
    {
        _document = document;
        _json = new Utf8JsonReader(document.AsSpan(place));
        _json.Read();
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A member is not what it should be.</exception>
    public static ReportedOrder Read(byte[] document) => new ReportedOrderReader(document, 0).Order();

    private ReportedOrder Order()
    {
        var order = new ReportedOrder();
        while (NextMember() && !Is("decision"u8))
        {
            if (Is("id"u8))
                order.Id = Id();
            else if (Is("sellerDocument"u8))
                order.SellerDocument = Text();
            else if (Is("buyerDocument"u8))
                order.BuyerDocument = TextOrNull();
            else if (Is("documentYear"u8))
                order.DocumentYear = Int();
            else if (Is("sourceSystem"u8))
                order.SourceSystem = TextOrNull();
            else if (Is("buyer"u8))
                order.Buyer = Text();
            else if (Is("seller"u8))
                order.Seller = Text();
            else if (Is("date"u8))
                order.Date = Date();
            else if (Is("priceDate"u8))
                order.PriceDate = Date();
            else if (Is("postingDate"u8))
                order.PostingDate = Date();
            else if (Is("currency"u8))
                order.Currency = Text();
            else if (Is("knownAt"u8))
                order.KnownAt = Long();
            else if (Is("postedAt"u8))
                order.PostedAt = Instant();
            else if (Is("postedBy"u8))
                order.PostedBy = Text();
            else if (Is("engine"u8))
                order.Engine = Text();
            else
                _json.Skip();
        }

        var place = Decision(order);
        place = Lines(order.Lines, place);
        Journal(order.Journal, place);
        order.Reverses = Reverses(place);
        return order;
    }

    // A third of a document is the decision, which is kept as it is written: its end is where the lines begin. That nothing else
    // can look like their beginning is JSON's own promise, as a quote within a text is always escaped. Answers where they begin.
    private int Decision(ReportedOrder order)
    {
        _json.Read();
        var start = (int)_json.TokenStartIndex;
        var lines = ",\"lines\":["u8;
        var length = _document.AsSpan(start).IndexOf(lines);
        if (length < 0)
            throw new InvalidOperationException("A stored order has no lines behind its decision.");
        order.Decision = _document.AsMemory(start, length);
        return start + length + lines.Length - 1;
    }

    // It stands behind the journal, where no member that clients name can follow.
    private readonly Guid? Reverses(int behind)
    {
        var member = "\"reverses\":\""u8;
        var place = _document.AsSpan().LastIndexOf(member);
        return place > behind && Utf8Parser.TryParse(_document.AsSpan(place + member.Length), out Guid order, out _) ? order : null;
    }

    // Answers where the array ends that begins at a place.
    private readonly int Lines(List<ReportedLine> lines, int place)
    {
        var reader = new ReportedOrderReader(_document, place);
        reader.Lines(lines);
        if (reader._json.TokenType != JsonTokenType.EndArray)
            throw new InvalidOperationException("A stored order has lines that cannot be read to their end.");
        return place + (int)reader._json.BytesConsumed;
    }

    private void Lines(List<ReportedLine> lines)
    {
        while (NextObject())
        {
            var line = new ReportedLine();
            while (NextMember())
            {
                if (Is("number"u8))
                    line.Number = Int();
                else if (Is("product"u8))
                    line.Product = Text();
                else if (Is("quantity"u8))
                    line.Quantity = Text();
                else if (Is("unit"u8))
                    line.Unit = Text();
                else if (Is("unitPrice"u8))
                    line.UnitPrice = Text();
                else if (Is("amount"u8))
                    line.Amount = Text();
                else if (Is("listPrice"u8))
                    line.ListPrice = TextOrNull();
                else if (Is("benefit"u8))
                    Benefit(line);
                else if (Is("pricing"u8))
                    Pricing(line);
                else
                    _json.Skip();
            }

            lines.Add(line);
        }
    }

    private void Pricing(ReportedLine line)
    {
        for (_json.Read(); NextMember();)
        {
            if (Is("method"u8))
                line.Method = Text();
            else if (Is("policy"u8))
                line.Policy = TextOrNull();
            else if (Is("policyVersion"u8))
                line.PolicyVersion = LongOrNull();
            else if (Is("steps"u8))
                Steps(line);
            else if (Is("range"u8))
                Range(line);
            else
                _json.Skip();
        }
    }

    // A step that has a date and is no money is an exchange rate.
    private void Steps(ReportedLine line)
    {
        for (_json.Read(); NextObject();)
        {
            var (value, date, currency) = ("", (string?)null, (string?)null);
            while (NextMember())
            {
                if (Is("value"u8))
                    value = Text();
                else if (Is("date"u8))
                    date = TextOrNull();
                else if (Is("currency"u8))
                    currency = TextOrNull();
                else
                    _json.Skip();
            }

            if (line.PriceRate is null && date is not null && currency is null)
                (line.PriceRate, line.PriceRateDate) = (value, DateConverter.Parse(date));
        }
    }

    private void Range(ReportedLine line)
    {
        for (var isThere = NotNull(); isThere && NextMember();)
        {
            if (Is("benchmark"u8))
                line.Benchmark = Text();
            else if (Is("indicator"u8))
                line.Indicator = Text();
            else if (Is("value"u8))
                line.IndicatorValue = Text();
            else if (Is("position"u8))
                line.RangePosition = Text();
            else
                _json.Skip();
        }
    }

    private void Benefit(ReportedLine line)
    {
        for (var isThere = NotNull(); isThere && NextMember();)
        {
            if (Is("programme"u8))
                line.Programme = Text();
            else if (Is("programmeVersion"u8))
                line.ProgrammeVersion = LongOrNull();
            else
                _json.Skip();
        }
    }

    // Half of a document is journal lines, which the report does not tell: it goes from one entry's beginning to the next.
    private readonly void Journal(List<ReportedEntry> journal, int place)
    {
        var beginning = "{\"company\":"u8;
        while (true)
        {
            var next = _document.AsSpan(place).IndexOf(beginning);
            if (next < 0)
                return;
            place += next;
            journal.Add(new ReportedOrderReader(_document, place).Entry());
            place += beginning.Length;
        }
    }

    private ReportedEntry Entry()
    {
        var entry = new ReportedEntry();
        while (NextMember() && !Is("lines"u8))
        {
            if (Is("company"u8))
                entry.Company = Text();
            else if (Is("exchange"u8))
                Exchange(entry);
            else
                _json.Skip();
        }

        return entry;
    }

    private void Exchange(ReportedEntry entry)
    {
        for (var isThere = NotNull(); isThere && NextMember();)
        {
            if (Is("rate"u8))
                entry.Rate = Text();
            else if (Is("date"u8))
                entry.RateDate = TextOrNull() is { } date ? DateConverter.Parse(date) : null;
            else
                _json.Skip();
        }
    }

    private bool NotNull() => _json.Read() && _json.TokenType != JsonTokenType.Null;

    private bool NextMember() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    private bool NextObject() => _json.Read() && _json.TokenType == JsonTokenType.StartObject;

    private readonly bool Is(ReadOnlySpan<byte> member) => _json.ValueTextEquals(member);

    private string Text() => TextOrNull() ?? throw new InvalidOperationException("A stored order has a null where it needs a text.");

    private string? TextOrNull()
    {
        _json.Read();
        return _json.GetString();
    }

    private int Int() => (int)Long();

    private long Long() => LongOrNull() ?? throw new InvalidOperationException("A stored order has a null where it needs a number.");

    private long? LongOrNull()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetInt64();
    }

    private Guid Id()
    {
        _json.Read();
        return _json.GetGuid();
    }

    private DateTimeOffset Instant()
    {
        _json.Read();
        return _json.GetDateTimeOffset();
    }

    private DateOnly Date()
    {
        _json.Read();
        return DateOnly.FromDateTime(_json.GetDateTime());
    }
}
