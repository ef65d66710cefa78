using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>What the shareholders of the head finally own (IFRS 10 B94), x = b(I - A)⁻¹: worked examples, and the definition on random groups.</summary>
public sealed class EconomicInterestTests
{
    [TestCase("M>F1 90, F1>M 6", "M F1", "99.3658 89.4292", TestName = "a subsidiary holds shares in its parent")]
    [TestCase("F1>F2 70, F2>F3 30, F3>F1 10", "F1 F2 F3", "91.9305 64.3514 19.3054", TestName = "a circle of three, the rest of the head outside")]
    [TestCase("J>A 100, J>X 100", "J A X", "100 100 100")]
    [TestCase("A>B 60, B>C 60", "A B C", "100 60 36", TestName = "a chain multiplies")]
    [TestCase("A>B 60, A>C 10, B>C 45", "A B C", "100 60 37", TestName = "two ways add up")]
    [TestCase("A>B 60, B>B 20", "A B", "100 75", TestName = "own shares belong to the other shareholders in proportion")]
    [TestCase("A>B 60, A>C 60, B>C 10, C>B 10", "A B C", "100 66.6667 66.6667", TestName = "sisters hold shares in each other")]
    [TestCase("P-1>A 80, A>B 50", "P-1 A B", "100 80 40", TestName = "a person at the head")]
    [TestCase("A>B 60, X>B 40, X>C 100", "A B C", "100 60 0", TestName = "what comes to a company from outside the group alone is nothing")]
    public void Interest_through_chains_and_circles(string stakes, string group, string expected)
    {
        var parties = group.Split(' ');
        var interest = EconomicInterest.Of(parties[0], parties[1..], World.Today, World.Of(stakes).Facts);
        Assert.That(string.Join(' ', parties.Select(party => interest[party].ToString())), Is.EqualTo(expected));
    }

    [TestCase("A>B 100, B>A 100", "A B", TestName = "two own each other entirely")]
    [TestCase("A>B 100, B>B 100", "B", TestName = "one owns all of itself")]
    public void Who_belongs_to_nobody_has_no_interest_that_could_be_told(string stakes, string open)
    {
        var interest = EconomicInterest.Of("A", ["B"], World.Today, World.Of(stakes.Replace("A>B 100, B>B", "A>B 0, B>B", StringComparison.Ordinal)).Facts);
        Assert.That(interest.Where(company => company.Value is null).Select(company => company.Key), Is.EqualTo(open.Split(' ')));
    }

    [Test]
    public void Registers_with_more_capital_than_there_is_leave_it_open()
    {
        Fact Capital(string owner, string owned) => Given.Stake($"{owner}>{owned} 10") with { CapitalPercent = Percent.Parse("100") };
        string[] companies = ["B", "C", "D", "E", "F", "G"];
        var world = World.OfCompanies("A").And([.. companies.Select(World.PartyOf), Given.Stake("A>B 10"), .. companies.SelectMany(owner => companies.Where(owned => owned != owner).Select(owned => Capital(owner, owned)))]);
        Assert.That(EconomicInterest.Of("A", companies, World.Today, world.Facts).Where(company => company.Key != "A").Select(company => company.Value), Is.All.Null);
    }

    [Test]
    public void What_companies_that_own_each_other_hold_below_them_is_open_too()
        => Assert.That(EconomicInterest.Of("A", ["B", "C"], World.Today, World.Of("A>B 100, B>A 100, B>C 30").Facts)["C"], Is.Null);

