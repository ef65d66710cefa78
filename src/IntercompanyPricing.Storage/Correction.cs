namespace IntercompanyPricing.Storage;

/// <summary>What an order corrects. Corrections of one supply are decided one after the other.</summary>
/// <param name="Order">The sequence of the order that is reversed or adjusted.</param>
/// <param name="Supply">The sequence of the supply: of the order itself, or of the one that it adjusts.</param>
public sealed record Correction(long Order, long Supply);
