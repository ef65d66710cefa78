namespace IntercompanyPricing.Reliability.Model;

/// <summary>What is paid and netted, and taken back again.</summary>
internal sealed partial class PlainModel
{
    private readonly Dictionary<string, Owed> _owed = [];
    private readonly Dictionary<string, Paid> _paid = [];
    private readonly Dictionary<string, Netted> _netted = [];
    private readonly Dictionary<string, Expected> _answers = [];

    /// <summary>What was posted, for people.</summary>
    public string Posted => $"{Orders} orders, {_paid.Count} of them payments and {_paid.Values.Count(paid => paid.IsTakenBack)} of these taken back; {_netted.Count} nettings, {_netted.Values.Count(netted => netted.IsTakenBack)} taken back; {_notes.Count} notes at year ends, {_notes.Values.Count(note => note.IsTakenBack)} taken back";

    /// <summary>Whether something is or was owed under a name.</summary>
    public bool IsOwed(string name) => _owed.ContainsKey(name);

    /// <summary>Whether a payment was posted.</summary>
    public bool IsPaid(string key) => _paid.ContainsKey(key);

    /// <summary>A netting that was posted, or null.</summary>
    public Netted? Netting(string key) => _netted.GetValueOrDefault(key);

    /// <summary>What becomes of a payment.</summary>
    public Expected Settle(Operation.Settle settle) => Once(settle.Key, () =>
    {
        var owed = _owed[settle.Order];
        var due = owed.DueOn(settle.Date);
        if (settle.Date < owed.Date)
            return new Expected(422, "correction-before-order");
        if (due == 0)
            return new Expected(422, "nothing-open");
        if (settle.Amount is { } asked && Math.Sign(asked) != Math.Sign(due))
            return new Expected(422, "invalid-value");
        if (settle.Amount is { } amount && Math.Abs(amount) > Math.Abs(due))
            return new Expected(422, "over-settlement");
        if (IsClosed(settle.Date, owed.Seller, owed.Buyer))
            return new Expected(422, "period-closed");
        var paid = _paid[settle.Key] = new Paid(owed, settle.Date, settle.Amount ?? due, RateOn(settle.Date));
        Pay(paid, "1280", settle.Date, 1);
        return new Expected(201, Total: paid.Amount, Relationship: owed.Relationship);
    });

    /// <summary>What becomes of a payment that is taken back.</summary>
    public Expected TakeBack(Operation.TakeBack back) => Once(back.Key, () =>
    {
        var paid = _paid[back.Payment];
        if (paid.IsTakenBack)
            return new Expected(409, "already-reversed");
        if (back.Date < paid.Date)
            return new Expected(422, "reversal-before-order");
        if (IsClosed(back.Date, paid.Owed.Seller, paid.Owed.Buyer))
            return new Expected(422, "period-closed");
        paid.IsTakenBack = true;
        Pay(paid, "1280", back.Date, -1);
        return new Expected(201, Total: -paid.Amount, Relationship: paid.Owed.Relationship);
    });

    /// <summary>What becomes of a netting; where it is posted, the total is that of its debts.</summary>
    public Expected Net(Operation.Net net) => Once(net.Key, () =>
    {
        var items = _owed.Values.Where(owed => IsMember(owed.Seller, net.Date) && IsMember(owed.Buyer, net.Date)).Select(owed => new Paid(owed, net.Date, owed.DueOn(net.Date), RateOn(net.Date))).Where(item => item.Amount != 0).ToList();
        if (items.Count == 0)
            return new Expected(422, "nothing-open");
        var nets = World.Companies.ToDictionary(company => company, company => items.Sum(item => item.Owed.Seller == company ? item.Amount : item.Owed.Buyer == company ? -item.Amount : 0));

        // Of three companies one is alone on its side: it pays all others, or is paid by them, the greatest amount first.
        var payers = nets.Where(net => net.Value < 0).OrderBy(net => net.Value).ThenBy(net => net.Key, StringComparer.Ordinal).ToList();
        var payees = nets.Where(net => net.Value > 0).OrderByDescending(net => net.Value).ThenBy(net => net.Key, StringComparer.Ordinal).ToList();
        var payments = payers.SelectMany(payer => payees.Select(payee => (Payer: payer.Key, Payee: payee.Key, Amount: Math.Min(-payer.Value, payee.Value)))).ToList();
        if (items.Count == payments.Count && items.All(item => item.Owed.IsDebt && payments.Contains((item.Owed.Buyer, item.Owed.Seller, item.Amount))))
            return new Expected(422, "no-difference");
        if (IsClosed(net.Date, [.. items.SelectMany(item => new[] { item.Owed.Seller, item.Owed.Buyer })]))
            return new Expected(422, "period-closed");

        var debts = payments.ConvertAll(payment => (new Owed(payment.Payee, payment.Payer, net.Date, Inside(payment.Payee, payment.Payer), RateOn(net.Date), IsDebt: true), payment.Amount));
        var netted = _netted[net.Key] = new Netted(net.Date, RateOn(net.Date), items, debts);
        foreach (var item in items)
            Pay(item, "1290", net.Date, 1);
        foreach (var (i, (owed, amount)) in debts.Index())
        {
            _owed[$"{net.Key}#{i}"] = owed;
            Owe(owed, net.Date, amount);
        }

        return new Expected(201, Total: payments.Sum(payment => payment.Amount));
    });

