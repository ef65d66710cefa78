namespace IntercompanyPricing.Reliability.Model;

/// <summary>The service as one would explain it: lists, and sums of decimals. It is plain on purpose, and knows nothing of the other.</summary>
internal sealed partial class PlainModel
{
    private readonly List<(string Owned, DateOnly From, decimal Votes)> _stakes = [];
    private readonly List<(string Product, string Kind, DateOnly From, decimal Amount)> _prices = [];
    private readonly List<(DateOnly From, int Rate)> _rates = [];
    private readonly HashSet<(string Company, int Year, int Month)> _closed = [];
    private readonly Dictionary<string, Placed> _orders = [];
    private readonly Dictionary<string, Expected> _reversals = [];

    /// <summary>Debit less credit by company and account.</summary>
    public Dictionary<(string Company, string Account), decimal> Balances { get; } = [];

    /// <summary>The same in the currency of the one company whose books are in another.</summary>
    public Dictionary<(string Company, string Account), decimal> Functional { get; } = [];

    /// <summary>How many orders there are, reversals included.</summary>
    public int Orders { get; private set; }

    /// <summary>Whether an order was posted.</summary>
    public bool Knows(string order) => _orders.ContainsKey(order);

    /// <summary>Takes facts in.</summary>
    public void Record(Operation fact)
    {
        if (fact is Operation.RecordStake stake)
            _stakes.Add((stake.Owned, stake.From, stake.Votes));
        else if (fact is Operation.RecordPrice price)
            _prices.Add((price.Product, price.Kind, price.From, price.Amount));
        else if (fact is Operation.RecordRate rate)
            _rates.Add((rate.From, rate.Rate));
        else if (fact is Operation.SetPeriod { IsClosed: true } closing)
            _closed.Add((closing.Company, closing.Month.Year, closing.Month.Month));
        else if (fact is Operation.SetPeriod opening)
            _closed.Remove((opening.Company, opening.Month.Year, opening.Month.Month));
    }

    /// <summary>What becomes of an order.</summary>
    public Expected Place(Supplied order)
    {
        if (_orders.TryGetValue(order.Name, out var before))
            return before.Answer with { IsReplayed = true };
        if (IsClosed(order.Date, order.Seller, order.Buyer))
            return new Expected(422, "period-closed");

        var relationship = Related(order.Seller, order.Buyer, order.Date);
        List<(int Quantity, decimal Amount)> lines = [.. order.Lines.Select(line => (line.Quantity, Cents(line.Quantity * UnitPrice(line.Product, relationship, order.Date))))];
        var answer = new Expected(201, Total: lines.Sum(line => line.Amount), Relationship: relationship);
        _orders[order.Name] = new Placed(order, answer, lines);
        var owed = _owed[order.Name] = new Owed(order.Seller, order.Buyer, order.Date, relationship, RateOn(order.Date));
        Book(owed, order.Date, answer.Total!.Value);
        _moved.AddRange(order.Lines.Zip(lines, (line, priced) => new Moved(order.Seller, order.Buyer, relationship, order.Date, line.Product, priced.Amount, IsSupply: true)));
        return answer;
    }

    /// <summary>What becomes of an order under another key than it was posted with.</summary>
    public Expected Duplicate(Supplied order)
        => IsClosed(order.Date, order.Seller, order.Buyer) ? new Expected(422, "period-closed") : new Expected(409, "duplicate-document");

