namespace IntercompanyPricing.Api.Periods;

/// <summary>An exchange rate that is not known.</summary>
/// <param name="From">The transaction currency.</param>
/// <param name="To">The company's functional currency.</param>
/// <param name="Kind">Whose rates the company uses.</param>
/// <param name="Date">The day it is missing for.</param>
internal sealed record MissingRate(string From, string To, string Kind, DateOnly Date);
