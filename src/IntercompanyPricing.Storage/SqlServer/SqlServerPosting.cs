using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// What posting a group of orders asks of the database, and what it inserts: one call each for the whole group, since each
/// call is a way over the network.
/// </summary>
internal static class SqlServerPosting
{
    // Each order is looked for by an index of its own: the server must not guess how many there are. Not so for documents of
    // buyers: their index has a filter, and a server that for some reason does not match it would refuse the hint, and each order.
    private const string LockAndFindUsed =
        SqlServerWriting.LockHeadSql +
        """

        SELECT p.principal AS Principal, p.idempotency_key AS IdempotencyKey, o.id AS Id, o.request_hash AS RequestHash, o.document AS Document
        FROM @order_probe p
        JOIN posted_order o WITH (FORCESEEK) ON o.principal = p.principal AND o.idempotency_key = p.idempotency_key;
        SELECT p.seller AS Party, p.document_year AS Year, p.seller_document AS Number, o.id AS Id
        FROM @order_probe p
        JOIN posted_order o WITH (FORCESEEK) ON o.seller_document = p.seller_document AND o.seller = p.seller AND o.document_year = p.document_year;
        SELECT p.buyer AS Party, p.document_year AS Year, p.buyer_document AS Number, o.id AS Id
        FROM @order_probe p
        JOIN posted_order o ON o.buyer_document = p.buyer_document AND o.buyer = p.buyer AND o.document_year = p.document_year AND o.buyer_document IS NOT NULL
        UNION ALL
        SELECT p.buyer, p.document_year, p.buyer_document, o.id
        FROM @order_probe p
        JOIN order_consent c ON c.buyer_document = p.buyer_document AND c.buyer = p.buyer AND c.document_year = p.document_year AND c.buyer_document IS NOT NULL
        JOIN posted_order o ON o.sequence = c.order_sequence;
        SELECT DISTINCT p.api_key
        FROM @order_probe p
        JOIN api_key_revocation r ON r.api_key = p.api_key;

        """ + SqlServerNumbers.LastOf;

    private const string InsertOrders =
        """
        INSERT INTO posted_order (sequence, id, principal, idempotency_key, request_hash, known_at, posted_at, buyer, buyer_company, seller, seller_company,
            document_year, seller_document, buyer_document, date, posting_date, classification, relationship, currency, minor_units, total, document)
        SELECT sequence, id, principal, idempotency_key, request_hash, known_at, posted_at, buyer, buyer_company, seller, seller_company,
            document_year, seller_document, buyer_document, date, posting_date, classification, relationship, currency, minor_units, total, document
        FROM @order_row;

        """;

    private const string InsertReversals =
        """
        INSERT INTO order_reversal (sequence, reverses, part, is_last)
        SELECT sequence, reverses, part, is_last
        FROM @order_reversal_row;

        """;

    private const string InsertAdjustments =
        """
        INSERT INTO order_adjustment (sequence, adjusts, part)
        SELECT sequence, adjusts, part
        FROM @order_adjustment_row;

        """;

    private const string InsertReclassifications =
        """
        INSERT INTO order_reclassification (sequence, reclassifies)
        SELECT sequence, reclassifies
        FROM @order_reclassification_row;

        """;

    private const string InsertSettlements =
        """
        INSERT INTO order_settlement (sequence, settles, part)
        SELECT sequence, settles, part
        FROM @order_settlement_row;

        """;

    private const string InsertRevaluations =
        """
        INSERT INTO order_revaluation (sequence, revalues, part)
        SELECT sequence, revalues, part
        FROM @order_revaluation_row;

        """;

    private const string InsertToConfirm =
        """
        INSERT INTO order_to_confirm (sequence)
        SELECT CAST(value AS BIGINT)
        FROM OPENJSON(@to_confirm);

        """;

    private const string InsertKinds =
        """
        INSERT INTO order_kind (kind, company, sequence)
        SELECT kind, company, sequence
        FROM @order_kind_row;

        """;

    private const string InsertBooks =
        """
        INSERT INTO order_company (company, sequence)
        SELECT company, sequence
        FROM @order_company_row;
        INSERT INTO journal_entry (sequence, order_sequence, company, ledger, year, entry_number, posting_date, currency, minor_units, functional_currency, functional_minor_units, exchange_rate)
        SELECT sequence, order_sequence, company, ledger, year, entry_number, posting_date, currency, minor_units, functional_currency, functional_minor_units, exchange_rate
        FROM @journal_entry_row;
        INSERT INTO journal_line (entry, line_number, account, assignment_version, debit, credit, functional_debit, functional_credit, counterparty, department, elimination_key)
        SELECT entry, line_number, account, assignment_version, debit, credit, functional_debit, functional_credit, counterparty, department, elimination_key
        FROM @journal_line_row;
        UPDATE head SET order_sequence = @LastOrder;
        """;

