using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>Who controls whom (IFRS 10.7, B35): the worked examples of the rule majority-of-votes.</summary>
public sealed class ControlTests
{
    [TestCase("1>2 80, 2>3 80, 3>1 20", "1: 2 3; 2: 3")]
    [TestCase("c1>c2 60, c1>c3 20, c2>c3 35, c3>c4 51", "c1: c2 c3 c4; c3: c4")]
    [TestCase("s>c1 100, s>c2 100, s>c3 100, c1>c4 30, c2>c4 30, c4>sink 30, c3>sink 30", "s: c1 c2 c3 c4 sink")]
    [TestCase("A>B 100, A>C 35, A>D 35, B>D 20, C>D 10", "A: B D")]
    [TestCase("a>b 60, a>c 52, b>a 20, b>c 16", "a: b c")]
    [TestCase("a>b 60, a>c 36, b>a 20, b>c 16, c>a 32", "a: b c")]
    [TestCase("1>2 30, 2>3 30, 3>4 30, 4>5 30, 5>6 30, 6>1 30", "", TestName = "six companies, each holding 30 of the next round the circle")]
    [TestCase("1>2 60, 2>3 60, 3>1 60", "1: 2 3; 2: 1 3; 3: 1 2", TestName = "round a circle of majorities each controls the others, itself never")]
    [TestCase("JKL>ABC 100, JKL>XYZ 100", "JKL: ABC XYZ")]
    [TestCase("A>B 60, B>C 40", "A: B")]
    [TestCase("A>B 25, B>C 25", "")]
    public void Control_is_the_least_fixpoint_of_majorities(string stakes, string control) => Assert.That(Control(World.Of(stakes)), Is.EqualTo(control));

    [TestCase("A>B 50", "")]
    [TestCase("A>B 50.000001", "A: B")]
    [TestCase("A>B 50, C>B 50", "")]
    [TestCase("A>B 100, A>X 25, B>X 25", "A: B")]
    public void Votes_of_exactly_half_are_not_control__IFRS_10_B35(string stakes, string control) => Assert.That(Control(World.Of(stakes)), Is.EqualTo(control));

    [TestCase("A>B 45, B>B 10", "", TestName = "45 of 90 in circulation is half")]
    [TestCase("A>B 45.1, B>B 10", "A: B", TestName = "45.1 of 90 is more than half")]
    [TestCase("B>B 60", "", TestName = "own shares control nobody, not even itself")]
    [TestCase("A>B 40, A>C 100, C>B 21 suspended", "A: C B", TestName = "suspended votes leave the denominator")]
    [TestCase("A>B 60 suspended, C>B 21", "C: B", TestName = "a suspended majority is none")]
    [TestCase("A>B 60 suspended, C>B 20", "", TestName = "20 of 40 in circulation is half")]
    [TestCase("B>B 40, A>B 60 suspended", "", TestName = "no votes in circulation, no control")]
    public void Own_shares_and_suspended_votes_leave_both_sides_of_the_fraction(string stakes, string control)
        => Assert.That(Control(World.Of(stakes)), Is.EqualTo(string.Join("; ", control.Split("; ").Select(Sorted))));

    [Test]
    public void A_stake_of_zero_ends_control()
        => Assert.That(Control(World.Of("A>B 100").And(Given.Stake("A>B 0", "2026-01-01"))), Is.EqualTo(""));

    [Test]
    public void A_contract_confers_control_without_votes__IFRS_10_B15() => Assert.That(Control(World.Of("A>B 10, B>C 60").And(Given.Confers("A", "B"))), Is.EqualTo("A: B C; B: C"));

    [Test]
    public void What_a_controlled_company_controls_by_contract_its_parent_controls_too() => Assert.That(Control(World.Of("A>B 100, X>C 10").And(Given.Confers("B", "C"))), Is.EqualTo("A: B C; B: C"));

    [Test]
    public void A_control_fact_that_no_longer_holds_confers_nothing()
        => Assert.That(Control(World.Of("A>B 10").And(Given.Confers("A", "B")).And(Given.Confers("A", "B", holds: false, from: "2025-01-01"))), Is.EqualTo(""));

    [Test]
    public void Votes_held_through_a_company_controlled_by_contract_count()
        => Assert.That(Control(World.Of("A>B 10, A>C 30, B>C 30").And(Given.Confers("A", "B"))), Is.EqualTo("A: B C"));

    [TestCase(ControlBasis.JointControl)]
    [TestCase(ControlBasis.SignificantInfluence)]
    public void Joint_control_and_significant_influence_never_confer_control__IFRS_11_7__IAS_28_3(ControlBasis basis)
        => Assert.That(Control(World.Of("A>B 50").And(Given.Confers("A", "B", basis))), Is.EqualTo(""));

    [Test]
    public void A_denial_takes_control_from_the_one_it_names_only()
        => Assert.That(Control(World.Of("TOP>A 100, A>B 100, B>C 100").And(Given.Denies("A", "B"))), Is.EqualTo("B: C; TOP: A B C"));

    [TestCase(ControlBasis.Administrator)]
    [TestCase(ControlBasis.Liquidator)]
    [TestCase(ControlBasis.Court)]
    public void A_denial_without_a_controller_means_that_nobody_controls(ControlBasis basis)
        => Assert.That(Control(World.Of("TOP>A 100, A>B 100, B>C 100").And(Given.Denies(null, "B", basis))), Is.EqualTo("B: C; TOP: A"));

    [Test]
    public void A_denial_is_stronger_than_a_contract()
        => Assert.That(Control(World.Of("X>B 100").And(Given.Confers("A", "B"), Given.Denies(null, "B"))), Is.EqualTo(""));

    [Test]
    public void A_denial_that_no_longer_holds_denies_nothing()
        => Assert.That(Control(World.Of("A>B 100").And(Given.Denies(null, "B")).And(Given.Denies(null, "B", holds: false, from: "2026-03-01"))), Is.EqualTo("A: B"));

    [Test]
    public void A_person_can_control_and_is_never_controlled() => Assert.That(World.Of("P-1>A 60, A>B 60").ControlledBy("P-1"), Is.EqualTo("A B"));

    // "1: 2 3; 2: 3" for all companies that control any.
    private static string Control(World world)
        => string.Join("; ", world.Companies().Select(company => (company, world.ControlledBy(company))).Where(pair => pair.Item2 != "").Select(pair => $"{pair.company}: {pair.Item2}"));

    private static string Sorted(string control)
        => control == "" ? "" : control.Split(": ")[0] + ": " + string.Join(' ', control.Split(": ")[1].Split(' ').Order(StringComparer.Ordinal));
}
