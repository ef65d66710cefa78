using System.Text;
using System.Text.Json;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>What every store promises. A fixture for each provider inherits it and says how its store is opened.</summary>
public abstract partial class StoreSuite
{
    protected IStore Store { get; private set; } = null!;

    protected FactLog Log { get; private set; } = null!;

    [SetUp]
    public void OpenEmpty()
    {
        Store = OpenStore();
        Log = new FactLog();
    }

    [TearDown]
    public void Close() => Store.Dispose();

    /// <summary>Opens the store of this test; the first time in a test it is empty.</summary>
    protected abstract IStore OpenStore();

    /// <summary>As after a restart of the service.</summary>
    protected void Reopen()
    {
        Store.Dispose();
        Store = OpenStore();
        Log = new FactLog();
        foreach (var recorded in Store.FactsSince(0))
            Log.Append(recorded.Recording, recorded.Facts);
    }

    protected RecordOutcome Record(params Fact[] facts) => Store.RecordFacts(ToRecord(facts), Log);

    protected PostOutcome[] Post(params OrderToPost[] group) => Store.PostOrders(group, Log);

    protected PostOutcome.Posted PostOne(Order order) => (PostOutcome.Posted)Post(TestOrders.ToPost(order))[0];

    protected static FactsToRecord ToRecord(params Fact[] facts) => new("finance-1", TestOrders.Now, _ => facts.ToList());

    protected static string TextOf(Fact fact) => JsonSerializer.Serialize(fact, DocumentJson.Documents.Fact);

    protected static long[] EntryNumbersOf(PostOutcome outcome)
    {
        using var document = JsonDocument.Parse(((PostOutcome.Posted)outcome).Document);
        return [.. document.RootElement.GetProperty("journal").EnumerateArray().Select(entry => entry.GetProperty("entryNumber").GetInt64())];
    }

    protected static string TextOf(byte[] document) => Encoding.UTF8.GetString(document);
}
