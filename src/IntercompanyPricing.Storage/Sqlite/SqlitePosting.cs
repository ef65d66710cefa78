using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// What posting a group of orders asks of the database, and what it inserts. SQLite is in the same process: a prepared statement
/// for each order and row costs less than one statement for the whole group, which would have to carry the rows as text.
/// </summary>
internal sealed class SqlitePosting(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _lockHead = new(connection, "UPDATE head SET version = version RETURNING version, order_sequence");

    private readonly SqliteStatement _keyUsed = new(connection, "SELECT id, request_hash, document FROM posted_order WHERE principal = ? AND idempotency_key = ?");

    private readonly SqliteStatement _sellerDocumentUsed = new(connection, "SELECT id FROM posted_order WHERE seller = ? AND document_year = ? AND seller_document = ?");

    private readonly SqliteStatement _buyerDocumentUsed = new(connection,
        """
        SELECT id FROM posted_order WHERE buyer = ?1 AND document_year = ?2 AND buyer_document = ?3
        UNION ALL
        SELECT o.id FROM order_consent c JOIN posted_order o ON o.sequence = c.order_sequence WHERE c.buyer = ?1 AND c.document_year = ?2 AND c.buyer_document = ?3
        """);

    private readonly SqliteStatement _standing = new(connection, "SELECT part, total, earned_total FROM standing WHERE programme = ? AND holder = ? AND period = ? ORDER BY part DESC LIMIT 1");

    private readonly SqliteStatement _insertOrder = new(connection,
        """
        INSERT INTO posted_order (sequence, id, principal, idempotency_key, request_hash, known_at, posted_at, buyer, buyer_company, seller, seller_company,
            document_year, seller_document, buyer_document, date, posting_date, classification, relationship, currency, minor_units, total, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _insertReversal = new(connection, "INSERT INTO order_reversal (sequence, reverses, part, is_last) VALUES (?, ?, ?, ?)");

    private readonly SqliteStatement _insertAdjustment = new(connection, "INSERT INTO order_adjustment (sequence, adjusts, part) VALUES (?, ?, ?)");

    private readonly SqliteStatement _insertStanding = new(connection,
        """
        INSERT INTO standing (programme, holder, period, part, sequence, currency, minor_units, change, total, earned, earned_total)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _insertReclassification = new(connection, "INSERT INTO order_reclassification (sequence, reclassifies) VALUES (?, ?)");

    private readonly SqliteStatement _insertSettlement = new(connection, "INSERT INTO order_settlement (sequence, settles, part) VALUES (?, ?, ?)");

    private readonly SqliteStatement _insertRevaluation = new(connection, "INSERT INTO order_revaluation (sequence, revalues, part) VALUES (?, ?, ?)");

    private readonly SqliteStatement _insertToConfirm = new(connection, "INSERT INTO order_to_confirm (sequence) VALUES (?)");

    private readonly SqliteStatement _insertCompany = new(connection, "INSERT INTO order_company (company, sequence) VALUES (?, ?)");

    private readonly SqliteStatement _insertKind = new(connection, "INSERT INTO order_kind (kind, company, sequence) VALUES (?, ?, ?)");

    private readonly SqliteStatement _insertEntry = new(connection,
        """
        INSERT INTO journal_entry (sequence, order_sequence, company, ledger, year, entry_number, posting_date, currency, minor_units, functional_currency, functional_minor_units, exchange_rate)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _insertLine = new(connection,
        """
        INSERT INTO journal_line (entry, line_number, account, assignment_version, debit, credit, functional_debit, functional_credit, counterparty, department, elimination_key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _moveHead = new(connection, "UPDATE head SET order_sequence = ?");

    private readonly SqliteNumbers _numbers = new(connection);

    private readonly SqliteOpenItems _openItems = new(connection);

    /// <summary>Takes the write lock, as every writing transaction begins, and answers the counters.</summary>
    public Head LockHead() => _lockHead.First(row => new Head { Version = row.Long(0), OrderSequence = row.Long(1) })!;

    public UsedBefore FindUsed(PostingGroup group)
    {
        var (keys, sellerDocuments, buyerDocuments) = (new Dictionary<(string, string), PostedWithKey>(), new Dictionary<DocumentNumber, Guid>(), new Dictionary<DocumentNumber, Guid>());
        foreach (var key in group.Keys)
        {
            if (_keyUsed.With(key.Principal).With(key.Key).First(row => new PostedWithKey(Guid.Parse(row.Text(0)), row.Blob(1), row.Blob(2))) is { } posted)
                keys[key] = posted;
        }

        FindDocuments(_sellerDocumentUsed, group.SellerDocuments, sellerDocuments);
        FindDocuments(_buyerDocumentUsed, group.BuyerDocuments, buyerDocuments);
        return new(keys, sellerDocuments, buyerDocuments, group.Standings.ToDictionary(key => key, FindStanding));
    }

    /// <summary>Numbers the accepted orders and inserts them.</summary>
    public void Insert(Head head, PostingGroup group)
    {
        var last = _numbers.TakeAt(head.OrderSequence, group.Accepted);
        group.Number(head.OrderSequence, last.Entries);
        foreach (var order in group.Accepted)
        {
            InsertOrder(order);
            if (order is { Corrects: { } reversed, Order.Reversal: { } reversal })
                _insertReversal.With(order.Sequence).With(reversed).With(reversal.Part).With(reversal.IsLast ? 1 : 0).Run();
            if (order is { Corrects: { } adjusted, Order.Adjustment.Part: { } part })
                _insertAdjustment.With(order.Sequence).With(adjusted).With(part).Run();
            if (order is { Corrects: { } reclassified, Order.Reclassifies: not null })
                _insertReclassification.With(order.Sequence).With(reclassified).Run();
            if (order is { Corrects: { } settled, Order.Settlement.Part: { } settlement })
                _insertSettlement.With(order.Sequence).With(settled).With(settlement).Run();
            if (order is { Corrects: { } revalued, Order.Revaluation: { } revaluation })
                _insertRevaluation.With(order.Sequence).With(revalued).With(revaluation.Part).Run();
            _openItems.Follow(order);
            if (order.Order.Consent == ConsentState.Unconfirmed)
                _insertToConfirm.With(order.Sequence).Run();
            foreach (var standing in order.Standings)
                InsertStanding(standing);
            foreach (var company in order.Companies)
                _insertCompany.With(company).With(order.Sequence).Run();
            if (order.KindBesidesSupply is { } kind)
            {
                foreach (var company in order.Companies)
                    _insertKind.With(kind).With(company).With(order.Sequence).Run();
            }

            for (var place = 0; place < order.Order.Journal.Count; place++)
                InsertEntry(++last.Sequence, order, order.Order.Journal[place], order.EntryNumbers[place]);
        }

        _moveHead.With(group.Accepted[^1].Sequence).Run();
        _numbers.Keep(last, group.Accepted[^1].Sequence);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in new IDisposable[] { _lockHead, _keyUsed, _sellerDocumentUsed, _buyerDocumentUsed, _standing, _insertOrder, _insertReversal, _insertAdjustment, _insertReclassification, _insertSettlement, _insertRevaluation, _insertToConfirm, _insertStanding, _insertCompany, _insertKind, _insertEntry, _insertLine, _moveHead, _numbers, _openItems })
            statement.Dispose();
    }

    // Values in the order of the statement's columns, one row of the statement a line.
    private void InsertOrder(AcceptedOrder accepted)
    {
        var (order, toPost) = (accepted.Order, accepted.ToPost);
        _insertOrder
            .With(accepted.Sequence).With(SqliteText.Of(accepted.Id)).With(toPost.Principal).With(toPost.IdempotencyKey).With(toPost.RequestHash)
            .With(order.KnownAt).With(InstantConverter.TextOf(accepted.PostedAt))
            .With(order.Buyer).With(order.Decision.BuyerCompany).With(order.Seller).With(order.Decision.SellerCompany)
            .With(order.DocumentYear).With(order.SellerDocument).With(order.BuyerDocument)
            .With(SqliteText.Of(order.Date)).With(SqliteText.Of(order.PostingDate))
            .With(EnumText<Verdict>.Of(order.Decision.Classification)).With(EnumText<Relationship>.Of(order.Decision.Relationship))
            .With(order.Currency.Code).With(order.Currency.MinorUnits).With(order.Total.Minor)
            .With(accepted.Document)
            .Run();
    }

    private void InsertStanding(StandingRow row)
    {
        var use = row.Use;
        _insertStanding
            .With(use.Programme).With(use.Holder).With(use.Period).With(row.Part).With(row.Sequence).With(use.Currency.Code).With(use.Currency.MinorUnits)
            .With(use.Change.Minor).With(row.Total).With(use.Earned.Minor).With(row.EarnedTotal)
            .Run();
    }

    private void InsertEntry(long sequence, AcceptedOrder order, JournalEntry entry, long entryNumber)
    {
        var header = EntryHeader.Of(entry);
        _insertEntry
            .With(sequence).With(order.Sequence).With(entry.Company).With(EnumText<LedgerKind>.Of(entry.Ledger)).With(entry.PostingDate.Year).With(entryNumber)
            .With(SqliteText.Of(entry.PostingDate))
            .With(header.Currency.Code).With(header.Currency.MinorUnits).With(header.Functional.Code).With(header.Functional.MinorUnits).With(header.Rate)
            .Run();
        for (var place = 0; place < entry.Lines.Count; place++)
        {
            var line = entry.Lines[place];
            _insertLine
                .With(sequence).With(place + 1).With(line.Account).With(line.AssignmentVersion)
                .With(line.Debit.Minor).With(line.Credit.Minor).With(line.FunctionalDebit.Minor).With(line.FunctionalCredit.Minor)
                .With(line.Counterparty).With(line.Department).With(line.EliminationKey)
                .Run();
        }
    }

    private StoredStanding FindStanding(StandingKey key)
    {
        var found = default(StoredStanding);
        _standing.With(key.Programme).With(key.Holder).With(key.Period).First<object>(row =>
        {
            found = new StoredStanding((int)row.Long(0), new StandingTotal(row.Long(1), row.Long(2)));
            return null;
        });
        return found;
    }

    private static void FindDocuments(SqliteStatement used, IEnumerable<DocumentNumber> documents, Dictionary<DocumentNumber, Guid> found)
    {
        foreach (var document in documents)
        {
            if (used.With(document.Party).With(document.Year).With(document.Number).First(row => row.Text(0)) is { } id)
                found[document] = Guid.Parse(id);
        }
    }
}
