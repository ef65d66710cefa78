namespace IntercompanyPricing.Api.Hosting;

/// <summary>The configuration cannot be used.</summary>
/// <param name="faults">Each names a setting as an environment variable and says what to do.</param>
internal sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception(faults.Count == 1 ? faults[0] : string.Join(Environment.NewLine, [$"The configuration has {faults.Count} faults:", .. faults.Select(fault => "  " + fault)]))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
