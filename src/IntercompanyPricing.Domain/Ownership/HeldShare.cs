namespace IntercompanyPricing.Domain.Ownership;

/// <summary>A share of one company that another of the same group holds.</summary>
/// <param name="Holder">The holder's place among the companies.</param>
/// <param name="Share">The share, 1 being the whole. Of 28 digits: what is rounded beyond them is far below what is shown.</param>
internal readonly record struct HeldShare(int Holder, decimal Share);
