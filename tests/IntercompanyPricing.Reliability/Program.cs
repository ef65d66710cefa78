using IntercompanyPricing.Reliability;

if (Options.Read(args) is not { } options)
    return 2;

try
{
    foreach (var run in options.Runs)
        await run.Run();
    Console.WriteLine("All held.");
    return 0;
}
catch (BrokenPromiseException broken)
{
    await Console.Error.WriteLineAsync($"BROKEN: {broken.Message}");
    await Console.Error.WriteLineAsync($"Again with: {options.Again}");
    return 1;
}