    // The definition: what flows down from the head in ever more steps, until nothing is left that shows.
    [Test]
    public void Interest_is_the_sum_of_all_ways_down_in_random_groups()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true), 40, ties =>
        {
            var group = new RandomGroup(ties);
            var names = Enumerable.Range(0, RandomGroup.Size).Select(RandomGroup.Name).ToArray();
            var interest = EconomicInterest.Of(names[0], names[1..], World.Today, group.World().Facts);
            var shares = group.Shares();
            var sum = new decimal[RandomGroup.Size];
            var step = new decimal[RandomGroup.Size];
            step[0] = 1 - shares.Where(share => share.Owned == 0).Sum(share => share.Share);
            for (var i = 0; i < 20_000 && step.Max() > 1e-12m; i++)
            {
                var next = new decimal[RandomGroup.Size];
                foreach (var (owner, owned, share) in shares)
                    next[owned] += step[owner] * share;
                for (var company = 0; company < RandomGroup.Size; company++)
                    sum[company] += step[company];
                step = next;
            }

            // Companies that own each other entirely swallow what reaches them; the sum says nothing of them.
            for (var company = 0; company < RandomGroup.Size; company++)
            {
                if (interest[names[company]] is { } percent)
                    Assert.That(percent.Value.Round(4, RoundingMode.HalfEven) - (sum[company] * 1_000_000), Is.EqualTo(0m).Within(1m), names[company]);
            }
        });

    [Test]
    public void Renaming_companies_changes_no_interest()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true), 30, ties =>
        {
            var group = new RandomGroup(ties);
            IReadOnlyDictionary<string, Percent?> Interest(Func<int, string> name)
                => EconomicInterest.Of(name(0), [.. Enumerable.Range(1, RandomGroup.Size - 1).Select(name)], World.Today, World.OfCompanies().And([.. group.Facts(name)]).Facts);
            string Other(int number) => $"r{(number * 7) % 12:00}";
            var (named, renamed) = (Interest(RandomGroup.Name), Interest(Other));
            for (var company = 0; company < RandomGroup.Size; company++)
                Assert.That(renamed[Other(company)], Is.EqualTo(named[RandomGroup.Name(company)]));
        });

    // Each company is held by three others at random: equations put into each other grow without end.
    [Test]
    public void Two_thousand_companies_in_entangled_circles_are_solved_in_time()
    {
        const int size = 2_000;
        var random = new Random(1);
        var world = World.OfCompanies().And([.. Enumerable.Range(1, size).SelectMany(owned => Enumerable.Range(1, size).Where(owner => owner != owned).OrderBy(_ => random.Next()).Take(3)
            .Select(owner => Given.Stake($"c{owner:0000}>c{owned:0000} 26")).Append(Given.Stake($"c0000>c{owned:0000} 10")))]);
        var interest = WorkTime.OfSeconds(10, () => EconomicInterest.Of("c0000", [.. Enumerable.Range(1, size).Select(i => $"c{i:0000}")], World.Today, world.Facts));

        // x = 0.1 + 0.78 x, whoever holds whom.
        Assert.That(interest.Where(company => company.Key != "c0000").Select(company => company.Value).Distinct().Single(), Is.EqualTo(Percent.Parse("45.4545")));
    }

    [Test]
    public void Where_no_capital_is_recorded_nothing_is_said_of_interest()
        => Assert.That(ControlGroup.Of("A", World.Today, World.Of("A>C 60").And(Given.Company("B"), Given.Confers("A", "B", ControlBasis.Consolidation)).Facts).Members
            .Select(member => $"{member.Party} {member.InterestPercent} {member.MinorityPercent}"), Is.EqualTo(new[] { "B  ", "C 60 40" }));

    [Test]
    public void A_chain_of_ten_thousand_companies_that_closes_into_a_circle_is_solved()
    {
        const int length = 10_000;
        var world = World.OfCompanies().And([.. Enumerable.Range(0, length).Select(i => Given.Stake($"c{i:00000}>c{(i + 1) % length:00000} {(i == length - 1 ? "10" : "100")}"))]);
        var interest = EconomicInterest.Of("c00000", [.. Enumerable.Range(1, length - 1).Select(i => $"c{i:00000}")], World.Today, world.Facts);
        Assert.That(interest.Values.Distinct().Single(), Is.EqualTo(Percent.Parse("100")));
    }
}
