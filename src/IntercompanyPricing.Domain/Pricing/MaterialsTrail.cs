namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How deep the price of a line has gone into bills of materials, and how many inputs it has priced on the way: both have an end.</summary>
internal sealed class MaterialsTrail
{
    private const int MaxDepth = 8;
    private const int MaxInputs = 1000;

    private readonly MaterialsTrail _top;
    private readonly int _depth;
    private int _inputs;

    private MaterialsTrail(int depth, MaterialsTrail? top) => (_depth, _top) = (depth, top ?? this);

    /// <summary>The trail one bill further down.</summary>
    public static MaterialsTrail Into(MaterialsTrail? above) => above is null ? new(1, null) : new(above._depth + 1, above._top);

    /// <summary>Counts another input; why it cannot be priced, or null.</summary>
    public string? Fault() => _depth > MaxDepth ? $"more than {MaxDepth} bills of materials lie one below the other" : ++_top._inputs > MaxInputs ? $"more than {MaxInputs} inputs would have to be priced" : null;
}
