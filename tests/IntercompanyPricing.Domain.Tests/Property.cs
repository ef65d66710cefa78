using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework.Internal;

namespace IntercompanyPricing.Domain.Tests;

/// <summary>
/// Checks that something holds for many generated values, always the same ones. A failure prints the shrunk value and the seed;
/// set PROPERTY_SEED to look at others.
/// </summary>
internal static class Property
{
    private const ulong Gamma = 20_260_301; // must be odd

    private static readonly ulong _seed = ulong.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 42;

    /// <summary>Holds for values of a generator.</summary>
    public static void Holds<T>(Gen<T> values, Action<T> check, int tests = 300) => Run(Arb.From(values), check, tests);

    /// <summary>Holds for lists; a counterexample is shrunk by leaving items away.</summary>
    public static void HoldsForLists<T>(Gen<T> items, int atMost, Action<T[]> check, int tests = 300)
    {
        var lists = Gen.Choose(0, atMost).SelectMany(length => Gen.ArrayOf(items, length));
        Run(Arb.From(lists, list => list.Select((_, left) => list.Where((_, i) => i != left).ToArray())), check, tests);
    }

    private static void Run<T>(Arbitrary<T> values, Action<T> check, int tests)
    {
        var conclusive = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(_seed, Gamma), Prop.ForAll(values, value => conclusive += IsConclusive(check, value) ? 1 : 0));
        Assert.That(conclusive, Is.GreaterThan(tests / 4), "too few generated values meet the assumption");
    }

    // A failed try is shrunk and tried again: only the last one may count as the test's failure.
    private static bool IsConclusive<T>(Action<T> check, T value)
    {
        using var context = new TestExecutionContext.IsolatedContext();
        try
        {
            check(value);
            return true;
        }
        catch (InconclusiveException)
        {
            return false;
        }
    }
}
