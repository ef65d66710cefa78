using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>The tables, views and table types of parsed scripts, with their columns.</summary>
internal sealed class TSqlSchema : TSqlFragmentVisitor
{
    private readonly Dictionary<string, HashSet<string>> _columns = new(StringComparer.Ordinal);

    /// <summary>The columns of a table, view or table type, or null.</summary>
    public IReadOnlySet<string>? ColumnsOf(string name) => _columns.GetValueOrDefault(name);

    /// <summary>The names of all constraints, indexes and triggers.</summary>
    public HashSet<string> Names { get; } = [];

    public override void Visit(CreateTableStatement node)
    {
        Add(node.SchemaObjectName, node.Definition);
        foreach (var constraint in node.Definition.TableConstraints.Concat(node.Definition.ColumnDefinitions.SelectMany(column => column.Constraints)).Where(constraint => constraint.ConstraintIdentifier is not null))
            Names.Add(constraint.ConstraintIdentifier.Value);
    }

    public override void Visit(CreateTypeTableStatement node) => Add(node.Name, node.Definition);

    public override void Visit(CreateIndexStatement node) => Names.Add(node.Name.Value);

    public override void Visit(CreateTriggerStatement node) => Names.Add(node.Name.BaseIdentifier.Value);

    public override void Visit(CreateViewStatement node)
        => _columns[node.SchemaObjectName.BaseIdentifier.Value] = [.. ((QuerySpecification)node.SelectStatement.QueryExpression).SelectElements.Cast<SelectScalarExpression>()
            .Select(element => element.ColumnName?.Value ?? ((ColumnReferenceExpression)element.Expression).MultiPartIdentifier.Identifiers[^1].Value)];

    private void Add(SchemaObjectName name, TableDefinition definition)
        => _columns[name.BaseIdentifier.Value] = [.. definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)];
}
