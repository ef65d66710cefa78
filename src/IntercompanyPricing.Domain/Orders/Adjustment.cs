using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What makes an order a debit or credit note. It adjusts either one order by its lines or, in a sum, the supplies of some time.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="Part">Of one order: 1 for its first adjustment, then on without a gap. Null for supplies in a sum.</param>
/// <param name="Lines">Of one order: the change of each line as it was asked for. Null for supplies in a sum.</param>
/// <param name="Supplies">The supplies that are adjusted in a sum. Null for one order.</param>
/// <param name="YearEnd">Of a year-end adjustment: what it rests on; left out for others.</param>
public sealed record Adjustment(string Reason, int? Part = null, IReadOnlyList<AdjustmentLine>? Lines = null, AdjustedSupplies? Supplies = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] YearEndRun? YearEnd = null);
