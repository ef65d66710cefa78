using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Help;

public sealed class HelpDeskTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100, OTHER>QRS 100").And(
        Given.Department("XYZ-PAINT", "XYZ"), Given.Person("P-1"), Given.Person("P-2"), new StaffTie("P-1", "ABC", StaffRelation.Employee, Given.Day("2020-01-01")),
        Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Policy("P", "list-price", "XYZ"));

    [TestCase("ABC", CustomerKind.Company, 8, 72)]
    [TestCase("XYZ-PAINT", CustomerKind.Department, 8, 72)]
    [TestCase("P-1", CustomerKind.Employee, 8, 72)]
    [TestCase("P-2", CustomerKind.External, 24, 120)]
    [TestCase("QRS", CustomerKind.External, 24, 120)]
    public void The_kind_of_customer_and_what_it_is_promised_follow_from_the_facts(string customer, CustomerKind kind, int answer, int resolution)
    {
        var request = Open(Group(), customer);
        Assert.That((request.CustomerKind, request.FirstAnswerHours, request.ResolutionHours, request.State, request.Provider), Is.EqualTo((kind, answer, resolution, HelpState.Open, "XYZ")));
    }

    [TestCase(null, 2, 3, TestName = "where nothing is said of them")]
    [TestCase(false, 2, 3, TestName = "nor where their own target is later")]
    [TestCase(true, 48, 96, TestName = "unless that is meant")]
    public void Internal_customers_are_never_behind_external_ones(bool? behind, int answer, int resolution)
    {
        var world = Group().And(new HelpTarget(CustomerKind.External, 2, 3));
        if (behind is not null)
            world.And(new HelpTarget(CustomerKind.Company, 48, 96, behind));
        var request = Open(world, "ABC");
        Assert.That((request.FirstAnswerHours, request.ResolutionHours), Is.EqualTo((answer, resolution)));
    }

    [TestCase("NOBODY", "WIDGET", "unknown-party /customer")]
    [TestCase("XYZ", "WIDGET", "same-party /product")]
    [TestCase("ABC", "NOTHING", "unknown-product /product")]
    [TestCase("ABC", null, "invalid-value /product")]
    public void A_question_nobody_can_place_is_refused(string customer, string? product, string refusal)
        => Assert.That(World.Short(HelpDesk.Open(new HelpOpening(customer, "s", "t", Product: product), "H-1", null, World.Today, Group().Facts).Refusals), Is.EqualTo(new[] { refusal }));

    [TestCase("ABC", null)]
    [TestCase("P-1", null)]
    [TestCase("QRS", "invalid-value /customer")]
    [TestCase("P-2", "invalid-value /customer")]
    public void Help_with_an_order_is_for_its_buyer_and_the_buyers_company(string customer, string? refusal)
    {
        var world = Group();
        var order = world.Decide("ABC", "XYZ", "EUR", "1 WIDGET") with { Id = Guid.NewGuid() };
        Assert.That(World.Short(HelpDesk.Open(new HelpOpening(customer, "s", "t", order.Id), "H-1", order, World.Today, world.Facts).Refusals), Is.EqualTo(refusal is null ? [] : new[] { refusal }));
        Assert.That(World.Short(HelpDesk.Open(new HelpOpening(customer, "s", "t", order.Id), "H-1", null, World.Today, world.Facts).Refusals), Is.EqualTo(new[] { "unknown-order /order" }));
    }

    [TestCase(HelpState.Open, null, "Ann", HelpState.Assigned, TestName = "naming somebody assigns it")]
    [TestCase(HelpState.Open, HelpState.Answered, null, HelpState.Answered, TestName = "an answer at once")]
    [TestCase(HelpState.Answered, null, "Ann", HelpState.Answered, TestName = "another person, the same state")]
    [TestCase(HelpState.Resolved, HelpState.Open, null, HelpState.Open, TestName = "opened again")]
    [TestCase(HelpState.Resolved, null, null, HelpState.Resolved, TestName = "a word of thanks")]
    [TestCase(HelpState.Open, HelpState.Assigned, null, null, TestName = "assigned to nobody is refused")]
    [TestCase(HelpState.Resolved, HelpState.Answered, null, null, TestName = "what is resolved is opened first")]
    public void A_note_moves_it_on(HelpState from, HelpState? to, string? assignee, HelpState? after)
        => Assert.That(HelpDesk.Continue(Open(Group(), "ABC") with { State = from }, new HelpNote("x", to, assignee)).Value?.State, Is.EqualTo(after));

    [TestCase(8, "")]
    [TestCase(9, "FirstAnswer")]
    [TestCase(73, "FirstAnswer Resolution")]
    public void What_is_promised_and_not_done_is_overdue(int hours, string overdue)
        => Assert.That(Overdue(History((0, HelpState.Open)), hours), Is.EqualTo(overdue));

    [TestCase(7, "")]
    [TestCase(9, "FirstAnswer", Description = "as it stood then, although it was answered later")]
    [TestCase(11, "")]
    [TestCase(73, "Resolution")]
    [TestCase(81, "", Description = "resolved, late")]
    [TestCase(91, "Resolution", Description = "opened again")]
    public void An_instant_that_is_past_tells_how_it_stood_then(int hours, string overdue)
        => Assert.That(Overdue(History((0, HelpState.Open), (10, HelpState.Answered), (80, HelpState.Resolved), (90, HelpState.Open)), hours), Is.EqualTo(overdue));

    [Test]
    public void Before_it_was_opened_there_is_nothing()
        => Assert.That(HelpStanding.At(History((0, HelpState.Open)), _start.AddHours(-1)), Is.Null);

    private static HelpRequest Open(World world, string customer) => HelpDesk.Open(new HelpOpening(customer, "s", "t", Product: "WIDGET"), "H-1", null, World.Today, world.Facts).Value!;

    private static string Overdue(History<HelpRequest> history, int hours) => string.Join(' ', HelpStanding.At(history, _start.AddHours(hours))!.Overdue);

    private static History<HelpRequest> History(params (int Hours, HelpState State)[] events)
    {
        var (world, opened) = (Group(), Open(Group(), "ABC"));
        foreach (var (hours, state) in events)
            world.Log.Append(new Recording(world.Log.Version + 1, _start.AddHours(hours), "test"), [opened with { State = state }]);
        return world.Log.HelpRequests.Of("H-1")!;
    }
}
