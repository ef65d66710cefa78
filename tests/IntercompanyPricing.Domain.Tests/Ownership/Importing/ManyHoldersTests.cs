using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>A listed company has tens of thousands of holders: each is taken, and none has all the others added up again for it.</summary>
public sealed class ManyHoldersTests
{
    private const int Holders = 20_000;

    [Test]
    public void Of_whom_none_is_said_to_be_direct_or_not_each_is_taken()
    {
        var file = new BodsFile().Parties("LISTED");
        for (var i = 0; i < Holders; i++)
            file.Parties($"P-{i}").Holds($"P-{i}>LISTED", $"votes 0.002 {Day(i)}.. unknown");
        var stakes = file.Import.Alone().Facts.OfType<Stake>().ToList();
        Assert.That((stakes.Count, stakes.Sum(stake => stake.VotesPercent.Scaled)), Is.EqualTo((Holders, 40_000_000L)));
    }

    [Test]
    public void Who_holds_indirectly_is_taken_while_there_is_room()
    {
        // 60 % are held directly. Of 0.01 % each, one a day, 4,000 have room in the rest.
        var file = new BodsFile().Parties("LISTED", "HOLDING").Holds("HOLDING>LISTED", "votes 60 2015-01-01..");
        for (var i = 0; i < 5_000; i++)
            file.Parties($"P-{i}").Holds($"P-{i}>LISTED", $"votes 0.01 {Day(i)}.. indirect");
        var world = World.OfCompanies();
        var import = file.Import.RecordedIn(world);
        var taken = import.Facts.OfType<Stake>().Where(stake => stake.Owner != "HOLDING").ToList();
        Assert.That((taken.Count, taken.Max(stake => stake.EffectiveFrom), import.Counts[(int)ImportOutcome.Ignored]), Is.EqualTo((4_000, Date(3_999), 1_000)));
        Assert.That(file.Import.On(world).Facts, Is.Empty, "the same file again");
    }

    [Test]
    public void Whose_records_are_closed_without_a_day_give_way_on_the_days_on_which_others_begin()
    {
        // 10,000 holders of 0.01 % each, closed by one statement; on each day another buys what one of them held.
        var file = new BodsFile().Parties("LISTED");
        for (var i = 0; i < Holders / 2; i++)
        {
            file.Parties($"P-{i}", $"P-NEW-{i}")
                .Holds($"P-{i}>LISTED", "votes 0.01", "2012-01-01")
                .Holds($"P-{i}>LISTED", "votes 0.01 2012-01-01..", "2099-01-01", "closed")
                .Holds($"P-NEW-{i}>LISTED", $"votes 0.01 {Day(i)}..");
        }

        var ends = file.Import.Alone().Facts.OfType<Stake>().Where(stake => stake.VotesPercent.Scaled == 0).ToList();
        Assert.That(ends.ConvertAll(stake => $"{stake.Owner} {stake.EffectiveFrom:yyyy-MM-dd}"), Is.EqualTo(Enumerable.Range(0, Holders / 2).Select(i => $"P-{i} {Day(i)}")));
    }

    private static DateOnly Date(int day) => Given.Day("2016-01-01").AddDays(day);

    private static string Day(int day) => $"{Date(day):yyyy-MM-dd}";
}
