namespace IntercompanyPricing.Api.Http;

/// <summary>One kind of problem, as its page under <c>/problems/{code}</c> explains it.</summary>
/// <param name="Code">Stable; programs may branch on it.</param>
/// <param name="Status">The HTTP status it always has.</param>
/// <param name="Title">A few words, the same every time.</param>
/// <param name="Explanation">What it means and what to do.</param>
internal sealed record ProblemKind(string Code, int Status, string Title, string Explanation);
