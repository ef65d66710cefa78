namespace IntercompanyPricing.Api.Http;

/// <summary>What a key may do.</summary>
internal static class Roles
{
    /// <summary>Posts orders, and reads orders and journal of its companies.</summary>
    public const string Erp = "erp";

    /// <summary>Keeps master data, periods and reports; reads all orders.</summary>
    public const string Finance = "finance";

    /// <summary>Reads and verifies everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Keeps keys, nothing else.</summary>
    public const string Admin = Storage.ApiKey.AdminRole;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Erp, Finance, Auditor, Admin];
}
