using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.RelatedParties;
using IntercompanyPricing.Domain.Tests.Ownership;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>What holds for every group, and the slow definitions that the counting must agree with.</summary>
public sealed class RelatedProperties
{
    private const int Size = 8;

    private static readonly RelatedPartyPreset[] _counting =
        [RelatedPartyPreset.Product, RelatedPartyPreset.LowestLink, RelatedPartyPreset.PassThrough, RelatedPartyPreset.Gated, RelatedPartyPreset.Votes, RelatedPartyPreset.ControlOrJoint, RelatedPartyPreset.Direct];

    // Owner, owned, percent; of the holdings in one company those beyond a hundred are left out.
    private static Gen<(int Owner, int Owned, int Percent)> Holdings(bool acyclic = false)
        => from owner in Gen.Choose(0, Size - 1)
           from owned in Gen.Choose(0, Size - 1)
           from percent in Gen.Elements(1, 5, 10, 20, 25, 30, 40, 49, 50, 51, 60, 80, 100)
           where owner != owned
           select acyclic && owner > owned ? (owned, owner, percent) : (owner, owned, percent);

    [Test]
    public void Lowest_links_are_those_of_all_simple_chains()
        => Property.HoldsForLists(Holdings(), 14, drawn => Agree(drawn, RelatedPartyPreset.LowestLink, matrix => (holder, owned) => SimpleChains(matrix, holder, owned, [owned]).Sum(chain => chain.Min())));

    [Test]
    public void Products_without_circles_are_those_of_all_chains()
        => Property.HoldsForLists(Holdings(acyclic: true), 14, drawn => Agree(drawn, RelatedPartyPreset.Product, matrix => (holder, owned) => SimpleChains(matrix, holder, owned, [owned]).Sum(Product)));

    [Test]
    public void Products_through_circles_are_those_of_all_walks_that_do_not_come_back_to_the_holder()
        => Property.HoldsForLists(Holdings(), 14, drawn =>
        {
            var matrix = Matrix(drawn);
            // Walks of so many links that what is missing is below half a millionth of a percent; closed circles would take for ever.
            Assume.That(Enumerable.Range(0, Size).All(company => Enumerable.Range(0, Size).Sum(owner => matrix[owner, company]) <= 80));
            Agree(drawn, RelatedPartyPreset.Product, _ => (holder, owned) => 100 * Walks(matrix, holder, owned), tolerance: 0.000001m);
        });

    [Test]
    public void Gated_products_go_only_through_holders_of_the_gate()
        => Property.HoldsForLists(Holdings(acyclic: true), 14, drawn => Agree(
            drawn, RelatedPartyPreset.Gated, matrix => (holder, owned) => SimpleChains(matrix, holder, owned, [owned]).Where(chain => chain.Skip(1).All(link => link >= 50)).Sum(Product), gate: "50"));

    [Test]
    public void Whole_holdings_pass_through_the_least_set_of_intermediaries()
        => Property.HoldsForLists(Holdings(), 20, drawn => Agree(drawn, RelatedPartyPreset.PassThrough, matrix => (holder, owned) =>
        {
            var set = new HashSet<int> { holder };
            while (Enumerable.Range(0, Size).FirstOrDefault(company => !set.Contains(company) && set.Sum(member => matrix[member, company]) >= 25, -1) is var next and >= 0)
                set.Add(next);
            return set.Where(member => member != owned).Sum(member => matrix[member, owned]);
        }));

    [Test]
    public void One_chain_has_no_more_by_product_than_by_its_lowest_link_and_no_more_by_that_than_whole()
        => Property.HoldsForLists(Gen.Choose(1, 100), 6, links => // percent, from the top down
        {
            Assume.That(links, Is.Not.Empty);
            var world = World.OfCompanies([.. Enumerable.Range(0, links.Length + 1).Select(i => $"c{i}")]).And([.. links.Select((percent, i) => Given.Stake($"c{i}>c{i + 1} {percent}"))]);
            long Counted(RelatedPartyPreset preset, string? gate = null) => Verdict(world, preset, "c0", $"c{links.Length}", gate).Percent!.Value.Scaled;

            Assert.That(Counted(RelatedPartyPreset.Product), Is.LessThanOrEqualTo(Counted(RelatedPartyPreset.LowestLink)));
            Assert.That(Counted(RelatedPartyPreset.Gated, "50"), Is.LessThanOrEqualTo(Counted(RelatedPartyPreset.Product)));
            Assert.That(Counted(RelatedPartyPreset.PassThrough, "0"), Is.GreaterThanOrEqualTo(Counted(RelatedPartyPreset.LowestLink)));
        });

