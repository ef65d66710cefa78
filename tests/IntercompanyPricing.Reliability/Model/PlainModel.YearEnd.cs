namespace IntercompanyPricing.Reliability.Model;

/// <summary>What becomes of a company's result at the end of a year.</summary>
internal sealed partial class PlainModel
{
    private readonly List<Moved> _moved = [];
    private readonly Dictionary<string, Note> _notes = [];
    private readonly Dictionary<string, IReadOnlyList<decimal>> _given = [];

    /// <summary>Whether a note was posted.</summary>
    public bool IsNote(string name) => _notes.ContainsKey(name);

    /// <summary>The day of a note.</summary>
    public DateOnly DayOf(string note) => _notes[note].Owed.Date;

    /// <summary>The notes of an adjustment that was posted, as (name, amount).</summary>
    public IReadOnlyList<(string Name, decimal Amount)> NotesOf(string key) => [.. _notes.Where(note => note.Key.StartsWith(key + "/", StringComparison.Ordinal)).Select(note => (note.Key, note.Value.Moved.Amount))];

    /// <summary>What a company is said to have spent, or as a buyer earned, in each of the years: the same whenever it is asked again.</summary>
    public IReadOnlyList<decimal> Given(Operation.AdjustYear asked)
    {
        if (!_given.TryGetValue(asked.Key, out var given))
            _given[asked.Key] = given = [.. asked.Years.Select(year => Math.Max(1, Cents(Of(asked.Tested, year).Sum(moved => moved.Amount) * year.Percent / 100)))];
        return given;
    }

    /// <summary>What a preview tells: how much is to be adjusted, and by which notes.</summary>
    public (Expected Answer, IReadOnlyList<decimal> Notes) Preview(Operation.AdjustYear asked)
    {
        var (refusal, amount, notes) = Decide(asked);
        return (refusal is null or "no-difference" ? new Expected(200, Total: amount) : new Expected(422, refusal), [.. notes.Select(note => note.Moved.Amount)]);
    }

    /// <summary>What becomes of an adjustment: the last of its notes answers for it.</summary>
    public Expected Adjust(Operation.AdjustYear asked) => Once(asked.Key, () =>
    {
        var (refusal, _, notes) = Decide(asked);
        if (refusal is not null)
            return new Expected(422, refusal);
        foreach (var (i, note) in notes.Index())
        {
            var name = $"{asked.Key}/{i + 1}";
            (_notes[name], _owed[name]) = (note, note.Owed);
            Book(note, note.Owed.Date, 1);
        }

        return new Expected(201, Total: notes[^1].Moved.Amount, Relationship: notes[^1].Owed.Relationship);
    });

    /// <summary>What becomes of a note that is taken back.</summary>
    public Expected TakeBack(Operation.TakeBackNote back, DateOnly date) => Once(back.Key, () =>
    {
        var note = _notes[back.Note];
        if (note.IsTakenBack)
            return new Expected(409, "already-reversed");
        if (date < note.Owed.Date)
            return new Expected(422, "reversal-before-order");
        if (IsClosed(date, note.Owed.Seller, note.Owed.Buyer))
            return new Expected(422, "period-closed");
        note.IsTakenBack = true;
        Book(note, date, -1);
        return new Expected(201, Total: -note.Moved.Amount, Relationship: note.Owed.Relationship);
    });

    private static bool IsSeller(string tested) => tested != World.Head;

    private static decimal Quartile(IEnumerable<decimal> results, int quarter)
    {
        // A quarter of four is one: the mean of that one and the next.
        var sorted = results.Order().ToList();
        return (sorted[quarter - 1] + sorted[quarter]) / 2;
    }

    // What is posted between companies that were of one group then; a note counts as the supplies that it adjusts, whatever is known of the two by now.
    private IEnumerable<Moved> Of(string tested, TestedMonths year)
        => _moved.Where(moved => (IsSeller(tested) ? moved.Seller : moved.Buyer) == tested && (moved.Relationship != "unrelated" || moved.Tested is not null) && moved.Day >= year.From && moved.Day <= year.To);

