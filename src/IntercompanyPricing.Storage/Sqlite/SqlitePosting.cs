using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>What posting a group of orders asks of the database, and what it inserts: one statement a table, for the whole group.</summary>
internal static class SqlitePosting
{
    // CROSS JOIN keeps the order of the tables: the few of the group first, then the index.
    private const string KeysUsed =
        """
        SELECT o.principal AS Principal, o.idempotency_key AS Key, o.id AS Id, o.request_hash AS RequestHash, o.document AS Document
        FROM json_each(@keys) k
        CROSS JOIN posted_order o ON o.principal = k.value ->> 0 AND o.idempotency_key = k.value ->> 1
        """;

    private const string SellerDocumentsUsed =
        """
        SELECT o.seller AS Party, o.document_year AS Year, o.seller_document AS Number, o.id AS Id
        FROM json_each(@documents) d
        CROSS JOIN posted_order o ON o.seller = d.value ->> 0 AND o.document_year = d.value ->> 1 AND o.seller_document = d.value ->> 2
        """;

    private const string BuyerDocumentsUsed =
        """
        SELECT o.buyer AS Party, o.document_year AS Year, o.buyer_document AS Number, o.id AS Id
        FROM json_each(@documents) d
        CROSS JOIN posted_order o ON o.buyer = d.value ->> 0 AND o.document_year = d.value ->> 1 AND o.buyer_document = d.value ->> 2
        """;

    public static UsedBefore FindUsed(SqliteWriting writing, PostingGroup group) => new(
        writing.Query<KeyRow>(KeysUsed, new { keys = SqliteText.Of(group.Keys.Distinct().Select(key => new object[] { key.Principal, key.Key })) })
            .ToDictionary(row => (row.Principal, row.Key), row => new PostedWithKey(Guid.Parse(row.Id), row.RequestHash, row.Document)),
        FindDocuments(writing, SellerDocumentsUsed, group.SellerDocuments),
        FindDocuments(writing, BuyerDocumentsUsed, group.BuyerDocuments));

    /// <summary>The last entry number of each company and year that the accepted orders have entries in.</summary>
    public static Dictionary<(string Company, int Year), long> LastEntries(SqliteWriting writing, IReadOnlyList<AcceptedOrder> accepted)
    {
        var years = accepted.SelectMany(order => order.Order.Journal).Select(entry => (entry.Company, entry.PostingDate.Year)).Distinct();
        return writing.Query<YearRow>(
            """
            SELECT y.value ->> 0 AS Company, y.value ->> 1 AS Year,
                (SELECT max(e.entry_number) FROM journal_entry e WHERE e.company = y.value ->> 0 AND e.year = y.value ->> 1) AS Last
            FROM json_each(@years) y
            """,
            new { years = SqliteText.Of(years.Select(year => new object[] { year.Company, year.Year })) })
            .ToDictionary(row => (row.Company, (int)row.Year), row => row.Last ?? 0);
    }

    public static void Insert(SqliteWriting writing, IReadOnlyList<AcceptedOrder> accepted)
    {
        InsertOrders(writing, accepted);
        writing.Execute(
            "INSERT INTO order_company (company, sequence) VALUES (@Company, @Sequence)",
            accepted.SelectMany(order => order.Companies, (order, company) => new { Company = company, order.Sequence }).ToList());
        var last = writing.Query<long>("SELECT ifnull(max(sequence), 0) FROM journal_entry")[0];
        var entries = accepted.SelectMany(order => order.Order.Journal, (order, entry) => (order.Sequence, Entry: entry))
            .Select((row, place) => (Sequence: last + 1 + place, OrderSequence: row.Sequence, row.Entry)).ToList();
        InsertEntries(writing, entries);
        InsertLines(writing, entries);
    }

    private static void InsertOrders(SqliteWriting writing, IReadOnlyList<AcceptedOrder> accepted) => writing.Execute(
        """
        INSERT INTO posted_order (sequence, id, principal, idempotency_key, request_hash, known_at, posted_at, buyer, buyer_company, seller, seller_company,
            document_year, seller_document, buyer_document, date, posting_date, classification, relationship, currency, minor_units, total, document)
        VALUES (@Sequence, @Id, @Principal, @IdempotencyKey, @RequestHash, @KnownAt, @PostedAt, @Buyer, @BuyerCompany, @Seller, @SellerCompany,
            @DocumentYear, @SellerDocument, @BuyerDocument, @Date, @PostingDate, @Classification, @Relationship, @Currency, @MinorUnits, @Total, @Document)
        """,
        accepted.Select(item => new
        {
            item.Sequence,
            Id = SqliteText.Of(item.Id),
            item.ToPost.Principal,
            item.ToPost.IdempotencyKey,
            item.ToPost.RequestHash,
            item.Order.KnownAt,
            PostedAt = InstantConverter.TextOf(item.PostedAt),
            item.Order.Buyer,
            item.Order.Decision.BuyerCompany,
            item.Order.Seller,
            item.Order.Decision.SellerCompany,
            item.Order.DocumentYear,
            item.Order.SellerDocument,
            item.Order.BuyerDocument,
            Date = SqliteText.Of(item.Order.Date),
            PostingDate = SqliteText.Of(item.Order.PostingDate),
            Classification = EnumText<Verdict>.Of(item.Order.Decision.Classification),
            Relationship = EnumText<Relationship>.Of(item.Order.Decision.Relationship),
            Currency = item.Order.Currency.Code,
            item.Order.Currency.MinorUnits,
            Total = item.Order.Total.Minor,
            item.Document,
        }).ToList());

