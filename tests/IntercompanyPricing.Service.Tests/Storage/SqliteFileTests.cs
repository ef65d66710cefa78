using Dapper;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>What holds for the SQLite file itself, also for those who come with SQL.</summary>
[TestFixture]
public sealed class SqliteFileTests
{
    private string _folder = "";
    private string _file = "";

    private static string[] AppendOnlyTables => ["fact", "posted_order", "order_company", "order_kind", "order_reversal", "order_adjustment", "order_reclassification", "order_settlement", "order_revaluation", "order_to_confirm", "order_consent", "standing", "journal_entry", "journal_line", "erp_entry", "api_key", "api_key_revocation"];

    [SetUp]
    public void MakeFilled()
    {
        _folder = Directory.CreateTempSubdirectory("icp-").FullName;
        _file = Path.Combine(_folder, "store.db");
        using var store = Open();
        var log = new FactLog();
        store.RecordFacts(new("finance-1", TestOrders.Now, _ => new List<Fact> { new Party("XYZ", PartyKind.Company, "XYZ", KeepsBooks: true) }), log);
        store.PostOrders([TestOrders.ToPost(TestOrders.Order("INV/1", minor: -5)), TestOrders.ToPost(TestOrders.Order("INV/2", minor: 44000)), TestOrders.ToPost(TestOrders.Order("INV/3", minor: 7, currency: "JPY"))], log);
        using (var connection = Connect())
        {
            connection.Execute("INSERT INTO order_reversal (sequence, reverses, part, is_last) VALUES (3, 1, 1, 1); INSERT INTO standing VALUES ('STAFF', 'P-1', '2026', 1, 3, 'EUR', 2, -5, 95, 0, 0)");
            connection.Execute("INSERT INTO order_adjustment (sequence, adjusts, part) VALUES (3, 2, 1)");
            connection.Execute("INSERT INTO order_reclassification (sequence, reclassifies) VALUES (3, 2)");
            connection.Execute("INSERT INTO order_settlement (sequence, settles, part) VALUES (3, 2, 1); INSERT INTO order_revaluation (sequence, revalues, part) VALUES (3, 2, 1)");
            connection.Execute("INSERT INTO order_to_confirm (sequence) VALUES (3); INSERT INTO order_kind (kind, company, sequence) VALUES ('reversal', 'XYZ', 3)");
            connection.Execute(
                "INSERT INTO order_consent (sequence, order_sequence, number, state, known_at, after_order, said_at, said_by, buyer, document_year) VALUES (1, 3, 1, 'confirmed', 1, 3, '2026-03-01T12:00:00.000000Z', 'erp-1', 'ABC', 2026)");
        }

        store.RecordErpEntries([new ErpEntry("ABC", "XYZ", "INV/1", new DateOnly(2026, 3, 1), new Amount(-5, Currency.Of("EUR")), "K", 1)], TestOrders.Now, "finance-1");
        var key = new ApiKey(Guid.NewGuid(), "SAP", new byte[32], ["erp"], ["ABC"], TestOrders.Now, "admin-1", null);
        store.AddKey(key);
        store.RevokeKey(key.Id, TestOrders.Now, "admin-1");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(AppendOnlyTables))]
    public void What_is_recorded_is_never_changed(string table)
    {
        using var connection = Connect();
        var column = connection.Query<string>($"SELECT name FROM pragma_table_info('{table}') ORDER BY cid LIMIT 1").Single();

        Assert.That(() => connection.Execute($"UPDATE {table} SET {column} = {column}"), Throws.TypeOf<SqliteException>().With.Message.Contain("never"));
    }

    [TestCaseSource(nameof(AppendOnlyTables))]
    public void What_is_recorded_is_never_deleted(string table)
    {
        using var connection = Connect();

        Assert.That(() => connection.Execute($"DELETE FROM {table}"), Throws.TypeOf<SqliteException>().With.Message.Contain("never"));
    }

    [TestCaseSource(nameof(AppendOnlyTables))]
    public void What_is_recorded_is_never_replaced(string table)
    {
        using var connection = Connect();
        connection.Execute("PRAGMA recursive_triggers = ON");

        Assert.That(() => connection.Execute($"REPLACE INTO {table} SELECT * FROM {table}"), Throws.TypeOf<SqliteException>().With.Message.Contain("never"));
    }

    [Test]
    public void The_counters_never_go_back()
    {
        using var connection = Connect();

        Assert.That(() => connection.Execute("UPDATE head SET order_sequence = order_sequence - 1"), Throws.TypeOf<SqliteException>());
        Assert.That(() => connection.Execute("DELETE FROM head"), Throws.TypeOf<SqliteException>());
    }

    [Test]
    public void A_line_has_a_debit_or_a_credit()
    {
        using var connection = Connect();

        Assert.That(
            () => connection.Execute("INSERT INTO journal_line SELECT entry, 99, account, assignment_version, 1, 1, 1, 1, counterparty, department, elimination_key FROM journal_line"),
            Throws.TypeOf<SqliteException>().With.Message.Contain("journal_line_is_debit_or_credit"));
    }

    [Test]
    public void Views_show_exact_decimals()
    {
        using var connection = Connect();

        Assert.That(connection.Query<string>("SELECT total FROM orders ORDER BY sequence"), Is.EqualTo(new[] { "-0.05", "440.00", "7" }));
        Assert.That(connection.Query<string>("SELECT debit || ' ' || functional_credit FROM journal WHERE company = 'XYZ' ORDER BY sequence, line_number"), Is.EqualTo(new[] { "0.00 0.05", "0.05 0.00", "440.00 0.00", "0.00 440.00", "7 0", "0 7" }));
    }

    [Test]
    public void Every_view_can_be_read()
    {
        using var connection = Connect();

        foreach (var view in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'view'"))
            Assert.That(() => connection.Query($"SELECT * FROM {view}").AsList(), Throws.Nothing, view);
        Assert.That(connection.QuerySingle<(string, long, string)>("SELECT id, keeps_books, effective_from FROM party"), Is.EqualTo(("XYZ", 1L, "0001-01-01")));
    }

    [Test]
    public void A_second_process_is_refused()
    {
        using var first = Open();

        Assert.That(Open, Throws.TypeOf<StoreUnusableException>().With.Message.Contain("is in use"));
    }

    [Test]
    public void A_store_that_was_closed_leaves_one_database_file()
    {
        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "store.db", "store.db.lock" }));
    }

    [Test]
    public void A_script_that_changed_is_refused()
    {
        using (var connection = Connect())
            connection.Execute("UPDATE schema_journal SET checksum = 'other' WHERE number = 2");

        Assert.That(Open, Throws.TypeOf<StoreUnusableException>().With.Message.Contain("0002_orders.sql").And.Message.Contain("next number"));
    }

    [Test]
    public void A_newer_database_is_refused()
    {
        using (var connection = Connect())
            connection.Execute("INSERT INTO schema_journal SELECT max(number) + 1, 'later.sql', 'x', 'x' FROM schema_journal");

        Assert.That(Open, Throws.TypeOf<StoreUnusableException>().With.Message.Contain("newer version"));
    }

    [Test]
    public void What_is_no_database_is_refused()
    {
        var text = Path.Combine(_folder, "text.db");
        File.WriteAllText(text, new string('x', 5000));

        Assert.That(() => SqliteStore.Open($"Data Source={text}"), Throws.TypeOf<StoreUnusableException>().With.Message.Contain("cannot be used"));
        Assert.That(() => SqliteStore.Open("Data Source=:memory:"), Throws.TypeOf<StoreUnusableException>().With.Message.Contain("must name a file"));
    }

    [Test]
    public void The_file_is_in_write_ahead_mode()
    {
        using var connection = Connect();

        Assert.That(connection.ExecuteScalar<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));
    }

    [Test]
    public void A_store_without_its_file_is_not_ready()
    {
        using var store = Open();
        Assert.That(store.IsReady(), Is.True);

        File.Move(_file, _file + ".gone");

        Assert.That(store.IsReady(), Is.False);
        File.Move(_file + ".gone", _file);
    }

    private SqliteStore Open() => SqliteStore.Open($"Data Source={_file}");

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        return connection;
    }
}
