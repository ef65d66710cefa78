namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Solves x = b + xA for the shares that companies hold in each other: from the holders down, and in a circle by putting one
/// company's equation into those of the others, the one that touches the fewest others first. Shares are never negative, and what
/// a company is held by others is at most whole, so nothing large cancels and no pivot need be chosen for its size. Where circles
/// are so entangled that equations would only grow, the rest is closed in on from below and from above (<see cref="Enclosure"/>).
/// </summary>
internal sealed class FlowOfInterest
{
    // Products that putting one equation into others may make; beyond it they grow faster than they become fewer.
    private const int MaxEffort = 64;

    private readonly decimal[] _outside;
    private readonly IReadOnlyList<IReadOnlyList<HeldShare>?> _held;
    private readonly int[] _circleOf;
    private readonly decimal?[] _solution;

    private FlowOfInterest(decimal[] outside, IReadOnlyList<IReadOnlyList<HeldShare>?> held)
        => (_outside, _held, _circleOf, _solution) = (outside, held, new int[outside.Length], new decimal?[outside.Length]);

    /// <summary>The solution.</summary>
    /// <param name="outside">The share of each company that comes from outside, 1 being the whole.</param>
    /// <param name="held">The shares of each company that others hold; null where they cannot be told.</param>
    /// <returns>Null where there is not one: companies that own each other entirely, and those below them.</returns>
    public static decimal?[] Solve(decimal[] outside, IReadOnlyList<IReadOnlyList<HeldShare>?> held)
    {
        var flow = new FlowOfInterest(outside, held);
        var circles = Circles.Of([.. held.Select(shares => shares?.Select(share => share.Holder).ToArray() ?? [])]);
        for (var i = 0; i < circles.Count; i++)
        {
            foreach (var company in circles[i])
                flow._circleOf[company] = i;
            try
            {
                flow.SolveCircle(circles[i]);
            }
            catch (OverflowException)
            {
                // Registers with more capital than there is have no solution, and lead anywhere: the circle stays open.
            }
        }

        return flow._solution;
    }

    private void SolveCircle(int[] circle)
    {
        if (circle is [var alone])
        {
            _solution[alone] = FromAbove(alone);
            return;
        }

        var equations = new Dictionary<int, Equation>(circle.Length);
        foreach (var company in circle)
        {
            if (EquationOf(company) is not { } equation)
                return;
            equations.Add(company, equation);
        }

        foreach (var equation in equations.Values)
        {
            foreach (var holder in equation.Shares.Keys)
                equations[holder].Users.Add(equation.Company);
        }

        if (Eliminate(equations) is not { } solved || !Enclosure.Solve([.. equations.Values.Where(equation => !equation.IsSolved)], _solution))
            return;
        while (solved.TryPop(out var equation))
        {
            var interest = equation.Known;
            foreach (var (holder, share) in equation.Shares)
                interest += share * _solution[holder]!.Value;
            _solution[equation.Company] = interest;
        }
    }

    // So it is with most companies: all their holders stand above, and are known by now. Null where one is open.
    private decimal? FromAbove(int company)
    {
        if (_held[company] is not { } shares)
            return null;
        var interest = _outside[company];
        foreach (var (holder, share) in shares)
        {
            if (_solution[holder] is not { } above)
                return null;
            interest += share * above;
        }

        return interest;
    }

    // What comes from above the circle is known by now; null where it is open.
    private Equation? EquationOf(int company)
    {
        if (_held[company] is not { } shares)
            return null;
        var equation = new Equation(company) { Known = _outside[company] };
        foreach (var (holder, share) in shares)
        {
            if (_circleOf[holder] == _circleOf[company])
                equation.Shares[holder] = share;
            else if (_solution[holder] is { } interest)
                equation.Known += share * interest;
            else
                return null;
        }

        return equation;
    }

    // Equations in terms of those eliminated later or not at all, the last on top; null where the circle owns itself.
    private static Stack<Equation>? Eliminate(Dictionary<int, Equation> equations)
    {
        var solved = new Stack<Equation>(equations.Count);
        var next = new PriorityQueue<Equation, int>(equations.Values.Select(equation => (equation, equation.Effort)));
        while (next.TryDequeue(out var equation, out var effort))
        {
            if (equation.IsSolved)
                continue;
            if (effort != equation.Effort)
            {
                next.Enqueue(equation, equation.Effort);
                continue;
            }

            if (effort > MaxEffort)
                return solved;
            if (!equation.Resolve())
                return null;
            equation.IsSolved = true;
            solved.Push(equation);
            foreach (var holder in equation.Shares.Keys)
                equations[holder].Users.Remove(equation.Company);
            foreach (var user in equation.Users)
                equations[user].Insert(equation, equations);
        }

        return solved;
    }
}
