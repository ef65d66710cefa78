using System.Globalization;
using IntercompanyPricing.Reliability.Model;

namespace IntercompanyPricing.Reliability;

/// <summary>What the command line asks for.</summary>
/// <param name="What">kill, stop, queue, batch, model, or all of them.</param>
/// <param name="Seed">What all chance follows from.</param>
/// <param name="Points">How often the service is killed.</param>
/// <param name="Operations">Operations of the model run.</param>
/// <param name="Minutes">How long the queue is kept full.</param>
/// <param name="Gigabytes">The size of the batch.</param>
internal sealed record Options(string What, int Seed, int Points, int Operations, double Minutes, double Gigabytes)
{
    private const string Usage = """
        dotnet run -c Release --project tests/IntercompanyPricing.Reliability -- kill|stop|queue|batch|model|all [options]
          kill   kills the service at seeded points under the load of 16 writers, who repeat what was not answered
          stop   asks it to stop under load, as a supervisor does
          queue  keeps its queue full, and watches answers and memory
          batch  sends one batch of gigabytes with good and bad lines, and watches answers and memory
          model  sends seeded random operations and compares everything with a plain model in memory
          --seed N        what all chance follows from (the day's number)
          --points N      how often it is killed (200)
          --operations N  operations of the model (10000)
          --minutes N     how long the queue is kept full (10)
          --gigabytes N   the size of the batch (5)
        """;

    /// <summary>The runs that are asked for, in order.</summary>
    public IEnumerable<IReliabilityRun> Runs
    {
        get
        {
            if (What is "kill" or "all")
                yield return new KillRun(Seed, Points);
            if (What is "stop" or "all")
                yield return new StopRun(Seed);
            if (What is "queue" or "all")
                yield return new QueueRun(TimeSpan.FromMinutes(Minutes));
            if (What is "batch" or "all")
                yield return new BatchRun(Gigabytes);
            if (What is "model" or "all")
                yield return new ModelRun(Seed, Operations);
        }
    }

    /// <summary>The arguments that repeat the run.</summary>
    public string Again => string.Create(CultureInfo.InvariantCulture, $"{What} --seed {Seed} --points {Points} --operations {Operations} --minutes {Minutes} --gigabytes {Gigabytes}");

    /// <summary>Reads the arguments; where they make no sense, tells how and answers null.</summary>
    public static Options? Read(string[] args)
    {
        var options = new Options(args.FirstOrDefault() ?? "", DateTime.UtcNow.DayOfYear, 200, 10_000, 10, 5);
        var isRead = options.What is "kill" or "stop" or "queue" or "batch" or "model" or "all" && args.Length % 2 == 1;
        for (var i = 1; isRead && i < args.Length; i += 2)
        {
            isRead = double.TryParse(args[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0;
            options = args[i] switch
            {
                "--seed" => options with { Seed = (int)number },
                "--points" => options with { Points = (int)number },
                "--operations" => options with { Operations = (int)number },
                "--minutes" => options with { Minutes = number },
                "--gigabytes" => options with { Gigabytes = number },
                _ => options with { What = "" },
            };
            isRead &= options.What.Length > 0;
        }

        if (isRead)
            return options;
        Console.Error.WriteLine(Usage);
        return null;
    }
}
