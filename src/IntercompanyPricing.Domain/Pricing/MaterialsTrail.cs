using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// How deep a cost has gone into bills of materials, and the inputs that it has priced on the way: depth and number have an end. What is
/// needed again in the same quantity is priced once.
/// </summary>
internal sealed class MaterialsTrail
{
    private const int MaxDepth = 8;
    private const int MaxPriced = 2000;
    private const int MaxMentioned = 10_000;

    private readonly MaterialsTrail? _above;
    private readonly MaterialsTrail _top;
    private readonly int _depth;

    // Of the top: whatever of price, kind of cost and maker there is to tell one input from another.
    private readonly Dictionary<(string Product, long Quantity, string Maker, PriceKind? Kind), (FoundPrice Found, int Levels)> _known = [];
    private int _mentioned;
    private int _priced;

    // The deepest bill that was looked into from here.
    private int _deepest;

    private MaterialsTrail(int depth, MaterialsTrail? above)
    {
        (_depth, _above, _top) = (depth, above, above?._top ?? this);
        Reach(depth);
    }

    /// <summary>The trail one bill further down.</summary>
    public static MaterialsTrail Into(MaterialsTrail? above) => new((above?._depth ?? 0) + 1, above);

    /// <summary>Counts another input; why the explanation cannot mention it, or null.</summary>
    public string? Fault() => _depth > MaxDepth ? $"more than {MaxDepth} bills of materials lie one below the other" : ++_top._mentioned > MaxMentioned ? $"more than {MaxMentioned} inputs would have to be mentioned" : null;

    /// <summary>The price of an input: as it was found before, or found now.</summary>
    /// <param name="product">The input.</param>
    /// <param name="quantity">How much of it is needed.</param>
    /// <param name="maker">Who needs it.</param>
    /// <param name="kind">The kind of cost at which the maker takes what it makes itself; null for what it buys.</param>
    /// <param name="price">Finds it.</param>
    /// <param name="tooMany">Tells that there are too many to be priced.</param>
    public Outcome<FoundPrice> Once(Product product, Quantity quantity, string maker, PriceKind? kind, Func<Outcome<FoundPrice>> price, Func<string, Refusal> tooMany)
    {
        // Met further down than before, its own inputs may lie too deep: that is found when it is priced again.
        var key = (product.Id, quantity.Scaled, maker, kind);
        if (_top._known.TryGetValue(key, out var known) && _depth + known.Levels <= MaxDepth)
        {
            Reach(_depth + known.Levels);
            return known.Found;
        }

        if (++_top._priced > MaxPriced)
            return tooMany($"more than {MaxPriced} inputs would have to be priced");
        var before = _deepest;
        _deepest = _depth;
        var found = price();
        if (found.Succeeded)
            _top._known[key] = (found.Value, _deepest - _depth);
        _deepest = Math.Max(before, _deepest);
        return found;
    }

    private void Reach(int depth)
    {
        for (var trail = this; trail is not null; trail = trail._above)
            trail._deepest = Math.Max(trail._deepest, depth);
    }
}
