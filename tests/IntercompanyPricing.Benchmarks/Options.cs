namespace IntercompanyPricing.Benchmarks;

/// <summary>What to measure and for how long.</summary>
internal sealed record Options(int Rounds, TimeSpan Duration, int StoredOrders, string Folder, string? SqlServer = null, bool OnlyReport = false)
{
    private const string Usage =
        """
        dotnet run -c Release --project tests/IntercompanyPricing.Benchmarks -- [options]
          ownership        measures ownership questions on generated worlds instead, without a server and without options
          pricing          measures the pricing of one line among many products and policies instead, in the same way
          growth           fills one store up to 10,000,000 orders by batches instead, and measures posting and reading at 100,000, 1,000,000 and so on;
                           --orders, --seconds and --folder change it; needs 66 GB
          --rounds N       interleaved rounds of E, I and P, of which the median counts (5)
          --seconds N      how long each measurement takes (5)
          --orders N       fills a second store with so many orders and compares single posts with an empty one (0: left out)
          --only report    measures the classification report alone
          --sqlserver CS   measures posting on SQL Server instead: a connection string without a database, of a login that may make databases
          --folder PATH    where the databases go; must be a real disk (data/benchmarks beside the solution)
        """;

    /// <summary>The options of a command line, or null where it cannot be read.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="orders">How many orders to store where it does not say.</param>
    public static Options? Read(string[] args, int orders = 0)
    {
        var options = new Options(5, TimeSpan.FromSeconds(5), orders, Path.Combine(Repository.Root, "data", "benchmarks"));
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, out var parsed) && parsed > 0 ? parsed : (int?)null;
            var next = (args[i], number) switch
            {
                ("--rounds", { } rounds) => options with { Rounds = rounds },
                ("--seconds", { } seconds) => options with { Duration = TimeSpan.FromSeconds(seconds) },
                ("--orders", { } stored) => options with { StoredOrders = stored },
                ("--sqlserver", _) when value.Length > 0 => options with { SqlServer = value },
                ("--only", _) when value == "report" => options with { OnlyReport = true },
                ("--folder", _) when value.Length > 0 => options with { Folder = Path.GetFullPath(value) },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine(Usage);
                return null;
            }

            options = next;
        }

        return options;
    }
}