    /// <summary>What becomes of a netting that is taken back.</summary>
    public Expected TakeBack(Operation.TakeBackNetting back, DateOnly date) => Once(back.Key, () =>
    {
        var netted = _netted[back.Netting];
        if (netted.IsTakenBack)
            return new Expected(409, "already-reversed");
        if (IsClosed(date, [.. netted.Items.SelectMany(item => new[] { item.Owed.Seller, item.Owed.Buyer })]))
            return new Expected(422, "period-closed");
        if (netted.Debts.Any(debt => debt.Owed.Payments > 0))
            return new Expected(409, "order-settled");
        netted.IsTakenBack = true;
        foreach (var item in netted.Items)
            Pay(item, "1290", date, -1);
        foreach (var (owed, amount) in netted.Debts)
            Owe(owed, date, -amount);
        var last = netted.Debts is [.., var debt] ? (debt.Amount, debt.Owed.Relationship) : (netted.Items[^1].Amount, netted.Items[^1].Owed.Relationship);
        return new Expected(201, Total: -last.Item1, Relationship: last.Item2);
    });

    // Only what was posted is answered again.
    private Expected Once(string key, Func<Expected> decide)
    {
        if (_answers.TryGetValue(key, out var before))
            return before with { IsReplayed = true };
        var answer = decide();
        return answer.Status == 201 ? _answers[key] = answer : answer;
    }

    // What is owed leaves both books at the rate that it was booked at; what takes its place comes in at that of the day.
    private void Pay(Paid paid, string over, DateOnly date, int sign)
    {
        var (owed, amount) = (paid.Owed, sign * paid.Amount);
        owed.Changes.Add((date, -amount));
        owed.Payments += sign;
        var (receivable, payable) = owed.Relationship == "unrelated" ? ("1200", "2100") : ("1220", "2120");
        foreach (var (company, item, own) in new[] { (owed.Seller, receivable, -amount), (owed.Buyer, payable, amount) })
        {
            Book(company, item, own, owed.Rate);
            Book(company, over, -own, paid.Rate);
            var gain = company == World.Abroad ? -own * (paid.Rate - owed.Rate) : 0;
            if (gain == 0)
                continue;
            var account = gain * sign > 0 ? "7100" : "7110"; // a gain that is taken back leaves the account that it went to
            Book(company, account, 0, 0);
            Functional[(company, account)] -= gain;
        }

        Orders++;
    }

    private void Owe(Owed owed, DateOnly date, decimal amount)
    {
        owed.Changes.Add((date, amount));
        foreach (var (company, account, own) in new[] { (owed.Seller, "1220", amount), (owed.Buyer, "2120", -amount) })
        {
            Book(company, account, own, owed.Rate);
            Book(company, "1290", -own, owed.Rate);
        }

        Orders++;
    }

    private bool IsMember(string company, DateOnly date) => company == World.Head || IsControlled(company, date);

    private static string Inside(string payee, string payer) => payee == World.Head || payer == World.Head ? "parent-subsidiary" : "common-control";
}
