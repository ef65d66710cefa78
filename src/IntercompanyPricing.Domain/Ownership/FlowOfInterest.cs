namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Solves x = b + xA for the shares that companies hold in each other: from the holders down, and in a circle by putting one
/// company's equation into those of the others until each stands alone. Shares are never negative, and what a company is held
/// by others is at most whole, so nothing large cancels and no pivot need be chosen for its size: the next is the one that
/// touches the fewest others, which keeps sparse registers sparse.
/// </summary>
internal sealed class FlowOfInterest
{
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
            flow.SolveCircle(circles[i]);
        }

        return flow._solution;
    }

    private void SolveCircle(int[] circle)
    {
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

        var solved = Eliminate(equations);
        while (solved.TryPop(out var equation))
        {
            var interest = equation.Known;
            foreach (var (holder, share) in equation.Shares)
                interest += share * _solution[holder]!.Value;
            _solution[equation.Company] = interest;
        }
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

    // Each company's equation in terms of those eliminated after it, the last on top; none where the circle owns itself.
    private static Stack<Equation> Eliminate(Dictionary<int, Equation> equations)
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

            if (!equation.Solve())
                return [];
            solved.Push(equation);
            foreach (var holder in equation.Shares.Keys)
                equations[holder].Users.Remove(equation.Company);
            foreach (var user in equation.Users)
                equations[user].Insert(equation, equations);
        }

        return solved;
    }

    /// <summary>A company's interest = what is known + the shares that others of the circle hold, times theirs.</summary>
    private sealed class Equation(int company)
    {
        public int Company => company;

        public decimal Known { get; set; }

        public Dictionary<int, decimal> Shares { get; } = [];

        /// <summary>The companies whose equations name this one.</summary>
        public HashSet<int> Users { get; } = [];

        public bool IsSolved { get; private set; }

        public int Effort => Shares.Count * Users.Count;

        /// <summary>Resolves what the company holds in itself by now; false where that is all of it, so that nobody owns it.</summary>
        public bool Solve()
        {
            IsSolved = true;
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
}
