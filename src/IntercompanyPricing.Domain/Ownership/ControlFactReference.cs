namespace IntercompanyPricing.Domain.Ownership;

/// <summary>The control fact that carries a step.</summary>
/// <param name="Controller">Who controls by it: the proof's controller or a company that it controls.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Version">Its version; null where it is only supposed.</param>
public sealed record ControlFactReference(string Controller, ControlBasis Basis, long? Version);
