using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>
/// What is wrong with a T-SQL text: what Microsoft's own parser for SQL Server 2019 says, and the tables and columns that the
/// schema does not have. A table-valued parameter has the name of its type.
/// </summary>
internal sealed class TSqlCheck : TSqlFragmentVisitor
{
    private static readonly string[] _ofTheServer = ["sys.tables", "sys.databases"];

    private readonly TSqlSchema _schema;
    private readonly List<string> _faults = [];

    // The tables within reach, innermost last: by alias or name, with their columns; null where they are not known.
    private readonly Stack<Dictionary<string, IReadOnlySet<string>?>> _scopes = new();

    private TSqlCheck(TSqlSchema schema) => _schema = schema;

    /// <summary>Parses a text.</summary>
    public static (TSqlFragment? Parsed, IReadOnlyList<string> Faults) Parse(string sql)
    {
        var parsed = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return (errors.Count == 0 ? parsed : null, [.. errors.Select(error => $"line {error.Line}: {error.Message}")]);
    }

    /// <summary>Parses a text and looks up the tables and columns it names.</summary>
    public static IReadOnlyList<string> FaultsOf(string sql, TSqlSchema schema)
    {
        var (parsed, faults) = Parse(sql);
        if (parsed is null)
            return faults;
        var check = new TSqlCheck(schema);
        parsed.Accept(check);
        return check._faults;
    }

    public override void ExplicitVisit(QuerySpecification node) => Within(node.FromClause, () => base.ExplicitVisit(node), AliasesOf(node));

    public override void ExplicitVisit(UpdateSpecification node) => Within(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(DeleteSpecification node) => Within(node, () => base.ExplicitVisit(node));

    // DAY and the like are no columns.
    public override void ExplicitVisit(FunctionCall node)
    {
        foreach (var parameter in node.Parameters.Skip(node.FunctionName.Value == "DATEADD" ? 1 : 0))
            parameter.Accept(this);
    }

    public override void ExplicitVisit(InsertSpecification node)
    {
        var target = TableOf(node.Target);
        foreach (var column in node.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value).Where(column => target is not null && !target.Contains(column)))
            _faults.Add($"There is no column {column} to insert into.");
        node.InsertSource.Accept(this);
    }

    // Only what tells of tables is looked up there: its own columns are being made, and triggers see what is new as "inserted".
    public override void ExplicitVisit(CreateTableStatement node)
    {
    }

    public override void ExplicitVisit(CreateTypeTableStatement node)
    {
    }

    public override void ExplicitVisit(CreateIndexStatement node)
    {
        var columns = _schema.ColumnsOf(node.OnName.BaseIdentifier.Value);
        foreach (var column in node.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value).Where(column => columns?.Contains(column) != true))
            _faults.Add($"There is no column {column} to be indexed.");
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular)
            return;
        var names = node.MultiPartIdentifier.Identifiers.Select(identifier => identifier.Value).ToList();
        var isKnown = names is [var table, var column]
            ? _scopes.Any(scope => scope.TryGetValue(table, out var columns) && columns?.Contains(column) != false)
            : _scopes.Any(scope => scope.Values.Any(columns => columns?.Contains(names[0]) != false));
        if (!isKnown)
            _faults.Add($"There is no column {string.Join('.', names)}.");
    }

    private void Within(TSqlFragment? from, Action visit, IReadOnlySet<string>? aliases = null)
    {
        var tables = new Tables(this);
        from?.Accept(tables);
        if (aliases is not null)
            tables.Found[""] = aliases;
        _scopes.Push(tables.Found);
        visit();
        _scopes.Pop();
    }

    // ORDER BY may name what SELECT calls a column.
    private static HashSet<string> AliasesOf(QuerySpecification query) => [.. query.SelectElements.OfType<SelectScalarExpression>().Select(element => element.ColumnName?.Value).OfType<string>()];

    private IReadOnlySet<string>? TableOf(TableReference reference)
    {
        var name = reference switch
        {
            NamedTableReference { SchemaObject: var table } => table.SchemaIdentifier is { } owner ? $"{owner.Value}.{table.BaseIdentifier.Value}" : table.BaseIdentifier.Value,
            VariableTableReference { Variable: var variable } => variable.Name[1..],
            _ => throw new NotSupportedException(reference.GetType().Name),
        };
        if (name is "inserted" or "deleted" || _ofTheServer.Contains(name))
            return null;
        var columns = _schema.ColumnsOf(name);
        if (columns is null)
            _faults.Add($"There is no table {name}.");
        return columns;
    }

    // The tables of one FROM or UPDATE, not of the queries within.
    private sealed class Tables(TSqlCheck check) : TSqlFragmentVisitor
    {
        public Dictionary<string, IReadOnlySet<string>?> Found { get; } = new(StringComparer.Ordinal);

        public override void ExplicitVisit(NamedTableReference node) => Found[node.Alias?.Value ?? node.SchemaObject.BaseIdentifier.Value] = check.TableOf(node);

        public override void ExplicitVisit(VariableTableReference node) => Found[node.Alias?.Value ?? node.Variable.Name] = check.TableOf(node);

        public override void ExplicitVisit(OpenJsonTableReference node) => Found[node.Alias?.Value ?? "OPENJSON"] = new HashSet<string> { "key", "value", "type" };

        public override void ExplicitVisit(QueryDerivedTable node)
        {
            Found[node.Alias.Value] = FirstOf(node.QueryExpression).SelectElements.OfType<SelectScalarExpression>()
                .Select(element => element.ColumnName?.Value ?? ((ColumnReferenceExpression)element.Expression).MultiPartIdentifier.Identifiers[^1].Value).ToHashSet();
        }

        public override void ExplicitVisit(ScalarSubquery node)
        {
        }

        // The first query of a union names its columns.
        private static QuerySpecification FirstOf(QueryExpression query) => query is BinaryQueryExpression union ? FirstOf(union.FirstQueryExpression) : (QuerySpecification)query;
    }
}