    // Why nothing is adjusted, or how much and by which notes.
    private (string? Refusal, decimal Amount, List<Note> Notes) Decide(Operation.AdjustYear asked)
    {
        var (isSeller, last) = (IsSeller(asked.Tested), asked.Years[^1]);
        if (asked.Date < last.To)
            return ("correction-before-order", 0, []);
        var supplies = Of(asked.Tested, last).ToList();
        string Other(Moved moved) => isSeller ? moved.Buyer : moved.Seller;
        decimal Supplied(string other) => supplies.Where(moved => Other(moved) == other && moved.Tested is null).GroupBy(moved => moved.Product).Sum(product => Math.Max(0, product.Sum(moved => moved.Amount)));
        if (!World.Companies.Any(other => Supplied(other) > 0))
            return ("no-supplies", 0, []);

        // A seller earns what it sold for less its costs, in percent of the costs; a buyer what it resold for less what it paid, in percent of its sales.
        var given = Given(asked);
        var posted = asked.Years.Select(year => Of(asked.Tested, year).Sum(moved => moved.Amount)).ToList();
        decimal PriceAt(decimal figure, decimal result) => isSeller ? figure * (1 + (result / 100)) : figure * (1 - (result / 100));
        int Compare(decimal price, decimal figure, decimal result) => isSeller ? price.CompareTo(PriceAt(figure, result)) : -price.CompareTo(PriceAt(figure, result));

        // The average of all years decides whether, with what the comparables earned on average in the same years.
        var averages = World.Comparables.Select(comparable => asked.Years.Sum(year => World.Observed(asked.Tested, comparable, year.Observed)) / asked.Years.Count).ToList();
        var (lower, upper) = (Quartile(averages, 1), Quartile(averages, 3));
        var (all, figures) = (posted.Sum(), given.Sum());
        var (isBelow, isAbove) = (Compare(all, figures, lower) < 0, Compare(all, figures, upper) > 0);

        // The median of the year alone says how much, but no more than brings the average to the other end of the range, and only towards it.
        var toMedian = PriceAt(given[^1], Quartile(World.Comparables.Select(comparable => World.Observed(asked.Tested, comparable, last.Observed)), 2)) - posted[^1];
        var toEnd = PriceAt(figures, isBelow ? upper : lower) - all;
        var change = (isBelow || isAbove) && Math.Sign(toMedian) == Math.Sign(toEnd) ? Math.Abs(toMedian) <= Math.Abs(toEnd) ? toMedian : toEnd : 0;
        var amount = Cents(change);
        if (change != 0 && Math.Abs(amount) > Math.Abs(toEnd))
            amount -= Math.Sign(toEnd) * 0.01m;
        if (posted[^1] + amount < 0)
            return ("negative-price", 0, []);
        if (amount == 0)
            return ("no-difference", 0, []);

        var others = supplies.Where(moved => moved.IsSupply).Select(Other).Distinct().Order(StringComparer.Ordinal).ToList();
        decimal Borne(string other) => supplies.Where(moved => Other(moved) == other && moved.Tested == asked.Tested).Sum(moved => moved.Amount);
        var notes = Split(amount + others.Sum(Borne), others.ConvertAll(Supplied)).Zip(others, (share, other) => (Other: other, Amount: share - Borne(other))).Where(part => part.Amount != 0).Select(part =>
        {
            var (seller, buyer) = isSeller ? (asked.Tested, part.Other) : (part.Other, asked.Tested);
            var relationship = Related(seller, buyer, supplies.Where(moved => moved.IsSupply && Other(moved) == part.Other).Max(moved => moved.Day));
            return new Note(new Owed(seller, buyer, asked.Date, relationship, RateOn(asked.Date)), new Moved(seller, buyer, relationship, last.To, "", part.Amount, Tested: asked.Tested));
        }).ToList();
        return notes.Exists(note => IsClosed(asked.Date, note.Owed.Seller, note.Owed.Buyer)) ? ("period-closed", 0, []) : (null, amount, notes);
    }

    // In proportion to what was supplied, cut to cents; the last who was supplied takes the rest.
    private static List<decimal> Split(decimal whole, List<decimal> weights)
    {
        var (shares, left, all) = (new List<decimal>(), whole, weights.Sum());
        var takesRest = weights.FindLastIndex(weight => weight > 0);
        foreach (var (i, weight) in weights.Index())
        {
            var share = i == takesRest ? left : (long)((Int128)(long)(whole * 100) * (long)(weight * 100) / (long)(all * 100)) / 100m;
            shares.Add(share);
            left -= share;
        }

        return shares;
    }

    private void Book(Note note, DateOnly date, int sign)
    {
        var (owed, amount) = (note.Owed, sign * note.Moved.Amount);
        var (receivable, revenue, purchase, payable) = owed.Relationship == "unrelated" ? ("1200", "4000", "1400", "2100") : ("1220", "4080", "5080", "2120");
        Orders++;
        owed.Changes.Add((date, amount));
        _moved.Add(note.Moved with { Amount = amount });
        foreach (var (company, account, own) in new[] { (owed.Seller, receivable, amount), (owed.Seller, revenue, -amount), (owed.Buyer, purchase, amount), (owed.Buyer, payable, -amount) })
            Book(company, account, own, owed.Rate);
    }
}