    /// <summary>What becomes of a reversal.</summary>
    public Expected Reverse(Operation.Reverse reversal)
    {
        if (_reversals.TryGetValue(reversal.Key, out var before))
            return before with { IsReplayed = true };
        var posted = _orders[reversal.Order];
        var left = posted.Lines.Select((line, i) => line.Quantity - posted.Reversed[i]).ToArray();
        if (left.All(quantity => quantity == 0))
            return new Expected(409, "already-reversed");
        if (reversal.Date < posted.Order.Date)
            return new Expected(422, "reversal-before-order");
        var taken = reversal.Lines ?? [.. left.Select((quantity, i) => (i + 1, quantity))];
        foreach (var (number, quantity) in taken)
        {
            if (number > left.Length)
                return new Expected(422, "unknown-line");
            if (quantity > left[number - 1])
                return new Expected(422, "over-reversal");
        }

        if (IsClosed(reversal.Date, posted.Order.Seller, posted.Order.Buyer))
            return new Expected(422, "period-closed");

        var takenBefore = posted.TakenBack.ToList();
        foreach (var (number, quantity) in taken)
            posted.Reversed[number - 1] += quantity;
        List<decimal> amounts = [.. takenBefore.Zip(posted.TakenBack, (before, now) => before - now)];
        var total = amounts.Sum();
        _moved.AddRange(posted.Order.Lines.Zip(amounts, (line, amount) => new Moved(posted.Order.Seller, posted.Order.Buyer, posted.Answer.Relationship!, reversal.Date, line.Product, amount)));
        Book(_owed[reversal.Order], reversal.Date, total);
        return _reversals[reversal.Key] = new Expected(201, Total: total, Relationship: posted.Answer.Relationship);
    }

    // How a seller and a buyer stand to each other on a day; the head sells nothing.
    private string Related(string seller, string buyer, DateOnly date)
        => buyer == World.Head ? IsControlled(seller, date) ? "parent-subsidiary" : "unrelated"
            : IsControlled(seller, date) && IsControlled(buyer, date) ? "common-control" : "unrelated";

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.ToEven);

    private bool IsControlled(string company, DateOnly date) => At(_stakes.Where(stake => stake.Owned == company), stake => stake.From, date).Votes > 50;

    private bool IsClosed(DateOnly date, params ReadOnlySpan<string> companies)
    {
        foreach (var company in companies)
        {
            if (_closed.Contains((company, date.Year, date.Month)))
                return true;
        }

        return false;
    }

    private int RateOn(DateOnly date) => At(_rates, rate => rate.From, date).Rate;

    private decimal UnitPrice(string product, string relationship, DateOnly date)
    {
        decimal Of(string kind) => At(_prices.Where(price => (price.Product, price.Kind) == (product, kind)), price => price.From, date).Amount;
        return relationship == "unrelated" ? Of("list") : Math.Round(Of("full-cost") * (1 + (World.MarkupPercent / 100)), 6, MidpointRounding.ToEven);
    }

    // The latest that holds by then; of two for one day the one recorded later.
    private static T At<T>(IEnumerable<T> facts, Func<T, DateOnly> from, DateOnly date) => facts.Where(fact => from(fact) <= date).OrderBy(from).Last();

    private void Book(Owed owed, DateOnly date, decimal total)
    {
        var (receivable, revenue, payable) = owed.Relationship == "unrelated" ? ("1200", "4000", "2100") : ("1220", "4020", "2120");
        Orders++;
        owed.Changes.Add((date, total));
        foreach (var (company, account, amount) in new[] { (owed.Seller, receivable, total), (owed.Seller, revenue, -total), (owed.Buyer, "1400", total), (owed.Buyer, payable, -total) })
            Book(company, account, amount, owed.Rate);
    }

    // Rates are whole, so that nothing is rounded.
    private void Book(string company, string account, decimal amount, int rate)
    {
        Balances[(company, account)] = Balances.GetValueOrDefault((company, account)) + amount;
        if (company == World.Abroad)
            Functional[(company, account)] = Functional.GetValueOrDefault((company, account)) + (amount * rate);
    }

    private sealed record Placed(Supplied Order, Expected Answer, List<(int Quantity, decimal Amount)> Lines)
    {
        public int[] Reversed { get; } = new int[Lines.Count];

        // All reversals together are rounded once, so that they add up.
        public IEnumerable<decimal> TakenBack => Lines.Select((line, i) => Cents(line.Amount * Reversed[i] / line.Quantity));
    }
}
