using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class KeyTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_key_is_shown_once_and_listed_without_its_secret()
    {
        var made = (await Api.Send("POST", "/v1/keys", ApiClient.Admin, ApiClient.KeyRequest("erp:ABC,XYZ", "SAP Poland"))).Must(201).Json;
        var secret = (string)made["key"]!;

        var list = (await Api.Get("/v1/keys", ApiClient.Admin)).Must(200);
        var listed = list.Json["items"]!.AsArray().Single(key => (string?)key!["id"] == (string?)made["id"])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret, Has.Length.GreaterThanOrEqualTo(43));
            Assert.That(list.Text, Does.Not.Contain(secret).And.Not.Contain(TestService.AdminKey));
            Assert.That(listed["key"], Is.Null);
            Assert.That(((string?)listed["name"], listed["roles"]!.ToJsonString(), listed["companies"]!.ToJsonString(), (string?)listed["createdBy"]),
                Is.EqualTo(("SAP Poland", "[\"erp\"]", "[\"ABC\",\"XYZ\"]", "admin")));
        }

        Api.Use("new", secret);
        (await Api.Get("/v1/orders", "new")).Must(200);
    }

    [Test]
    public async Task No_file_of_the_store_holds_a_secret()
    {
        var secret = await Api.Key("erp:ABC");

        foreach (var file in Directory.GetFiles(_service.Folder, "store.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            Assert.That(text, Does.Not.Contain(secret[4..]).And.Not.Contain(TestService.AdminKey), file);
        }
    }

    [Test]
    public async Task A_revoked_key_is_refused_at_once_and_after_a_restart()
    {
        var made = (await Api.Send("POST", "/v1/keys", ApiClient.Admin, ApiClient.KeyRequest("erp:ABC", "short-lived"))).Must(201).Json;
        Api.Use("short", (string)made["key"]!);
        (await Api.Get("/v1/orders", "short")).Must(200);

        (await Api.Send("DELETE", $"/v1/keys/{made["id"]}", ApiClient.Admin)).Must(204);

        (await Api.Get("/v1/orders", "short")).MustBeProblem(401, "unauthenticated");
        (await Api.Post(Group.Order(), who: "short")).MustBeProblem(401, "unauthenticated");
        var listed = (await Api.Read("/v1/keys", ApiClient.Admin))["items"]!.AsArray().Single(key => (string?)key!["id"] == (string?)made["id"])!;
        Assert.That((string?)listed["revokedAt"], Does.EndWith("Z"));

        await using var restarted = await _service.Restart();
        restarted.Api.Use("short", (string)made["key"]!);
        (await restarted.Api.Get("/v1/orders", "short")).MustBeProblem(401, "unauthenticated");
        (await restarted.Api.Get("/v1/keys", ApiClient.Admin)).Must(200);
    }

    [Test]
    public async Task The_last_admin_key_stays()
    {
        var first = (string)(await Api.Read("/v1/keys", ApiClient.Admin))["items"]![0]!["id"]!;
        (await Api.Send("DELETE", $"/v1/keys/{first}", ApiClient.Admin)).MustBeProblem(409, "last-admin-key");
        (await Api.Send("DELETE", $"/v1/keys/{Guid.NewGuid()}", ApiClient.Admin)).MustBeProblem(404, "not-found");

        var second = (await Api.Send("POST", "/v1/keys", ApiClient.Admin, ApiClient.KeyRequest("admin", "second"))).Must(201).Json;
        Api.Use("second", (string)second["key"]!);
        (await Api.Send("DELETE", $"/v1/keys/{first}", "second")).Must(204);
        (await Api.Get("/v1/keys", ApiClient.Admin)).MustBeProblem(401, "unauthenticated");
        (await Api.Send("DELETE", $"/v1/keys/{second["id"]}", "second")).MustBeProblem(409, "last-admin-key");
    }

    [Test]
    public async Task Admins_who_revoke_each_other_at_once_leave_one()
    {
        var ids = new List<string> { (string)(await Api.Read("/v1/keys", ApiClient.Admin))["items"]![0]!["id"]! };
        for (var i = 1; i < 16; i++)
        {
            var made = (await Api.Send("POST", "/v1/keys", ApiClient.Admin, ApiClient.KeyRequest("admin", $"admin-{i}"))).Must(201).Json;
            ids.Add((string)made["id"]!);
            Api.Use($"admin-{i}", (string)made["key"]!);
        }

        await Task.WhenAll(ids.Select((_, i) => Task.Run(() => Api.Send("DELETE", $"/v1/keys/{ids[(i + 1) % ids.Count]}", i == 0 ? ApiClient.Admin : $"admin-{i}"))));

        var left = await Task.WhenAll(ids.Select((_, i) => Api.Get("/v1/keys", i == 0 ? ApiClient.Admin : $"admin-{i}")));
        Assert.That(left.Count(answer => answer.Status == 200), Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public async Task Roles_may_be_joined_and_finance_lifts_the_scope_of_reading_but_not_of_posting()
    {
        var made = (await Api.SendText("POST", "/v1/keys", ApiClient.Admin, """{"name":"x","roles":["erp","finance"],"companies":["ABC"]}""")).Must(201).Json;
        Api.Use("both", (string)made["key"]!);
        (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).Must(201);

        Assert.That(await Api.Walk("/v1/orders", "both"), Has.Count.EqualTo(1));
        (await Api.Post(Group.Order(buyer: "QRS"), who: "both")).MustBeProblem(403, "company-not-in-scope");
        (await Api.Post(Group.Order(), who: "both")).Must(201);
    }

    [Test]
    public async Task Two_keys_in_one_request_are_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/orders");
        request.Headers.Add("X-Api-Key", [await Api.Key(ApiClient.Finance), await Api.Key(ApiClient.Finance)]);

        (await Api.Send(request)).MustBeProblem(401, "unauthenticated");
    }
}