    private static readonly SqlServerRows _probes = new("order_probe",
        SqlServerRows.Text("principal", 100), SqlServerRows.Text("idempotency_key", 255), SqlServerRows.Text("buyer", 64), SqlServerRows.Text("seller", 64),
        SqlServerRows.Int("document_year"), SqlServerRows.Text("seller_document", 64), SqlServerRows.Text("buyer_document", 64), SqlServerRows.Id("api_key"));

    private static readonly SqlServerRows _orders = new("order_row",
        SqlServerRows.Long("sequence"), SqlServerRows.Id("id"), SqlServerRows.Text("principal", 100), SqlServerRows.Text("idempotency_key", 255), SqlServerRows.Bytes("request_hash", 32),
        SqlServerRows.Long("known_at"), SqlServerRows.Instant("posted_at"), SqlServerRows.Text("buyer", 64), SqlServerRows.Text("buyer_company", 64), SqlServerRows.Text("seller", 64),
        SqlServerRows.Text("seller_company", 64), SqlServerRows.Int("document_year"), SqlServerRows.Text("seller_document", 64), SqlServerRows.Text("buyer_document", 64),
        SqlServerRows.Date("date"), SqlServerRows.Date("posting_date"), SqlServerRows.Text("classification", 20), SqlServerRows.Text("relationship", 40),
        SqlServerRows.Text("currency", 3), SqlServerRows.Int("minor_units"), SqlServerRows.Long("total"), SqlServerRows.LongBytes("document"));

    private static readonly SqlServerRows _reversals = new("order_reversal_row",
        SqlServerRows.Long("sequence"), SqlServerRows.Long("reverses"), SqlServerRows.Int("part"), SqlServerRows.Bit("is_last"));

    private static readonly SqlServerRows _adjustments = new("order_adjustment_row", SqlServerRows.Long("sequence"), SqlServerRows.Long("adjusts"), SqlServerRows.Int("part"));

    private static readonly SqlServerRows _reclassifications = new("order_reclassification_row", SqlServerRows.Long("sequence"), SqlServerRows.Long("reclassifies"));

    private static readonly SqlServerRows _settlements = new("order_settlement_row", SqlServerRows.Long("sequence"), SqlServerRows.Long("settles"), SqlServerRows.Int("part"));

    private static readonly SqlServerRows _revaluations = new("order_revaluation_row", SqlServerRows.Long("sequence"), SqlServerRows.Long("revalues"), SqlServerRows.Int("part"));

    private static readonly SqlServerRows _companies = new("order_company_row", SqlServerRows.Text("company", 64), SqlServerRows.Long("sequence"));

    private static readonly SqlServerRows _kinds = new("order_kind_row", SqlServerRows.Text("kind", 20), SqlServerRows.Text("company", 64), SqlServerRows.Long("sequence"));

    private static readonly SqlServerRows _entries = new("journal_entry_row",
        SqlServerRows.Long("sequence"), SqlServerRows.Long("order_sequence"), SqlServerRows.Text("company", 64), SqlServerRows.Text("ledger", 20), SqlServerRows.Int("year"),
        SqlServerRows.Long("entry_number"), SqlServerRows.Date("posting_date"), SqlServerRows.Text("currency", 3), SqlServerRows.Int("minor_units"),
        SqlServerRows.Text("functional_currency", 3), SqlServerRows.Int("functional_minor_units"), SqlServerRows.Long("exchange_rate"));

    private static readonly SqlServerRows _lines = new("journal_line_row",
        SqlServerRows.Long("entry"), SqlServerRows.Int("line_number"), SqlServerRows.Text("account", 64), SqlServerRows.Long("assignment_version"), SqlServerRows.Long("debit"),
        SqlServerRows.Long("credit"), SqlServerRows.Long("functional_debit"), SqlServerRows.Long("functional_credit"), SqlServerRows.Text("counterparty", 64),
        SqlServerRows.Text("department", 64), SqlServerRows.Text("elimination_key", 200));

