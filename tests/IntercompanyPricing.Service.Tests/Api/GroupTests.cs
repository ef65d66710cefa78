using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class GroupTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Company("DEEP"), Group.Company("TOP"), Group.Stake("XYZ", "DEEP", "60"), Group.Stake("ABC", "DEEP", "20", "2026-02-01"), Group.Stake("TOP", "JKL", "80"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_group_is_told_with_control_and_interest_of_each_member()
    {
        var group = await Api.Read("/v1/parties/JKL/group?asOf=2026-01-31");

        Assert.That(((string?)group["party"], (string?)group["ultimateController"], (string?)group["asOf"], (string?)group["interestPercent"]), Is.EqualTo(("JKL", "TOP", "2026-01-31", "100")));
        Assert.That(group["members"]!.AsArray().Select(member => $"{member!["party"]} {member["controlPercent"]} {member["interestPercent"]} {member["minorityPercent"]}"),
            Is.EqualTo(new[] { "ABC 100 100 0", "DEEP 60 60 40", "XYZ 100 100 0" }));
    }

    [TestCase("/v1/parties/JKL/group", "JKL", "80 80 20")]
    [TestCase("/v1/parties/TOP/group", "TOP", "80 64 36")]
    [TestCase("/v1/parties/XYZ-PAINT/group", "XYZ", "60 60 40", TestName = "a department stands for its company")]
    public async Task Two_ways_add_up_and_a_minority_above_thins_the_interest(string path, string party, string deep)
    {
        var group = await Api.Read(path + "?asOf=2026-03-01");

        var member = group["members"]!.AsArray().Single(member => (string?)member!["party"] == "DEEP")!;
        Assert.That(((string?)group["party"], $"{member["controlPercent"]} {member["interestPercent"]} {member["minorityPercent"]}"), Is.EqualTo((party, deep)));
    }

    [Test]
    public async Task A_party_without_subsidiaries_has_an_empty_group()
        => Assert.That((await Api.Read("/v1/parties/QRS/group"))["members"]!.AsArray(), Is.Empty);

    [Test]
    public async Task A_group_can_be_read_as_it_was_known()
        => Assert.That((await Api.Read("/v1/parties/JKL/group?asOf=2026-03-01&knownAt=2"))["members"]!.AsArray().Select(member => (string?)member!["party"]), Is.EqualTo(new[] { "ABC", "XYZ" }));

    [Test]
    public async Task All_groups_are_listed_by_their_heads()
    {
        await Api.Record(Group.Company("AAA"), Group.Company("BBB"), Group.Stake("AAA", "BBB", "60"), Group.Stake("P-1", "QRS", "60"));
        var groups = await Api.Walk("/v1/ownership/groups?asOf=2026-03-01&limit=1");
        Assert.That(groups.Select(group => $"{group["head"]} {group["person"]} {group["companies"]} {group["open"]}"), Is.EqualTo(new[] { "AAA  1 false", "QRS P-1 0 false", "TOP  4 false" }));
        Assert.That((await Api.Walk("/v1/ownership/groups?asOf=2019-12-31")), Is.Empty);
    }

    [TestCase("/v1/parties/NOBODY/group", 404, "not-found")]
    [TestCase("/v1/parties/JKL/group?asOf=1.3.2026", 400, "invalid-parameter")]
    [TestCase("/v1/parties/JKL/group?knownAt=999999", 400, "invalid-parameter")]
    [TestCase("/v1/parties/JKL/group?day=2026-03-01", 400, "invalid-parameter")]
    public async Task What_cannot_be_answered_says_why(string path, int status, string code) => (await Api.Get(path)).MustBeProblem(status, code);
}
