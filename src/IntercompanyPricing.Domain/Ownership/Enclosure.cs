namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Closes in on the interests of entangled companies from both sides: beginning with nothing and with everything, each round puts
/// the values so far into the equations. From below they only rise, from above they only fall, and the interest lies between;
/// where both agree to more than is shown, it is found.
/// </summary>
internal static class Enclosure
{
    // A tenth of the last digit that is shown: four decimals of a percent.
    private const decimal Agreed = 0.000_000_1m;

    // Multiplications at most, a second's worth or two: companies that own nearly all of themselves close in too slowly.
    private const long MaxEffort = 40_000_000;

    /// <summary>Adds the solutions of equations to others; false where they are not found.</summary>
    public static bool Solve(IReadOnlyList<Equation> equations, decimal?[] solution)
    {
        if (!equations.All(equation => equation.Resolve()))
            return false;
        var place = equations.Select((equation, i) => (equation.Company, i)).ToDictionary(pair => pair.Company, pair => pair.i);
        var shares = equations.Select(equation => equation.Shares.Select(share => new HeldShare(place[share.Key], share.Value)).ToArray()).ToArray();
        var (below, above) = (new decimal[equations.Count], Enumerable.Repeat(1m, equations.Count).ToArray());
        var roundEffort = 2L * shares.Sum(held => held.Length);
        var apart = equations.Count == 0 ? 0m : 1m;
        for (var effort = roundEffort; apart > Agreed; effort += roundEffort)
        {
            if (effort > MaxEffort)
                return false;
            apart = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                below[i] = Put(below, equations[i].Known, shares[i]);
                above[i] = Put(above, equations[i].Known, shares[i]);
                apart = Math.Max(apart, above[i] - below[i]);
            }
        }

        for (var i = 0; i < equations.Count; i++)
            solution[equations[i].Company] = (below[i] + above[i]) / 2;
        return true;
    }

    private static decimal Put(decimal[] interest, decimal known, HeldShare[] shares)
    {
        foreach (var (holder, share) in shares)
            known += share * interest[holder];
        return known;
    }
}
