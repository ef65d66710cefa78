using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.MasterData;

/// <summary>Which of several facts of one key is in force: the greatest day up to the one asked for, then the latest recording.</summary>
public sealed class HistoryTests
{
    private static readonly DateOnly _first = new(2020, 1, 1);

    // Facts as "value@day", "x@day" withdraws; one transaction each, from version 1.
    [TestCase("10@1", 0, 1, null, TestName = "nothing holds before its day")]
    [TestCase("10@1", 1, 1, 10, TestName = "a fact holds from the start of its day")]
    [TestCase("10@1", 9, 1, 10, TestName = "and until another does")]
    [TestCase("10@1, 20@5", 4, 2, 10, TestName = "a later day succeeds")]
    [TestCase("10@1, 20@5", 5, 2, 20, TestName = "from its own day on")]
    [TestCase("20@5, 10@1", 9, 2, 20, TestName = "whatever the order of recording")]
    [TestCase("10@1, 20@1", 1, 2, 20, TestName = "of one day the later version wins")]
    [TestCase("10@1, 20@1", 1, 1, 10, TestName = "but not for who knows only the earlier one")]
    [TestCase("10@1, 20@5", 9, 0, null, TestName = "before version 1 nothing is known")]
    [TestCase("10@1, 20@5, x@5", 9, 3, 10, TestName = "a withdrawn day falls back to the one before")]
    [TestCase("10@1, 20@5, x@5", 9, 2, 20, TestName = "but stands for what was decided before the withdrawal")]
    [TestCase("10@1, 20@1, x@1", 9, 3, null, TestName = "a withdrawal takes the whole day out, corrections too")]
    [TestCase("10@1, x@1, 30@1", 9, 3, 30, TestName = "a withdrawn day can be stated again")]
    [TestCase("x@1", 9, 1, null, TestName = "a withdrawal alone is nothing")]
    public void The_fact_in_force(string facts, int asOf, long knownAt, int? expected)
    {
        var log = new FactLog();
        foreach (var fact in facts.Split(", "))
        {
            var (value, day) = (fact.Split('@')[0], int.Parse(fact.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture));
            Append(log, Stake(value == "x" ? 0 : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture), day, value == "x"));
        }

        Assert.That(Votes(log.Stakes.InForce("A:B", _first.AddDays(asOf), knownAt)), Is.EqualTo(expected));
    }

    [Test]
    public void Of_two_facts_for_one_day_in_one_transaction_the_later_position_wins()
    {
        var log = new FactLog();
        Append(log, Stake(10, 1), Stake(20, 1));
        Assert.That(Votes(log.Stakes.InForce("A:B", _first.AddDays(1), 1)), Is.EqualTo(20));
    }

    [Test]
    public void A_withdrawal_of_an_earlier_day_leaves_the_later_ones()
    {
        var log = new FactLog();
        Append(log, Stake(10, 1), Stake(20, 5));
        Append(log, Stake(0, 1, withdrawn: true));
        Assert.That(Votes(log.Stakes.InForce("A:B", _first.AddDays(9), 2)), Is.EqualTo(20));
        Assert.That(log.Stakes.InForce("A:B", _first.AddDays(3), 2), Is.Null);
        Assert.That(log.Stakes.Of("A:B")!.StandsOn(_first.AddDays(1), 2), Is.False);
        Assert.That(log.Stakes.Of("A:B")!.StandsOn(_first.AddDays(5), 2), Is.True);
    }

    [Test]
    public void Versions_have_no_gap()
    {
        var log = new FactLog();
        Append(log, Stake(10, 1));
        Assert.That(() => log.Append(new Recording(3, DateTimeOffset.UnixEpoch, "test"), []), Throws.InvalidOperationException);
        Assert.That(() => log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "test"), []), Throws.InvalidOperationException);
        Assert.That(log.Version, Is.EqualTo(1));
    }

    [Test]
    public void The_fact_in_force_is_the_one_of_the_definition()
        => Property.HoldsForLists(RandomFact(), 14, items =>
        {
            var log = new FactLog();
            var stated = new List<(Stake Stake, long Version)>();
            foreach (var transaction in items.Chunk(2))
            {
                Append(log, [.. transaction]);
                stated.AddRange(transaction.Select(stake => (stake, log.Version)));
            }

            for (var knownAt = 0L; knownAt <= log.Version; knownAt++)
            {
                for (var day = -1; day <= 6; day++)
                {
                    var asOf = _first.AddDays(day);
                    Assert.That(log.Stakes.InForce("A:B", asOf, knownAt)?.Fact, Is.EqualTo(Slow(stated, asOf, knownAt)), $"as of day {day}, known at {knownAt}");
                }
            }
        });

    // The rule as it is written: leave out withdrawn days, then the greatest day, then the latest recording.
    private static Stake? Slow(List<(Stake Stake, long Version)> stated, DateOnly asOf, long knownAt)
        => stated.Where(fact => fact.Version <= knownAt && fact.Stake.EffectiveFrom <= asOf)
            .GroupBy(fact => fact.Stake.EffectiveFrom)
            .Select(day => day.Last().Stake)
            .Where(stake => !stake.Withdrawn)
            .MaxBy(stake => stake.EffectiveFrom);

    private static Gen<Stake> RandomFact()
        => from votes in Gen.Choose(1, 100)
           from day in Gen.Choose(0, 5)
           from kind in Gen.Choose(0, 3)
           select Stake(votes, day, kind == 0);

    private static Stake Stake(int votes, int day, bool withdrawn = false)
        => new("A", "B", Percent.FromScaled(votes * 1_000_000L), default, _first.AddDays(day), Withdrawn: withdrawn);

    private static int? Votes(Recorded<Stake>? stake) => (int?)(stake?.Fact.VotesPercent.Scaled / 1_000_000);

    private static void Append(FactLog log, params Stake[] stakes) => log.Append(new Recording(log.Version + 1, DateTimeOffset.UnixEpoch, "test"), stakes);
}
