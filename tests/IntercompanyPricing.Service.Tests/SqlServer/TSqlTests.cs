using System.Reflection;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Migrations;
using IntercompanyPricing.Storage.Sqlite;
using IntercompanyPricing.Storage.SqlServer;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Every T-SQL text, scripts and statements in code, against Microsoft's own parser and the schema of the scripts. No server is needed.</summary>
[TestFixture]
public sealed class TSqlTests
{
    private static readonly TSqlSchema _schema = ReadSchema();

    private static IEnumerable<TestCaseData> Batches => MigrationScript.In("db/sqlserver").Select(script => (Name: script.Name, Sql: script.Sql))
        .Append((Name: "role.sql", Sql: MigrationScript.Text("db/sqlserver.role.sql")))
        .SelectMany(script => SqlServerMigrator.BatchesOf(script.Sql).Select((batch, place) => Case($"{script.Name} {place + 1}", batch)));

    private static IEnumerable<TestCaseData> Statements => typeof(SqlServerStore).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SqlServerStore).Namespace)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(constant => constant.IsLiteral && constant.FieldType == typeof(string))
            .Select(constant => Case($"{type.Name}.{constant.Name}", (string)constant.GetRawConstantValue()!)))
        .Concat(SqlServerMigrator.CreateSql("a]b").Concat(SqlServerMigrator.AlterSql("a]b")).Select((sql, place) => Case($"SqlServerMigrator.CreateSql {place + 1}", sql)));

    // Each filter alone, and all together.
    private static IEnumerable<TestCaseData> Queries =>
    [
        .. Variants(
            new OrderQuery(10),
            query => query with { Scope = ["A"] }, query => query with { Scope = ["A", "B"] }, query => query with { Company = "A" }, query => query with { Buyer = "A" }, query => query with { Seller = "A" },
            query => query with { Classification = Verdict.Internal }, query => query with { Relationship = Relationship.Employee }, query => query with { From = new(2026, 1, 1) },
            query => query with { To = new(2026, 1, 1) }, query => query with { UpTo = 5 }, query => query with { SellerDocument = "1" }, query => query with { BuyerDocument = "1" }, query => query with { PostedFrom = new(2026, 1, 1) },
            query => query with { PostedTo = new(2026, 1, 1) }, query => query with { Consent = ConsentState.Unconfirmed }, query => query with { Consent = ConsentState.Disputed },
            query => query with { Kind = OrderKind.Supply }, query => query with { Kind = OrderKind.Settlement }, query => query with { Kind = OrderKind.Supply, Company = "A" }, query => query with { Kind = OrderKind.Settlement, Company = "A" }).Select(query => Case($"{query}", SqlServerOrders.SqlOf(query))),
        .. Variants(
            new JournalQuery(10),
            query => query with { Scope = ["A"] }, query => query with { Company = "A" }, query => query with { Ledger = LedgerKind.Statutory },
            query => query with { From = new(2026, 1, 1) }, query => query with { To = new(2026, 1, 1) }).Select(query => Case($"{query}", SqlServerJournal.SqlOf(query))),
        .. Variants(
            new OpenOrderQuery(10),
            query => query with { Currency = "EUR" }, query => query with { Between = ["A", "B"] }, query => query with { With = ["A"] }, query => query with { PostedTo = new(2026, 1, 1) },
            query => query with { OnlyValued = true }, query => query with { OpenOn = new(2026, 1, 1) }).Select(query => Case($"{query}", SqlServerOpenItems.SqlOf(query))),
        .. Variants(new ErpQuery("A", null, new(2026, 1, 1)), query => query with { Counterparty = "B" }).Select(query => Case($"{query}", SqlServerErpEntries.SqlOf(query))),
        .. Variants(new BookedLineQuery(10, "A", ["B"], new(2026, 1, 1)), query => query with { From = new(2026, 1, 1) }).Select(query => Case($"{query}", SqlServerBookedLines.SqlOf(query))),
        .. Variants(new BalanceQuery(new(2026, 1, 1)), query => query with { Scope = ["A"] }, query => query with { Company = "A" }).Select(query => Case($"{query}", SqlServerJournal.SqlOf(query))),
    ];

    [TestCaseSource(nameof(Batches))]
    [TestCaseSource(nameof(Statements))]
    [TestCaseSource(nameof(Queries))]
    public void A_text_is_right_and_names_what_there_is(string sql) => Assert.That(TSqlCheck.FaultsOf(sql, _schema), Is.Empty, sql);

    [TestCase("SELEC version FROM head", TestName = "A misspelt word is found")]
    [TestCase("SELECT version FROM hed", TestName = "A table that there is not is found")]
    [TestCase("SELECT versoin FROM head", TestName = "A column that there is not is found")]
    [TestCase("SELECT o.version FROM posted_order o", TestName = "A column of another table is found")]
    [TestCase("UPDATE head SET verison = 1", TestName = "A column to be set that there is not is found")]
    [TestCase("INSERT INTO head (verison) VALUES (1)", TestName = "A column to be filled that there is not is found")]
    [TestCase("SELECT o.sequence FROM posted_order o JOIN order_company c ON c.sequence = o.seqence", TestName = "A column to be joined that there is not is found")]
    [TestCase("SELECT o.sequence FROM posted_order o WHERE EXISTS (SELECT 1 FROM order_company c WHERE c.seqence = o.sequence)", TestName = "A column of a query within that there is not is found")]
    [TestCase("SELECT p.princpal FROM @order_probe p", TestName = "A column of a parameter that there is not is found")]
    [TestCase("SELECT sequence FROM posted_order LIMIT 1", TestName = "Another dialect is found")]
    public void A_mistake_is_found(string sql) => Assert.That(TSqlCheck.FaultsOf(sql, _schema), Is.Not.Empty);

    [Test]
    public void All_statements_stand_where_they_are_found()
    {
        Assert.That(Statements.Count(), Is.GreaterThanOrEqualTo(15));
        Assert.That(Batches.Count(), Is.GreaterThan(30));
    }

    [Test]
    public void Both_schemas_have_the_same_tables_columns_and_names()
    {
        var folder = Directory.CreateTempSubdirectory("icp-schema-").FullName;
        var file = $"Data Source={Path.Combine(folder, "store.db")};Pooling=False";
        SqliteStore.Open(file).Dispose();
        using (var sqlite = new SqliteConnection(file))
        {
            sqlite.Open();
            foreach (var table in Read(sqlite, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name <> 'schema_journal' AND name NOT LIKE 'sqlite_%'"))
            {
                // The order of rows, which SQLite keeps by itself.
                var ours = _schema.ColumnsOf(table)?.Where(column => (table, column) != ("api_key", "number"));
                Assert.That(ours, Is.EquivalentTo(Read(sqlite, $"SELECT name FROM pragma_table_info('{table}')")), table);
            }

            // A DATE is one without being asked.
            var names = Read(sqlite, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_journal'")
                .SelectMany(sql => System.Text.RegularExpressions.Regex.Matches(sql, @"(?:CONSTRAINT|TRIGGER|INDEX) ([a-z_0-9]+)").Select(match => match.Groups[1].Value))
                .Where(name => !name.EndsWith("_is_date", StringComparison.Ordinal)).ToHashSet();
            Assert.That(_schema.Names, Is.EquivalentTo(names));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static TSqlSchema ReadSchema()
    {
        var schema = new TSqlSchema();
        foreach (var script in MigrationScript.In("db/sqlserver").SelectMany(script => SqlServerMigrator.BatchesOf(script.Sql)))
            TSqlCheck.Parse(script).Parsed?.Accept(schema);
        var names = schema.Names.ToList();
        TSqlCheck.Parse(SqlServerMigrator.CreateJournal).Parsed!.Accept(schema);
        schema.Names.IntersectWith(names);
        return schema;
    }

    private static List<T> Variants<T>(T plain, params Func<T, T>[] filters) => [plain, .. filters.Select(filter => filter(plain)), filters.Aggregate(plain, (query, filter) => filter(query))];

    private static TestCaseData Case(string name, string sql) => new TestCaseData(sql).SetArgDisplayNames(name);
}