    [Test]
    public void Other_names_and_another_order_change_nothing()
        => Property.HoldsForLists(Holdings(), 16, drawn =>
        {
            var stakes = Kept(drawn);
            World Named(Func<int, string> name, IEnumerable<(int Owner, int Owned, int Percent)> order)
                => World.OfCompanies([.. Enumerable.Range(0, Size).Select(name)]).And([.. order.Select(stake => Given.Stake($"{name(stake.Owner)}>{name(stake.Owned)} {stake.Percent}"))]);
            var (world, other) = (Named(i => $"c{i}", stakes), Named(i => $"x{Size - i}", stakes.AsEnumerable().Reverse()));
            foreach (var preset in _counting)
            {
                var (a, b) = (Verdict(world, preset, "c0", "c1"), Verdict(other, preset, $"x{Size}", $"x{Size - 1}"));
                Assert.That((b.Related, b.Percent, b.AtLeast, b.Holder is null, b.Path.Count == 0), Is.EqualTo((a.Related, a.Percent, a.AtLeast, a.Holder is null, a.Path.Count == 0)), $"{preset}");
            }
        });

    [Test]
    public void Buying_instead_of_selling_changes_nothing_but_the_path()
        => Property.HoldsForLists(Holdings(), 16, drawn =>
        {
            var world = WorldOf(drawn);
            foreach (var preset in _counting)
            {
                var (there, back) = (Verdict(world, preset, "c0", "c1"), Verdict(world, preset, "c1", "c0"));
                Assert.That((back.Related, back.Percent), Is.EqualTo((there.Related, there.Percent)), $"{preset}");
            }
        });

    [Test]
    public void The_path_consists_of_stakes_as_recorded_and_leads_from_the_holder_to_the_sides()
        => Property.HoldsForLists(Holdings(), 16, drawn =>
        {
            var (world, stakes) = (WorldOf(drawn), Kept(drawn));
            var checkedSome = false;
            foreach (var preset in _counting.Where(preset => preset != RelatedPartyPreset.Direct))
            {
                var verdict = Verdict(world, preset, "c0", "c1");
                if (verdict.Path.Count == 0)
                    continue;
                checkedSome = true;
                Assert.That(verdict.Path.All(link => stakes.Contains((Number(link.Holder), Number(link.Owned), (int)(link.Percent!.Value.Scaled / 1_000_000)))), Is.True, $"{preset}");
                var ends = verdict.Path.Where((link, i) => i == verdict.Path.Count - 1 || verdict.Path[i + 1].Holder != link.Owned).Select(link => link.Owned).ToList();
                Assert.That(ends[^1], Is.AnyOf("c0", "c1"), $"{preset}");
                if (verdict.Holder is { } holder)
                    Assert.That((verdict.Path[0].Holder, verdict.Path.Any(link => link.Owned == "c0"), ends[^1]), Is.EqualTo((holder, true, "c1")), $"{preset}");
            }

            Assume.That(checkedSome);
        });

