namespace IntercompanyPricing.Storage.Migrations;

/// <summary>A row of the table <c>schema_journal</c>: a script that a database has been through.</summary>
internal sealed class AppliedScript
{
    public long Number { get; init; }

    public string Name { get; init; } = "";

    public string Checksum { get; init; } = "";
}
