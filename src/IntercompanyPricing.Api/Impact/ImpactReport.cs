using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Impact;

/// <summary>
/// Streams the orders that change, as an <see cref="ImpactAnswer"/>, in commit order up to the last that was there when it
/// began. Memory stays small whatever their number, and a reader who hangs up ends it.
/// </summary>
internal sealed class ImpactReport(OrderQuery query, long knownAt, OrderComparison comparison, IStore store) : IResult
{
    private const int PageSize = 200;

    private readonly SortedDictionary<string, ImpactTotal> _totals = new(StringComparer.Ordinal);
    private long _examined;
    private long _changed;
    private long _classChanged;
    private long _refused;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var hungUp = httpContext.RequestAborted;

        // The first page before the first byte: a store that is away is still answered with a problem.
        var page = store.ReadOrders(query with { Limit = PageSize });
        httpContext.Response.ContentType = JsonBytes.MediaType;
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Strict.Options.Encoder });
        Begin(writer);
        while (true)
        {
            foreach (var stored in page)
                Examine(JsonSerializer.Deserialize(stored.Document, ApiJson.Strict.PostedOrder)!, writer);
            await writer.FlushAsync(hungUp);
            if (page.Count < PageSize)
                break;
            hungUp.ThrowIfCancellationRequested();
            page = store.ReadOrders(query with { Limit = PageSize, After = page[^1].Sequence });
        }

        End(writer);
        await writer.FlushAsync(hungUp);
    }

    private void Examine(PostedOrder posted, Utf8JsonWriter writer)
    {
        // A correction follows its order, whatever the facts are now.
        if (!posted.IsSupply)
            return;
        _examined++;
        if (comparison.Of(posted) is not { } impact)
            return;
        _changed++;
        if ((impact.Before.Classification, impact.Before.Relationship) != (impact.After.Classification, impact.After.Relationship))
            _classChanged++;
        if (impact.After.Total is null)
            _refused++;
        if (impact.Difference is { } difference)
            Add(impact.Currency, impact.Before.Total!.Value, impact.After.Total!.Value, difference);
        JsonSerializer.Serialize(writer, impact, ApiJson.Strict.OrderImpact);
    }

    private void Add(Currency currency, Amount before, Amount after, Amount difference)
    {
        var sum = _totals.GetValueOrDefault(currency.Code) ?? new ImpactTotal(currency, 0, Amount.Zero(currency), Amount.Zero(currency), Amount.Zero(currency));
        Amount Plus(Amount a, Amount b) => new(a.Minor + b.Minor, currency);
        _totals[currency.Code] = new ImpactTotal(currency, sum.Orders + 1, Plus(sum.Before, before), Plus(sum.After, after), Plus(sum.Difference, difference));
    }

    private void Begin(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("from", query.From?.ToString("yyyy-MM-dd", null));
        writer.WriteString("to", query.To?.ToString("yyyy-MM-dd", null));
        writer.WriteString("company", query.Company);
        writer.WriteNumber("knownAt", knownAt);
        writer.WriteStartArray("orders");
    }

    private void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteNumber("examined", _examined);
        writer.WriteNumber("changed", _changed);
        writer.WriteNumber("classChanged", _classChanged);
        writer.WriteNumber("refused", _refused);
        writer.WriteStartArray("totals");
        foreach (var total in _totals.Values)
            JsonSerializer.Serialize(writer, total, ApiJson.Strict.ImpactTotal);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
