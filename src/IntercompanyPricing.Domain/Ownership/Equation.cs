namespace IntercompanyPricing.Domain.Ownership;

/// <summary>A company's interest in a circle = what is known + the shares that others of the circle hold, times theirs.</summary>
internal sealed class Equation(int company)
{
    /// <summary>The company.</summary>
    public int Company => company;

    /// <summary>What does not depend on the others.</summary>
    public decimal Known { get; set; }

    /// <summary>The shares that others of the circle hold.</summary>
    public Dictionary<int, decimal> Shares { get; } = [];

    /// <summary>The companies whose equations name this one.</summary>
    public HashSet<int> Users { get; } = [];

    /// <summary>Whether it has been put into all others.</summary>
    public bool IsSolved { get; set; }

    /// <summary>How many products putting it into others makes.</summary>
    public int Effort => Shares.Count * Users.Count;

    /// <summary>Resolves what the company holds in itself by now; false where that is all of it, so that nobody owns it.</summary>
    public bool Resolve()
    {
        if (!Shares.Remove(company, out var own))
            return true;
        Users.Remove(company);
        if (own >= 1)
            return false;
        Known /= 1 - own;
        foreach (var holder in Shares.Keys)
            Shares[holder] /= 1 - own;
        return true;
    }

    /// <summary>Puts a solved company's equation in the place of its name.</summary>
    public void Insert(Equation solved, Dictionary<int, Equation> equations)
    {
        Shares.Remove(solved.Company, out var share);
        Known += share * solved.Known;
        foreach (var (holder, part) in solved.Shares)
        {
            Shares[holder] = Shares.GetValueOrDefault(holder) + (share * part);
            equations[holder].Users.Add(company);
        }
    }
}
