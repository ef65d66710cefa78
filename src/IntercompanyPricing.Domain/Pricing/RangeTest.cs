using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Where a tested result stands in an arm's length range (TPG 3.55-3.62). Values are in the unit of the indicator, rounded to six decimals; the position is found with the exact ones.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Indicator">The profit level indicator, such as <c>net-cost-plus</c>.</param>
/// <param name="Value">The tested result: what the policy's own price makes of the indicator.</param>
/// <param name="Lower">The lower end of the range.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Position">below, within or above.</param>
/// <param name="BenchmarkVersion">The version of the benchmark.</param>
/// <param name="TestedParty">Whose result it is.</param>
/// <param name="OnOutOfRange">What was done because it is out of the range: warn, or median where the price was set to it; null within.</param>
public sealed record RangeTest(
    [property: JsonPropertyOrder(-3)] string Benchmark, [property: JsonPropertyOrder(-2)] string Indicator, string Value, string Lower, string Median, string Upper, string Position,
    long? BenchmarkVersion = null, TestedParty? TestedParty = null, OnOutOfRange? OnOutOfRange = null)
{
    private readonly string? _value = Value;
    private readonly Exact _exact;

    /// <summary>A test of an exact result: its text is made when it is asked for.</summary>
    internal RangeTest(Recorded<Benchmark> benchmark, Exact value, ArmsLengthRange range, string position, OnOutOfRange? done)
        : this(
            benchmark.Fact.Id, EnumText<ProfitIndicator>.Of(benchmark.Fact.Indicator), "", range.LowerText, range.MedianText, range.UpperText, position, benchmark.Version, benchmark.Fact.Tested, done)
        => (_value, _exact) = (null, value);

    /// <summary>The tested result: what the policy's own price makes of the indicator.</summary>
    [JsonPropertyOrder(-1)]
    public string Value
    {
        get => _value ?? IndicatorValue.TextOf(_exact);
        init => _value = value;
    }

    /// <summary>Whether both tell the same: a test that was read back has texts only.</summary>
    public bool Equals(RangeTest? other)
        => other is not null && (Benchmark, Indicator, Value, Lower, Median, Upper, Position, BenchmarkVersion) == (other.Benchmark, other.Indicator, other.Value, other.Lower, other.Median, other.Upper, other.Position, other.BenchmarkVersion)
            && (TestedParty, OnOutOfRange) == (other.TestedParty, other.OnOutOfRange);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Benchmark, Indicator, Value, Position, BenchmarkVersion);
}
