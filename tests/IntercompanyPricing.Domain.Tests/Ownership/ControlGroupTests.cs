using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>A group is told with control and interest side by side, never mixed.</summary>
public sealed class ControlGroupTests
{
    [TestCase("JKL>ABC 100, JKL>XYZ 100", "JKL", "ABC 100 100 0; XYZ 100 100 0")]
    [TestCase("A>B 60, B>C 60", "A", "B 60 60 40; C 60 36 64", TestName = "control passes on whole, interest shrinks")]
    [TestCase("A>B 100, A>C 35, A>D 35, B>D 20, C>D 10", "A", "B 100 100 0; D 55 55 45", TestName = "10 of a company that is not controlled count on neither side")]
    [TestCase("A>B 40, B>B 25", "A", "B 53.333333 53.3333 46.6667", TestName = "own shares leave both fractions")]
    [TestCase("A>B 40, A>C 100, C>B 21 suspended", "A", "B 50.632911 61 39; C 100 100 0", TestName = "suspended votes leave control, and stay capital")]
    [TestCase("M>F1 90, F1>M 6", "M", "F1 90 89.4292 10.5708")]
    [TestCase("P-1>A 80, A>B 60", "P-1", "A 80 80 20; B 60 48 52")]
    [TestCase("A>B 50", "A", "")]
    public void Members_with_control_interest_and_minority(string stakes, string head, string expected) => Assert.That(Members(World.Of(stakes), head), Is.EqualTo(expected));

    [Test]
    public void A_member_by_control_fact_names_it_and_its_votes_as_they_are()
    {
        var group = Group(World.Of("A>B 30").And(Given.Confers("A", "B", ControlBasis.BoardMajority)), "A");
        Assert.That(group.Members.Single(), Is.EqualTo(new GroupMember("B", Percent.Parse("30"), Percent.Parse("30"), Percent.Parse("70"), new ControlFactReference("A", ControlBasis.BoardMajority, 3))));
    }

    [Test]
    public void The_head_of_a_part_of_a_group_names_who_is_above()
    {
        var group = Group(World.Of("P-1>TOP 100, TOP>A 80, A>B 60"), "A");
        Assert.That((group.UltimateController, group.InterestPercent, group.Members.Count), Is.EqualTo(("TOP", (Percent?)Percent.Parse("100"), 1)));
        Assert.That(Group(World.Of("P-1>TOP 100"), "P-1").UltimateController, Is.EqualTo("P-1"));
    }

    [Test]
    public void A_group_is_that_of_the_day_and_of_what_was_known()
    {
        var world = World.Of("A>B 100").And(Given.Stake("A>B 0", "2026-02-01"));
        Assert.That(Group(world, "A").Members, Is.Empty);
        Assert.That(ControlGroup.Of("A", Given.Day("2026-01-31"), world.Facts).Members, Has.Count.EqualTo(1));
        Assert.That(ControlGroup.Of("A", World.Today, world.Log.At(2)).Members, Has.Count.EqualTo(1));
    }

    [Test]
    public void Followed_down_or_looked_up_from_below_control_is_the_same()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var world = new RandomGroup(ties).World();
            foreach (var company in world.Companies())
                Assert.That(string.Join(' ', Group(world, company).Members.Select(member => member.Party)), Is.EqualTo(world.ControlledBy(company)));
        }, tests: 150);

    private static ControlGroup Group(World world, string head) => ControlGroup.Of(head, World.Today, world.Facts);

    private static string Members(World world, string head)
        => string.Join("; ", Group(world, head).Members.Select(member => $"{member.Party} {member.ControlPercent} {member.InterestPercent} {member.MinorityPercent}"));
}