    /// <summary>Takes the write lock, as every writing transaction begins, and answers the counters, what was used before, and the numbers that the orders need as they were sent.</summary>
    public static (Head Head, UsedBefore Used, SqlServerNumbers Last) LockAndFind(SqlServerWriting writing, IReadOnlyList<OrderToPost> group)
    {
        using var results = writing.LockHeadAndQuery(LockAndFindUsed, new
        {
            order_probe = _probes.Of(group, toPost => [
                toPost.Principal, toPost.IdempotencyKey, toPost.Order.Buyer, toPost.Order.Seller, toPost.Order.DocumentYear, toPost.Order.SellerDocument, toPost.Order.BuyerDocument, toPost.ApiKey]),
            journal_year = SqlServerNumbers.YearsOf(group.Select(toPost => toPost.Order)),
        });
        var head = results.ReadSingle<Head>();
        var keys = results.Read<KeyRow>().DistinctBy(row => (row.Principal, row.IdempotencyKey)).ToDictionary(row => (row.Principal, row.IdempotencyKey), row => new PostedWithKey(row.Id, row.RequestHash, row.Document));
        var used = new UsedBefore(keys, Documents(results), Documents(results), new Dictionary<StandingKey, StoredStanding>(), results.Read<Guid>().ToHashSet());
        return (head, used, SqlServerNumbers.From(results));
    }

    /// <summary>Numbers the accepted orders and inserts them.</summary>
    public static void Insert(SqlServerWriting writing, Head head, SqlServerNumbers last, PostingGroup group)
    {
        // Decided again on newer facts, an order may go into the books of another company.
        var orders = group.Accepted.Select(accepted => accepted.Order);
        if (!last.Suffice(orders))
            last = FindNumbers(writing, orders);
        group.Number(head.OrderSequence, last.Entries);
        var sequence = last.Sequence;
        var entries = group.Accepted.SelectMany(order => order.Order.Journal.Zip(order.EntryNumbers, (entry, number) => new NumberedEntry(++sequence, order, entry, number))).ToList();
        List<AcceptedOrder> reversals = [.. group.Accepted.Where(accepted => accepted is { Corrects: not null, Order.Reversal: not null })];
        List<AcceptedOrder> adjustments = [.. group.Accepted.Where(accepted => accepted is { Corrects: not null, Order.Adjustment.Part: not null })];
        List<AcceptedOrder> reclassifications = [.. group.Accepted.Where(accepted => accepted is { Corrects: not null, Order.Reclassifies: not null })];
        List<AcceptedOrder> settlements = [.. group.Accepted.Where(accepted => accepted is { Corrects: not null, Order.Settlement.Part: not null })];
        List<AcceptedOrder> revaluations = [.. group.Accepted.Where(accepted => accepted is { Corrects: not null, Order.Revaluation: not null })];
        List<AcceptedOrder> toConfirm = [.. group.Accepted.Where(accepted => accepted.Order.Consent == ConsentState.Unconfirmed)];

        List<(string Kind, string Company, long Sequence)> kinds = [.. group.Accepted.Where(accepted => accepted.KindBesidesSupply is not null).SelectMany(accepted => accepted.Companies.Select(company => (accepted.KindBesidesSupply!, company, accepted.Sequence)))];

        List<AcceptedOrder> opening = [.. group.Accepted.Where(accepted => accepted.Effect == ItemEffect.Opens)];

        // Most groups are plain orders, and send no more than those need.
        var insert = InsertOrders
            + (reversals.Count > 0 ? InsertReversals : "") + (adjustments.Count > 0 ? InsertAdjustments : "")
            + (reclassifications.Count > 0 ? InsertReclassifications : "") + (settlements.Count > 0 ? InsertSettlements : "") + (revaluations.Count > 0 ? InsertRevaluations : "") + (toConfirm.Count > 0 ? InsertToConfirm : "") + (kinds.Count > 0 ? InsertKinds : "") + (opening.Count > 0 ? SqlServerOpenItems.InsertOpen : "")
            + InsertBooks;
        writing.Execute(insert, new
        {
            order_row = _orders.Of(group.Accepted, ValuesOf),
            order_reversal_row = _reversals.Of(reversals, accepted => [accepted.Sequence, accepted.Corrects, accepted.Order.Reversal!.Part, accepted.Order.Reversal.IsLast]),
            order_adjustment_row = _adjustments.Of(adjustments, accepted => [accepted.Sequence, accepted.Corrects, accepted.Order.Adjustment!.Part]),
            order_reclassification_row = _reclassifications.Of(reclassifications, accepted => [accepted.Sequence, accepted.Corrects]),
            order_settlement_row = _settlements.Of(settlements, accepted => [accepted.Sequence, accepted.Corrects, accepted.Order.Settlement!.Part]),
            order_revaluation_row = _revaluations.Of(revaluations, accepted => [accepted.Sequence, accepted.Corrects, accepted.Order.Revaluation!.Part]),
            to_confirm = $"[{string.Join(',', toConfirm.Select(accepted => accepted.Sequence))}]",
            order_company_row = _companies.Of(group.Accepted.SelectMany(order => order.Companies.Select(company => (company, order.Sequence))), row => [row.company, row.Sequence]),
            order_kind_row = _kinds.Of(kinds, row => [row.Kind, row.Company, row.Sequence]),
            open_item_row = SqlServerOpenItems.Rows(opening),
            journal_entry_row = _entries.Of(entries, ValuesOf),
            journal_line_row = _lines.Of(entries.SelectMany(entry => entry.Entry.Lines.Select((line, place) => (entry.Sequence, place, line))), row => ValuesOf(row.Sequence, row.place + 1, row.line)),
            LastOrder = group.Accepted[^1].Sequence,
        });
        SqlServerOpenItems.Follow(writing, group.Accepted);
        SqlServerStandings.Insert(writing, [.. group.Accepted.SelectMany(accepted => accepted.Standings)]);
    }