    private static void InsertEntries(SqliteWriting writing, List<(long Sequence, long OrderSequence, JournalEntry Entry)> entries) => writing.Execute(
        """
        INSERT INTO journal_entry (sequence, order_sequence, company, ledger, year, entry_number, posting_date, currency, minor_units, functional_currency, functional_minor_units, exchange_rate)
        VALUES (@Sequence, @OrderSequence, @Company, @Ledger, @Year, @EntryNumber, @PostingDate, @Currency, @MinorUnits, @FunctionalCurrency, @FunctionalMinorUnits, @ExchangeRate)
        """,
        entries.Select(row =>
        {
            var (currency, functional) = CurrenciesOf(row.Entry);
            return new
            {
                row.Sequence,
                row.OrderSequence,
                row.Entry.Company,
                Ledger = EnumText<LedgerKind>.Of(row.Entry.Ledger),
                row.Entry.PostingDate.Year,
                row.Entry.EntryNumber,
                PostingDate = SqliteText.Of(row.Entry.PostingDate),
                Currency = currency.Code,
                currency.MinorUnits,
                FunctionalCurrency = functional.Code,
                FunctionalMinorUnits = functional.MinorUnits,
                ExchangeRate = RateOf(row.Entry.Exchange),
            };
        }).ToList());

    private static void InsertLines(SqliteWriting writing, List<(long Sequence, long OrderSequence, JournalEntry Entry)> entries) => writing.Execute(
        """
        INSERT INTO journal_line (entry, line_number, account, assignment_version, debit, credit, functional_debit, functional_credit, counterparty, department, elimination_key)
        VALUES (@Entry, @LineNumber, @Account, @AssignmentVersion, @Debit, @Credit, @FunctionalDebit, @FunctionalCredit, @Counterparty, @Department, @EliminationKey)
        """,
        entries.SelectMany(row => row.Entry.Lines.Select((line, place) => new
        {
            Entry = row.Sequence,
            LineNumber = place + 1,
            line.Account,
            line.AssignmentVersion,
            Debit = line.Debit.Minor,
            Credit = line.Credit.Minor,
            FunctionalDebit = line.FunctionalDebit.Minor,
            FunctionalCredit = line.FunctionalCredit.Minor,
            line.Counterparty,
            line.Department,
            line.EliminationKey,
        })).ToList());

    private static (Currency Transaction, Currency Functional) CurrenciesOf(JournalEntry entry)
    {
        var currencies = entry.Lines.Select(line => (line.Currency, line.FunctionalCurrency)).Distinct().ToList();
        return currencies.Count == 1 ? currencies[0] : throw new InvalidOperationException("A journal entry has lines, all in one transaction and one functional currency.");
    }

    // A computed rate may go on after ten decimals and then ends with an ellipsis.
    private static long? RateOf(Exchange? exchange)
        => exchange is not null && ScaledText.TryParse(exchange.Rate.TrimEnd('…'), ExchangeRate.Decimals, ExchangeRate.IntegerDigits, false, out var rate) is null ? rate : null;

    private static Dictionary<DocumentNumber, Guid> FindDocuments(SqliteWriting writing, string sql, IEnumerable<DocumentNumber> documents)
        => writing.Query<DocumentRow>(sql, new { documents = SqliteText.Of(documents.Distinct().Select(number => new object[] { number.Party, number.Year, number.Number })) })
            .ToDictionary(row => new DocumentNumber(row.Party, (int)row.Year, row.Number), row => Guid.Parse(row.Id));

    private sealed class KeyRow
    {
        public string Principal { get; init; } = "";

        public string Key { get; init; } = "";

        public string Id { get; init; } = "";

        public byte[] RequestHash { get; init; } = [];

        public byte[] Document { get; init; } = [];
    }

    private sealed class DocumentRow
    {
        public string Party { get; init; } = "";

        public long Year { get; init; }

        public string Number { get; init; } = "";

        public string Id { get; init; } = "";
    }

    private sealed class YearRow
    {
        public string Company { get; init; } = "";

        public long Year { get; init; }

        public long? Last { get; init; }
    }
}
