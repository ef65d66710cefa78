using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>A store whose postings can be held up, or made to fail.</summary>
internal sealed class GatedStore(IStore store, bool isShared = false) : IStore
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);

    /// <summary>What posting throws, where it is to fail.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What reading orders throws, where it is to fail.</summary>
    public Exception? FaultOfOrders { get; set; }

    /// <summary>What looking for new facts throws, where it is to fail.</summary>
    public Exception? FaultOfFacts { get; set; }

    /// <summary>How often a page of orders was read.</summary>
    public int OrderPages { get; private set; }

    /// <summary>How often an order was read by its id.</summary>
    public int OrdersFound { get; private set; }

    /// <summary>How often it was looked for what is open.</summary>
    public int OpenPages { get; private set; }

    public void Close() => _gate.Reset();

    public void Open() => _gate.Set();

    public PostOutcome[] PostOrders(IReadOnlyList<OrderToPost> group, FactLog log)
    {
        _gate.Wait();
        return Fault is { } fault ? throw fault : store.PostOrders(group, log);
    }

    public IReadOnlyList<RecordedFacts> FactsSince(long version) => FaultOfFacts is { } fault ? throw fault : store.FactsSince(version);

    public RecordOutcome RecordFacts(FactsToRecord facts, FactLog log) => store.RecordFacts(facts, log);

    public PostedWithKey? FindByKey(string principal, string idempotencyKey) => store.FindByKey(principal, idempotencyKey);

    public StoredOrder? ReadOrder(Guid id)
    {
        OrdersFound++;
        return store.ReadOrder(id);
    }

    public IReadOnlyList<StoredOrder> ReadOrders(OrderQuery query)
    {
        OrderPages++;
        return FaultOfOrders is { } fault ? throw fault : store.ReadOrders(query);
    }

    public IReadOnlyList<StoredOrder> ReadOpenOrders(OpenOrderQuery query)
    {
        OpenPages++;
        return store.ReadOpenOrders(query);
    }

    public IReadOnlyList<StoredCorrection> ReadCorrections(IReadOnlyList<long> orders) => store.ReadCorrections(orders);

    public Standing ReadStanding(IReadOnlyList<StandingKey> keys) => store.ReadStanding(keys);

    public IReadOnlyList<byte[]> ReadOrdersOf(StandingKey key) => store.ReadOrdersOf(key);

    public ConsentOutcome RecordConsent(ConsentToRecord consent) => store.RecordConsent(consent);

    public IReadOnlyList<StoredConsent> ReadConsents(IReadOnlyList<long> orders) => store.ReadConsents(orders);

    public IReadOnlyList<TradedWith> ReadTradedWith(string company, DateOnly first, DateOnly last) => store.ReadTradedWith(company, first, last);

    public bool IsShared => isShared || store.IsShared;

    public Changes ReadChanges(ChangeQuery query) => store.ReadChanges(query);

    public long LastOrder() => store.LastOrder();

    public IReadOnlyList<StoredEntry> ReadJournal(JournalQuery query) => store.ReadJournal(query);

    public IReadOnlyList<Balance> ReadBalances(BalanceQuery query) => store.ReadBalances(query);

    public IReadOnlyList<BookedLine> ReadBookedLines(BookedLineQuery query) => store.ReadBookedLines(query);

    public int RecordErpEntries(IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by) => store.RecordErpEntries(entries, at, by);

    public IReadOnlyList<ErpEntry> ReadErpEntries(ErpQuery query) => store.ReadErpEntries(query);

    public IReadOnlyList<ApiKey> ReadKeys() => store.ReadKeys();

    public void AddKey(ApiKey key) => store.AddKey(key);

    public RevokeOutcome RevokeKey(Guid id, DateTimeOffset at, string by) => store.RevokeKey(id, at, by);

    public bool IsReady() => store.IsReady();

    public void Dispose()
    {
        _gate.Set();
        store.Dispose();
        _gate.Dispose();
    }
}