    private static SqlServerNumbers FindNumbers(SqlServerWriting writing, IEnumerable<Order> orders)
    {
        using var results = writing.QueryMultiple(SqlServerNumbers.LastOf, new { journal_year = SqlServerNumbers.YearsOf(orders) });
        return SqlServerNumbers.From(results);
    }

    private static object?[] ValuesOf(AcceptedOrder accepted)
    {
        var (order, toPost) = (accepted.Order, accepted.ToPost);
        return
        [
            accepted.Sequence, accepted.Id, toPost.Principal, toPost.IdempotencyKey, toPost.RequestHash,
            order.KnownAt, SqlServerInstant.Of(accepted.PostedAt), order.Buyer, order.Decision.BuyerCompany, order.Seller,
            order.Decision.SellerCompany, order.DocumentYear, order.SellerDocument, order.BuyerDocument,
            SqlServerInstant.Of(order.Date), SqlServerInstant.Of(order.PostingDate), EnumText<Verdict>.Of(order.Decision.Classification), EnumText<Relationship>.Of(order.Decision.Relationship),
            order.Currency.Code, order.Currency.MinorUnits, order.Total.Minor, accepted.Document,
        ];
    }

    private static object?[] ValuesOf(NumberedEntry numbered)
    {
        var (entry, header) = (numbered.Entry, EntryHeader.Of(numbered.Entry));
        return
        [
            numbered.Sequence, numbered.Order.Sequence, entry.Company, EnumText<LedgerKind>.Of(entry.Ledger), entry.PostingDate.Year,
            numbered.Number, SqlServerInstant.Of(entry.PostingDate), header.Currency.Code, header.Currency.MinorUnits,
            header.Functional.Code, header.Functional.MinorUnits, header.Rate,
        ];
    }

    private static object?[] ValuesOf(long entry, int number, JournalLine line) =>
    [
        entry, number, line.Account, line.AssignmentVersion, line.Debit.Minor,
        line.Credit.Minor, line.FunctionalDebit.Minor, line.FunctionalCredit.Minor, line.Counterparty,
        line.Department, line.EliminationKey,
    ];

    private static Dictionary<DocumentNumber, Guid> Documents(SqlMapper.GridReader results)
        => results.Read<DocumentRow>().DistinctBy(row => row.Document).ToDictionary(row => row.Document, row => row.Id);

    private readonly record struct NumberedEntry(long Sequence, AcceptedOrder Order, JournalEntry Entry, long Number);

    private sealed class KeyRow
    {
        public string Principal { get; init; } = "";

        public string IdempotencyKey { get; init; } = "";

        public Guid Id { get; init; }

        public byte[] RequestHash { get; init; } = [];

        public byte[] Document { get; init; } = [];
    }

    private sealed class DocumentRow
    {
        public string Party { get; init; } = "";

        public int Year { get; init; }

        public string Number { get; init; } = "";

        public Guid Id { get; init; }

        public DocumentNumber Document => new(Party, Year, Number);
    }
}
