namespace IntercompanyPricing.Reliability.Model;

/// <summary>Random operations that follow from a seed alone: whatever is left out of them, the others stay as they are.</summary>
internal static class OperationSource
{
    private static readonly decimal[] _votes = [0, 30, 50, 50.000001m, 51, 100];

    /// <summary>So many operations.</summary>
    public static List<Operation> Make(int seed, int count)
    {
        var random = new Random(seed);
        var placed = new List<Supplied>();
        var keys = (Payments: new List<string>(), Nettings: new List<string>(), Adjustments: new List<string>());
        var operations = new List<Operation>(count);
        for (var number = 0; number < count; number++)
        {
            Operation operation = random.Next(100) switch
            {
                < 4 => World.Stake(Pick(random, World.Sellers), Pick(random, _votes), Month(random)),
                < 8 => World.Price(World.Product(Pick(random, World.Sellers), random.Next(World.Products)), Pick(random, ["list", "full-cost"]), random.Next(1, 1_000_000) / 1000m, Month(random)),
                < 10 => World.Rate(random.Next(3, 6), Month(random)),
                < 14 => new Operation.SetPeriod(Pick(random, World.Companies), Month(random), random.Next(3) == 0),
                < 26 when placed.Count > 0 => Settlement(random, placed, keys, number),
                < 28 when placed.Count > 0 => Netting(random, keys, number),
                < 32 when placed.Count > 0 => TakingBack(random, keys, number),
                < 34 when operations.Exists(IsRepeatable) => Pick(random, operations.FindAll(IsRepeatable)),
                < 38 when placed.Count > 0 => new Operation.Repeat(Pick(random, placed)),
                < 41 when placed.Count > 0 => new Operation.ReuseKey(Pick(random, placed)),
                < 44 when placed.Count > 0 => new Operation.Duplicate(Pick(random, placed), $"d{number}"),
                < 56 when placed.Count > 0 => Reversal(random, placed, number),
                < 61 => new Operation.PlaceBatch([.. Enumerable.Range(0, random.Next(1, 8)).Select(line => Order(random, $"M{number}-{line}"))]),
                61 when random.Next(20) == 0 => new Operation.Restart(),
                < 65 when placed.Count > 0 => YearEnd(random, keys, number),
                < 67 when keys.Adjustments.Count > 0 => new Operation.TakeBackNote(Note(random, keys.Adjustments), $"b{number}", random.Next(-2, 30)),
                _ => new Operation.Place(Order(random, $"M{number}")),
            };
            placed.AddRange(operation switch
            {
                Operation.Place place => [place.Order],
                Operation.PlaceBatch batch => batch.Orders,
                _ => [],
            });
            operations.Add(operation);
        }

        return operations;
    }

    private static Operation.Reverse Reversal(Random random, List<Supplied> placed, int number)
    {
        // Mostly a late one, so that reversals of reversed orders are met too, and not only those.
        var order = random.Next(3) == 0 ? Pick(random, placed) : placed[^random.Next(1, Math.Min(placed.Count, 10) + 1)];
        var lines = random.Next(3) == 0 ? null : Enumerable.Range(1, random.Next(1, World.Products + 1)).Select(line => (line, random.Next(1, 6))).ToList();
        return new Operation.Reverse(order.Name, $"r{number}", order.Date.AddDays(random.Next(-3, 40)), lines);
    }

    // These are sent again as they were.
    private static bool IsRepeatable(Operation operation) => operation is Operation.Settle or Operation.Net or Operation.TakeBack or Operation.TakeBackNetting or Operation.AdjustYear { IsPreview: false } or Operation.TakeBackNote;

    // Mostly of a late order, sometimes of what a netting left.
    private static Operation.Settle Settlement(Random random, List<Supplied> placed, (List<string> Payments, List<string> Nettings, List<string> Adjustments) keys, int number)
    {
        var order = placed[^random.Next(1, Math.Min(placed.Count, 30) + 1)];
        var name = keys.Nettings.Count > 0 && random.Next(4) == 0 ? $"{keys.Nettings[^random.Next(1, Math.Min(keys.Nettings.Count, 3) + 1)]}#{random.Next(2)}" : order.Name;
        if (keys.Adjustments.Count > 0 && random.Next(6) == 0)
            name = Note(random, keys.Adjustments);
        keys.Payments.Add($"s{number}");
        return new Operation.Settle(name, keys.Payments[^1], order.Date.AddDays(random.Next(-2, 50)), random.Next(2) == 0 ? null : random.Next(1, 60_000) / 100m);
    }

    private static Operation.Net Netting(Random random, (List<string> Payments, List<string> Nettings, List<string> Adjustments) keys, int number)
    {
        keys.Nettings.Add($"n{number}");
        return new Operation.Net(keys.Nettings[^1], Month(random).AddDays(random.Next(28)));
    }

    private static Operation TakingBack(Random random, (List<string> Payments, List<string> Nettings, List<string> Adjustments) keys, int number)
        => keys.Nettings.Count > 0 && random.Next(3) == 0 ? new Operation.TakeBackNetting(keys.Nettings[^random.Next(1, Math.Min(keys.Nettings.Count, 4) + 1)], $"b{number}", random.Next(20))
            : new Operation.TakeBack(keys.Payments.Count > 0 ? keys.Payments[^random.Next(1, Math.Min(keys.Payments.Count, 10) + 1)] : "", $"b{number}", Month(random).AddDays(random.Next(60)));

    // Some months alone, or averaged with those before.
    private static Operation.AdjustYear YearEnd(Random random, (List<string> Payments, List<string> Nettings, List<string> Adjustments) keys, int number)
    {
        var (from, months) = (Month(random), random.Next(1, 4));
        var to = from.AddMonths(months).AddDays(-1);
        List<TestedMonths> years = [new(from, to, World.ObservedYears[^1], Percent())];
        if (random.Next(2) == 0)
            years.Insert(0, new(from.AddMonths(-random.Next(1, 4)), from.AddDays(-1), World.ObservedYears[0], Percent()));
        var isPreview = random.Next(3) == 0;
        if (!isPreview)
            keys.Adjustments.Add($"y{number}");
        return new Operation.AdjustYear(Pick(random, [World.Head, World.Sellers[0]]), $"y{number}", years, to.AddDays(random.Next(-1, 40)), isPreview);

        int Percent() => random.Next(80, 116);
    }

    private static string Note(Random random, List<string> adjustments) => $"{adjustments[^random.Next(1, Math.Min(adjustments.Count, 8) + 1)]}/{random.Next(1, 3)}";

    private static Supplied Order(Random random, string name)
    {
        var seller = Pick(random, World.Sellers);
        int[] quantities = [random.Next(1, 10), random.Next(0, 10)];
        return new Supplied(name, seller, Pick(random, [.. World.Companies.Where(company => company != seller)]), Month(random).AddDays(random.Next(28)), quantities);
    }

    private static DateOnly Month(Random random) => new(2026, random.Next(1, 6), 1);

    private static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
