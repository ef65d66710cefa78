namespace IntercompanyPricing.Api.Hosting;

/// <summary>What an empty store gets.</summary>
/// <param name="Demo">The demo group and a key per role.</param>
/// <param name="AdminKey">The secret of the first admin key; null for a random one.</param>
/// <param name="DataFolder">Where the demo's keys are written; it need not exist.</param>
internal sealed record FirstStartSettings(bool Demo, string? AdminKey, string DataFolder);
