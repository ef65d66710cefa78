using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>
/// What the service does with a database. Each method is one transaction and answers an outcome; a unique index stands behind
/// every promise. A method that throws has changed nothing. The writing methods are called by one thread at a time, the reading ones by any number.
/// </summary>
public interface IStore : IDisposable
{
    /// <summary>Whether other processes may write to the database too: then the log of facts can be behind until it is brought up to date.</summary>
    bool IsShared { get; }

    /// <summary>Facts recorded after a version, in order, as (recording, its facts).</summary>
    IReadOnlyList<RecordedFacts> FactsSince(long version);

    /// <summary>
    /// Records facts as one new version. Under the write lock the log is first brought up to date, then
    /// <see cref="FactsToRecord.Check"/> decides; after the commit the log holds the new version.
    /// </summary>
    RecordOutcome RecordFacts(FactsToRecord facts, FactLog log);

    /// <summary>
    /// Posts a group of orders in one durable transaction and answers one outcome each, in order. Under the write lock the log
    /// is brought up to date, orders decided on an older version are decided again, and keys and documents used before are
    /// found. Of orders that draw on one standing each is decided on what the one before it leaves. An order that shares a key, a document or the supply to be corrected with an earlier one of the group is answered <see cref="PostOutcome.PutOff"/>.
    /// Where it throws, none of the group was posted: the caller repeats one by one, so that one order never fails another.
    /// </summary>
    PostOutcome[] PostOrders(IReadOnlyList<OrderToPost> group, FactLog log);

    /// <summary>The order that a principal posted with an idempotency key, or null.</summary>
    PostedWithKey? FindByKey(string principal, string idempotencyKey);

    /// <summary>One order, or null.</summary>
    StoredOrder? ReadOrder(Guid id);

    /// <summary>Orders in commit order.</summary>
    IReadOnlyList<StoredOrder> ReadOrders(OrderQuery query);

    /// <summary>Orders between two companies of which something may be open, in commit order. Of a few of them nothing is: what became of each tells.</summary>
    IReadOnlyList<StoredOrder> ReadOpenOrders(OpenOrderQuery query);

    /// <summary>The reversals, adjustments, reclassifications, settlements and revaluations of some orders, given by their sequences, by order and then as they were posted.</summary>
    IReadOnlyList<StoredCorrection> ReadCorrections(IReadOnlyList<long> orders);

    /// <summary>What all orders so far left of what counts over several orders.</summary>
    Standing ReadStanding(IReadOnlyList<StandingKey> keys);

    /// <summary>The documents of the orders that changed a standing, in commit order.</summary>
    IReadOnlyList<byte[]> ReadOrdersOf(StandingKey key);

    /// <summary>Records what a buyer says of an order. Under the write lock <see cref="ConsentToRecord.Decide"/> decides, and the buyer's document number is looked for.</summary>
    ConsentOutcome RecordConsent(ConsentToRecord consent);

    /// <summary>What buyers said of some orders, given by their sequences, by order and then as it was said.</summary>
    IReadOnlyList<StoredConsent> ReadConsents(IReadOnlyList<long> orders);

    /// <summary>With whom a company traded in which currencies, by the posting dates of its statutory entries.</summary>
    IReadOnlyList<TradedWith> ReadTradedWith(string company, DateOnly first, DateOnly last);

    /// <summary>
    /// The next facts, the next orders and the next consents behind a position, each in commit order and up to the counters as they are now. An
    /// order was committed between the facts of the version that it rests on and those of the next.
    /// </summary>
    Changes ReadChanges(ChangeQuery query);

    /// <summary>The sequence of the last order; 0 before the first.</summary>
    long LastOrder();

    /// <summary>Journal entries in commit order.</summary>
    IReadOnlyList<StoredEntry> ReadJournal(JournalQuery query);

    /// <summary>Sums of a company's journal, by ledger, account and currency.</summary>
    IReadOnlyList<Balance> ReadBalances(BalanceQuery query);

    /// <summary>Lines of a company's statutory journal with some others, in commit order.</summary>
    IReadOnlyList<BookedLine> ReadBookedLines(BookedLineQuery query);

    /// <summary>Adds those of some entries of ERPs that are not there yet, and answers how many these are.</summary>
    int RecordErpEntries(IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by);

    /// <summary>Entries of ERPs in the order in which they were imported.</summary>
    IReadOnlyList<ErpEntry> ReadErpEntries(ErpQuery query);

    /// <summary>All API keys, revoked ones included.</summary>
    IReadOnlyList<ApiKey> ReadKeys();

    /// <summary>Adds an API key.</summary>
    void AddKey(ApiKey key);

    /// <summary>Revokes a key, but never the last that can make others: that is decided under the write lock.</summary>
    RevokeOutcome RevokeKey(Guid id, DateTimeOffset at, string by);

    /// <summary>Answers whether the database can be reached and written to; throws nothing.</summary>
    bool IsReady();
}
