using System.Numerics;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// What everybody has in a company where a chain has the product of its links: for a holder the least solution of
/// x = direct + x·A over the companies but itself, since what comes back to it is not more of what it has. Read from below, it
/// is the chance that a walk up from the company, which at each step takes a holding by its share, ever meets the holder.
/// </summary>
/// <remarks>
/// Without circles one pass from the company up is enough. A circle is solved as a system of equations, with fixed-point numbers of
/// 192 binary digits behind the point: what is rounded away there is far below the sixth decimal of a percentage.
/// </remarks>
internal sealed class Products
{
    /// <summary>
    /// In circles of more companies than this, or than can be solved with the effort left, only chains that lead away from the
    /// company count, which is a lower bound: to solve them takes time by the cube of their number.
    /// </summary>
    public const int Bound = 50;

    private const int Digits = 192;
    private const int StepsOfProduct = 4; // so many links can be followed in the time of one product of so many digits

    private static readonly BigInteger _one = BigInteger.One << Digits;

    private readonly ShareGraph _graph;
    private readonly Int128 _gate;
    private readonly Dictionary<string, BigInteger[,]?> _solved;
    private readonly Dictionary<string, Int128> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Int128> _arrives = new(StringComparer.Ordinal); // at a party from below its circle
    private bool _atLeast;

    private Products(ShareGraph graph, Int128 gate, Dictionary<string, BigInteger[,]?> solved) => (_graph, _gate, _solved) = (graph, gate, solved);

    /// <summary>The shares in a company; chains lead on only through intermediaries of which the next holder up has the gate.</summary>
    public static Func<string, ChainShares> Into(ShareGraph graph, Int128 gate)
    {
        // Buyer and seller mostly stand below the same circles.
        var solved = new Dictionary<string, BigInteger[,]?>(StringComparer.Ordinal);
        return company =>
        {
            var products = new Products(graph, gate, solved);
            products.Count(company);
            return new ChainShares(products._shares, products._atLeast);
        };
    }

    private void Count(string company)
    {
        // The links of the company itself always count. Where a chain comes by it once more, it is an intermediary like others.
        foreach (var link in _graph.Into(company))
            Arrive(link.Holder, link.Share);
        foreach (var circle in PartsAbove.Of(_graph.Into(company).Select(link => link.Holder), party => LinksInto(party).Select(link => link.Holder)))
        {
            if (circle.Count == 1)
                Pass(circle[0], _ => true);
            else if ((IReadOnlyList<string>)[.. circle.Order(StringComparer.Ordinal)] is var members && CanSolve(members))
                Solve(members);
            else
                Approach(circle);
        }

        _shares.Remove(company);
    }

    private bool CanSolve(IReadOnlyList<string> circle)
        => _solved.ContainsKey(circle[0]) || (circle.Count <= Bound && _graph.Effort.TrySpend(StepsOfProduct * circle.Count * circle.Count * circle.Count));

    private IEnumerable<ShareLink> LinksInto(string party) => _graph.Into(party).Where(link => link.Share >= _gate);

    private void Arrive(string party, Int128 share) => _arrives[party] = Share.Plus(_arrives.GetValueOrDefault(party), share);

    private void Pass(string party, Predicate<string> counts)
    {
        var share = _shares[party] = _arrives.GetValueOrDefault(party);
        _graph.Effort.Spend(1 + _graph.Into(party).Count);
        foreach (var link in LinksInto(party).Where(link => counts(link.Holder)))
            Arrive(link.Holder, Share.Times(share, link.Share));
    }

    private void Approach(IReadOnlyList<string> circle)
    {
        // In the order in which the company's own holders, theirs and so on are met, each link leads away from the company or is left out.
        _atLeast = true;
        var members = circle.ToHashSet(StringComparer.Ordinal);
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new Queue<string>(circle.Where(_arrives.ContainsKey).Order(StringComparer.Ordinal));
        foreach (var party in order)
            met.Add(party, met.Count);
        while (order.TryDequeue(out var party))
        {
            foreach (var link in LinksInto(party).Where(link => members.Contains(link.Holder) && met.TryAdd(link.Holder, met.Count)))
                order.Enqueue(link.Holder);
        }

        foreach (var party in met.OrderBy(place => place.Value).Select(place => place.Key))
            Pass(party, holder => !members.Contains(holder) || met[holder] > met[party]);
    }

    // How often a walk that begins at one member visits another is (I - A)^-1, by Gauss and Jordan; all pivots of such a matrix
    // are above zero. Divided by how often a walk from there comes by again, it is the chance to come by at all.
    private void Solve(IReadOnlyList<string> circle)
    {
        var place = circle.Select((party, i) => (party, i)).ToDictionary(member => member.party, member => member.i, StringComparer.Ordinal);
        if (!_solved.TryGetValue(circle[0], out var visits))
            _solved.Add(circle[0], visits = Inverse(circle, place));
        _graph.Effort.Spend(StepsOfProduct * circle.Count * circle.Count);
        for (var holder = 0; holder < circle.Count; holder++)
        {
            // Without an inverse nothing leaves the circle: whoever is in it is met.
            var passing = circle.Select((party, from) => Wide(_arrives.GetValueOrDefault(party)) * (visits is null ? _one : visits[from, holder]) >> Digits).Aggregate(BigInteger.Zero, BigInteger.Add);
            _shares[circle[holder]] = Narrow(visits is null ? passing : (passing << Digits) / visits[holder, holder]);
            if (visits is null)
                continue;
            foreach (var link in LinksInto(circle[holder]).Where(link => !place.ContainsKey(link.Holder)))
                Arrive(link.Holder, Narrow(passing * Wide(link.Share) >> Digits));
        }
    }

    private BigInteger[,]? Inverse(IReadOnlyList<string> circle, Dictionary<string, int> place)
    {
        var size = circle.Count;
        var (matrix, inverse) = (new BigInteger[size, size], new BigInteger[size, size]);
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = inverse[i, i] = _one;
            foreach (var link in LinksInto(circle[i]))
            {
                if (place.TryGetValue(link.Holder, out var holder))
                    matrix[i, holder] -= Wide(link.Share);
            }
        }

        for (var pivot = 0; pivot < size; pivot++)
        {
            if (matrix[pivot, pivot].Sign <= 0)
                return null;
            for (var row = 0; row < size; row++)
            {
                if (row == pivot || matrix[row, pivot].IsZero)
                    continue;
                var factor = (matrix[row, pivot] << Digits) / matrix[pivot, pivot];

                // Left of the pivot the one is zero already, right of it the other still is.
                for (var column = pivot; column < size; column++)
                    matrix[row, column] -= factor * matrix[pivot, column] >> Digits;
                for (var column = 0; column <= pivot; column++)
                    inverse[row, column] -= factor * inverse[pivot, column] >> Digits;
            }
        }

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                inverse[row, column] = (inverse[row, column] << Digits) / matrix[row, row];
        }

        return inverse;
    }

    private static BigInteger Wide(Int128 share) => ((BigInteger)share << Digits) / (BigInteger)Share.Whole;

    private static Int128 Narrow(BigInteger wide) => wide >= _one ? Share.Whole : (Int128)((wide * (BigInteger)Share.Whole + (_one >> 1)) >> Digits);
}
