using System.Diagnostics;
using System.Globalization;
using System.Text;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Benchmarks.Ownership;

/// <summary>
/// The same question to clingo, a solver for logic programs (Debian's package gringo): every pair of a controller and a company
/// that it controls. Both must find equally many. Its grounder follows every vote that might count, so that a world tied together
/// by dispersed shares is beyond it: it is asked about separate groups.
/// </summary>
internal static class ClingoPeer
{
    private const int Size = 50_000;

    // Votes of what X controls and of X itself, added up; the recursion through the sum is the least fixpoint.
    private const string CompanyControl =
        """
        votes(X,Y,X,S) :- owns(X,Y,S).
        votes(X,Y,Z,S) :- controls(X,Z), owns(Z,Y,S), X != Y.
        controls(X,Y) :- votes(X,Y,_,_), #sum { S,Z : votes(X,Y,Z,S) } > 50.
        #show controls/2.

        """;

    /// <summary>Measures both, where clingo is installed.</summary>
    public static void Measure(Table table)
    {
        var world = GeneratedWorld.OfSeparateGroups(Size);
        var facts = world.Log.Latest;
        var program = Path.GetTempFileName();
        try
        {
            File.WriteAllText(program, CompanyControl + Owns(world));
            var began = Stopwatch.GetTimestamp();
            if (Clingo(program) is not { } theirs)
            {
                table.Add($"every controller of {world.Companies:N0} companies, against clingo", $"clingo is not installed (Debian's package gringo)");
                return;
            }

            var peer = Stopwatch.GetElapsedTime(began);
            var (ours, time) = (0, TimeSpan.MaxValue);
            for (var round = 0; round < 3; round++)
            {
                began = Stopwatch.GetTimestamp();
                ours = Enumerable.Range(0, world.Companies).Sum(company => ControlGroup.CountOf(GeneratedWorld.Name(company), GeneratedWorld.Today, facts));
                time = Stopwatch.GetElapsedTime(began) < time ? Stopwatch.GetElapsedTime(began) : time;
            }

            table.Add(
                $"every pair of controller and controlled of {world.Companies:N0} companies ({ours:N0}; clingo finds {theirs:N0})",
                $"{time.TotalSeconds:0.00} s, clingo {peer.TotalSeconds:0.00} s: {peer / time:0.0} times", "as many pairs, faster", ours == theirs && time < peer);
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static string Owns(GeneratedWorld world)
    {
        var text = new StringBuilder();
        foreach (var history in world.Log.Stakes.All)
        {
            var stake = history.InForce(GeneratedWorld.Today, world.Log.Version)!.Value.Fact;
            text.Append(CultureInfo.InvariantCulture, $"owns({stake.Owner.ToLowerInvariant()},{stake.Owned.ToLowerInvariant()},{stake.VotesPercent}).\n");
        }

        return text.ToString();
    }

    private static int? Clingo(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("clingo", ["--time-limit=60", program]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Split("controls(").Length - 1;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
