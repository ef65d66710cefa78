namespace IntercompanyPricing.Domain.Orders;

/// <summary>The supplies between two parties that an adjustment changes in a sum, such as those of a year or of a volume incentive.</summary>
/// <param name="Basis">What asks for it, such as the policy <c>XYZ-GOODS</c> or the programme <c>VOLUME-2026</c>.</param>
/// <param name="From">The first date of supply.</param>
/// <param name="To">The last date of supply, which decides how the parties stand to each other.</param>
/// <param name="Orders">The orders, where they are named one by one.</param>
public sealed record AdjustedSupplies(string Basis, DateOnly From, DateOnly To, IReadOnlyList<Guid>? Orders = null);
