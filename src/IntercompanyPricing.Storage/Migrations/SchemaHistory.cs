namespace IntercompanyPricing.Storage.Migrations;

/// <summary>Compares what a database has been through with what this program knows.</summary>
internal static class SchemaHistory
{
    /// <summary>The scripts still to be applied, in order.</summary>
    /// <exception cref="StoreUnusableException">The database went through other scripts than these.</exception>
    public static IEnumerable<MigrationScript> Missing(IReadOnlyList<MigrationScript> known, IReadOnlyList<AppliedScript> applied)
    {
        foreach (var script in applied)
        {
            var same = known.SingleOrDefault(candidate => candidate.Number == script.Number)
                ?? throw new StoreUnusableException($"The database has schema script {script.Number} ('{script.Name}'), which this program does not know: a newer version has used it. Start that version, or restore a backup made before it.");
            if (same.Checksum != script.Checksum)
                throw new StoreUnusableException($"Schema script '{same.Name}' is not the one that was applied to the database as '{script.Name}' (checksum {same.Checksum}, applied {script.Checksum}). An applied script never changes: restore it, and put the change into a script with the next number.");
        }

        var last = applied.Count == 0 ? 0 : applied.Max(script => script.Number);
        return applied.Count == last
            ? known.Where(script => script.Number > last)
            : throw new StoreUnusableException($"The table schema_journal of the database names {applied.Count} scripts, but the last has the number {last}. Restore a backup.");
    }
}
