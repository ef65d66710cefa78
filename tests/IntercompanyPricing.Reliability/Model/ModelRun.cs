using System.Globalization;

namespace IntercompanyPricing.Reliability.Model;

/// <summary>
/// Does seeded random operations to the service and to a plain model: facts, periods, orders, repetitions, batches, reversals, payments, nettings,
/// year-end adjustments and restarts. Where they differ, the shortest operations found that still differ are told.
/// </summary>
internal sealed class ModelRun(int seed, int count) : IReliabilityRun
{
    private const int MaxTries = 60;

    /// <inheritdoc/>
    public async Task Run()
    {
        Console.WriteLine($"model: {count} operations, seed {seed}.");
        var operations = OperationSource.Make(seed, count);
        var (done, difference, posted) = await Executor.Do(operations);
        if (difference is null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done} operations, no difference: {posted}"));
            return;
        }

        Console.WriteLine($"  operation {done + 1} differs: {difference}");
        var shortest = await Shorten([.. operations.Take(done + 1)]);
        throw new BrokenPromiseException($"{difference}\nShortest:\n{string.Join('\n', shortest)}");
    }

    // Leaves out halves, quarters and so on, as long as a difference stays.
    private static async Task<List<Operation>> Shorten(List<Operation> operations)
    {
        var tries = 0;
        for (var size = operations.Count / 2; size > 0 && tries < MaxTries; size /= 2)
        {
            for (var start = 0; start < operations.Count && tries < MaxTries;)
            {
                List<Operation> without = [.. operations.Take(start), .. operations.Skip(start + size)];
                tries++;
                if (await Executor.Do(without) is { Difference: not null, Done: var done })
                    operations = [.. without.Take(done + 1)];
                else
                    start += size;
            }
        }

        return operations;
    }
}
