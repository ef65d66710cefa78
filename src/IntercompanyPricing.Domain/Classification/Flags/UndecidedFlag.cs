namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>A flag that cannot be judged, since no purchase between the two could be.</summary>
/// <param name="Places">Where it stands, as for <see cref="WrongFlag"/>.</param>
/// <param name="Company">The company.</param>
/// <param name="Partner">The customer or supplier.</param>
/// <param name="Code">Why, as a problem code: <c>unknown-party</c>, <c>party-dissolved</c>, <c>same-party</c>.</param>
/// <param name="Detail">The same in words.</param>
public sealed record UndecidedFlag(IReadOnlyList<string> Places, string Company, string Partner, string Code, string Detail);
