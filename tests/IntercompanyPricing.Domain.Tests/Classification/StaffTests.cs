using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests.Classification;

/// <summary>Line 3: the buyer is a person with a staff tie to the seller's company, or to another company of its group.</summary>
public sealed class StaffTests
{
    private const string Stakes = "JKL>ABC 100, JKL>XYZ 100, LONE>ABC 0, P-9>XYZ 0";

    [TestCase("XYZ", "employee")]
    [TestCase("XYZ-PAINT", "employee", TestName = "a tie to a department is one to its company")]
    [TestCase("ABC", "group-employee")]
    [TestCase("JKL", "group-employee")]
    [TestCase("LONE", "unrelated", TestName = "an employer outside the group makes no internal customer")]
    public void The_employer_decides_the_relationship(string employer, string relationship)
    {
        var decision = Staffed(Tie("P-1", employer)).Classify("P-1", "XYZ");
        Assert.That(EnumText<Relationship>.Of(decision.Relationship), Is.EqualTo(relationship));
        Assert.That(decision.Classification, Is.EqualTo(relationship == "unrelated" ? Verdict.External : Verdict.Internal));
        Assert.That(decision.Proof.StaffTie?.Employer, Is.EqualTo(relationship == "unrelated" ? null : employer));
    }

    [Test]
    public void The_proof_of_a_group_employee_is_the_tie_and_the_control_steps()
    {
        var decision = Staffed(Tie("P-1", "ABC")).Classify("P-1", "XYZ");
        Assert.That((decision.BuyerCompany, decision.CommonController), Is.EqualTo(("ABC", "JKL")));
        Assert.That(ProofSentence.Of(decision, "P-1", "XYZ"),
            Is.EqualTo("P-1 is employee of ABC (version 3); JKL holds 100% of ABC (version 2) and 100% of XYZ (version 2)"));
    }

    [TestCase("2026-03-01", Relationship.Employee, TestName = "the last day of a tie still counts")]
    [TestCase("2026-03-02", Relationship.Unrelated, TestName = "a tie that ended the day before does not")]
    [TestCase("2019-12-31", Relationship.Unrelated, TestName = "nor one that begins the day after")]
    public void A_tie_holds_from_its_first_to_its_last_day(string date, Relationship relationship)
        => Assert.That(Staffed(Tie("P-1", "XYZ", to: "2026-03-01")).Classify("P-1", "XYZ", Given.Day(date)).Relationship, Is.EqualTo(relationship));

    [Test]
    public void Of_two_employers_the_seller_itself_wins()
    {
        var decision = Staffed(Tie("P-1", "ABC"), Tie("P-1", "XYZ", StaffRelation.Retiree)).Classify("P-1", "XYZ");
        Assert.That((decision.Relationship, decision.Proof.StaffTie!.Relation), Is.EqualTo((Relationship.Employee, StaffRelation.Retiree)));
    }

    [Test]
    public void A_tie_wins_over_a_shareholding()
    {
        var world = World.Of("P-1>XYZ 60").And(Given.Company("ABC"), Tie("P-1", "XYZ"));
        Assert.That(world.Classify("P-1", "XYZ").Relationship, Is.EqualTo(Relationship.Employee));
    }

    [TestCase(true, Relationship.Employee)]
    [TestCase(false, Relationship.Unrelated, TestName = "when the employee has left, the spouse is a customer like any other")]
    public void A_spouse_has_the_tie_as_long_as_the_employee_does(bool employed, Relationship relationship)
    {
        var world = Staffed(Tie("P-1", "XYZ", to: employed ? null : "2025-12-31"), Tie("P-9", "XYZ", StaffRelation.Spouse, "P-1"));
        Assert.That(world.Classify("P-9", "XYZ").Relationship, Is.EqualTo(relationship));
    }

    [Test]
    public void A_child_has_no_tie_through_a_spouse()
    {
        var world = Staffed(Tie("P-1", "XYZ", StaffRelation.Spouse, "P-2"), Tie("P-9", "XYZ", StaffRelation.DependentChild, "P-1"));
        Assert.That(world.Classify("P-9", "XYZ").Relationship, Is.EqualTo(Relationship.Unrelated));
    }

    internal static StaffTie Tie(string person, string employer, StaffRelation relation = StaffRelation.Employee, string? through = null, string? to = null)
        => new(person, employer, relation, Given.Start, through, to is null ? null : Given.Day(to));

    private static World Staffed(params Fact[] ties)
        => World.Of(Stakes).And([Given.Person("P-1"), Given.Person("P-2"), Given.Department("XYZ-PAINT", "XYZ"), .. ties]);
}
