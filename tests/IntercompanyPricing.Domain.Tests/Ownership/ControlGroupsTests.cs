using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>All groups in one pass are the groups of the definition.</summary>
public sealed class ControlGroupsTests
{
    [TestCase("JKL>ABC 100, JKL>XYZ 100, QRS>TUV 60", "JKL: 2; QRS: 1")]
    [TestCase("s>c1 100, s>c2 100, s>c3 100, c1>c4 30, c2>c4 30, c4>sink 30, c3>sink 30", "s: 5")]
    [TestCase("1>2 80, 2>3 80, 3>1 20", "1: 2")]
    [TestCase("P-1>A 60, P-1>B 60, A>C 60", "A under P-1: 1; B under P-1: 0")]
    [TestCase("P-1>A 60, P-1>C 30, A>C 30, C>D 100", "A under P-1: 0; C under P-1: 1", TestName = "only with its person does a company control")]
    [TestCase("A>B 50, C>B 50", "")]
    public void Heads_and_how_many_they_control(string stakes, string expected)
        => Assert.That(string.Join("; ", ControlGroups.Of(World.Of(stakes).Facts, World.Today).All().OrderBy(group => group.Head, StringComparer.Ordinal)
            .Select(group => $"{group.Head}{(group.Person is { } person ? $" under {person}" : "")}: {group.Companies}")), Is.EqualTo(expected));

    [Test]
    public void Companies_are_together_where_the_definition_says_so_in_random_groups()
        => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
        {
            var group = new RandomGroup(ties);
            var controlled = Enumerable.Range(0, RandomGroup.Size).Select(group.ControlledBy).ToList();
            bool Together(int a, int b) => a == b || Enumerable.Range(0, RandomGroup.Size).Any(head => (head == a || controlled[head].Contains(a)) && (head == b || controlled[head].Contains(b)));
            var groups = ControlGroups.Of(group.World().Facts, World.Today);
            var told = 0;
            for (var a = 0; a < RandomGroup.Size; a++)
            {
                for (var b = 0; b < RandomGroup.Size; b++)
                {
                    if (groups.Find(RandomGroup.Name(a)) is not { } left || groups.Find(RandomGroup.Name(b)) is not { } right || groups.AreInOneGroup(left, right) is not { } together)
                        continue;
                    told++;
                    Assert.That(together, Is.EqualTo(Together(a, b)), $"{a} and {b}");
                    Assert.That(groups.AreUnderOneHead(left, right), Is.EqualTo(together), "there are no persons");
                }
            }

            Assume.That(told, Is.GreaterThan(0));
        }, tests: 2_000);

    // With votes alone nothing is left open, and companies 0 to 3 are persons now: they hold, and are not held.
    [Test]
    public void Persons_join_what_companies_do_not_in_random_groups()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true).Where(tie => tie.Owned > 3), 40, ties =>
        {
            static string Name(int number) => number > 3 ? RandomGroup.Name(number) : $"P-{number}";
            var group = new RandomGroup(ties);
            var controlled = Enumerable.Range(0, RandomGroup.Size).Select(group.ControlledBy).ToList();
            bool Together(int a, int b, int firstHead) => Enumerable.Range(firstHead, RandomGroup.Size - firstHead).Any(head => (head == a || controlled[head].Contains(a)) && (head == b || controlled[head].Contains(b)));
            var world = World.OfCompanies().And([.. group.Facts(Name).Select(fact => fact is Domain.Parties.Party party && party.Id.StartsWith("P-", StringComparison.Ordinal) ? Given.Person(party.Id) : fact)]);
            var groups = ControlGroups.Of(world.Facts, World.Today);
            for (var a = 4; a < RandomGroup.Size; a++)
            {
                for (var b = 4; b < RandomGroup.Size; b++)
                {
                    if (groups.Find(Name(a)) is not { } left || groups.Find(Name(b)) is not { } right)
                        continue;
                    Assert.That(groups.AreInOneGroup(left, right), Is.EqualTo(Together(a, b, 4)), $"{a} and {b}");
                    Assert.That(groups.AreUnderOneHead(left, right), Is.EqualTo(Together(a, b, 0)), $"{a} and {b}, by a person");
                }
            }
        }, tests: 1_000);

    [Test]
    public void What_two_facts_put_under_two_heads_is_left_open_and_so_is_what_that_decides()
    {
        var groups = ControlGroups.Of(World.Of("A>X 1, B>X 1, X>Y 30, B>Y 30, C>D 100").And(Given.Confers("A", "X"), Given.Confers("B", "X")).Facts, World.Today);
        bool? Together(string a, string b) => groups.AreInOneGroup(groups.Find(a)!.Value, groups.Find(b)!.Value);
        Assert.That((Together("A", "X"), Together("B", "Y"), Together("A", "C"), Together("C", "D")), Is.EqualTo(((bool?)null, (bool?)null, (bool?)null, (bool?)true)));
    }
}