    [Test]
    public void Whoever_is_controlled_together_is_related_where_control_relates()
        => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
        {
            var world = new RandomGroup(ties).World();
            var inside = world.Companies().Where(other => other != "c00" && world.Classify("c00", other).Classification == Domain.Classification.Verdict.Internal).ToList();
            Assume.That(inside, Is.Not.Empty);
            foreach (var other in inside)
            {
                Assert.That(Verdict(world, RelatedPartyPreset.ControlOrJoint, "c00", other).Related, Is.True);
                var recorded = Verdict(world, RelatedPartyPreset.Ias24, "c00", other);
                Assert.That((recorded.Related, recorded.Path.Count > 0), Is.EqualTo((true, true)));
            }
        }, tests: 150);

    // The verdict between two of the companies by the slow definition: the greater of what each has in the other, and of what any third has in both.
    private static void Agree((int Owner, int Owned, int Percent)[] drawn, RelatedPartyPreset preset, Func<int[,], Func<int, int, decimal>> define, string? gate = null, decimal tolerance = 0)
    {
        var share = define(Matrix(drawn));
        decimal Capped(int holder, int owned) => Math.Min(100, share(holder, owned));
        var expected = Math.Max(Capped(0, 1), Capped(1, 0));
        for (var holder = 2; holder < Size; holder++)
            expected = Math.Max(expected, Math.Min(Capped(holder, 0), Capped(holder, 1)));

        var verdict = Verdict(WorldOf(drawn), preset, "c0", "c1", gate);
        Assert.That(verdict.Percent!.Value.Scaled / 1_000_000m, Is.EqualTo(Math.Round(expected, 6, MidpointRounding.AwayFromZero)).Within(tolerance));
        Assert.That(verdict.AtLeast, Is.False);
    }

    private static RelatedVerdict Verdict(World world, RelatedPartyPreset preset, string buyer, string seller, string? gate = null)
        => world.Verdict(Given.Rule("R", preset, gate: gate ?? (preset == RelatedPartyPreset.Gated ? "50" : null), when: TestTime.AtDate), buyer, seller);

    // The links of each chain in which no company stands twice, from the owned company up.
    private static IEnumerable<List<decimal>> SimpleChains(int[,] matrix, int holder, int owned, HashSet<int> met)
    {
        for (var next = 0; next < Size; next++)
        {
            if (matrix[next, owned] == 0 || met.Contains(next))
                continue;
            if (next == holder)
                yield return [matrix[next, owned]];
            foreach (var chain in next == holder ? [] : SimpleChains(matrix, holder, next, [.. met, next]))
                yield return [matrix[next, owned], .. chain];
        }
    }

    private static decimal Walks(int[,] matrix, int holder, int owned)
    {
        var (met, at) = (0m, new decimal[Size]);
        at[owned] = 1;
        for (var step = 0; step < 200; step++)
        {
            var next = new decimal[Size];
            for (var company = 0; company < Size; company++)
            {
                for (var owner = 0; owner < Size; owner++)
                    next[owner] += at[company] * matrix[owner, company] / 100m;
            }

            met += next[holder];
            next[holder] = 0;
            at = next;
        }

        return met;
    }

    private static decimal Product(List<decimal> chain) => chain.Aggregate(100m, (product, link) => product * link / 100m);

    private static int[,] Matrix((int Owner, int Owned, int Percent)[] drawn)
    {
        var matrix = new int[Size, Size];
        foreach (var (owner, owned, percent) in Kept(drawn))
            matrix[owner, owned] = percent;
        return matrix;
    }

    private static List<(int Owner, int Owned, int Percent)> Kept(IEnumerable<(int Owner, int Owned, int Percent)> drawn)
    {
        var kept = new List<(int Owner, int Owned, int Percent)>();
        foreach (var holding in drawn)
        {
            if (!kept.Exists(other => (other.Owner, other.Owned) == (holding.Owner, holding.Owned)) && kept.Where(other => other.Owned == holding.Owned).Sum(other => other.Percent) + holding.Percent <= 100)
                kept.Add(holding);
        }

        return kept;
    }

    private static World WorldOf(IEnumerable<(int Owner, int Owned, int Percent)> drawn)
        => World.OfCompanies([.. Enumerable.Range(0, Size).Select(i => $"c{i}")]).And([.. Kept(drawn).Select(stake => (Fact)Given.Stake($"c{stake.Owner}>c{stake.Owned} {stake.Percent}"))]);

    private static int Number(string company) => company[1] - '0';
}
