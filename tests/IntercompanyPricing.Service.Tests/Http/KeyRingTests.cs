using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class KeyRingTests
{
    [Test]
    public void Finds_whom_a_key_speaks_for()
    {
        var keys = new KeyRing();
        keys.Load([TestService.KeyOf("one", "erp", "ABC")]);

        var caller = keys.Find("one")!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(caller.Name, Is.EqualTo("one"));
            Assert.That(caller.Identity!.Name, Is.EqualTo("one"));
            Assert.That(caller.Identity.IsAuthenticated, Is.True);
            Assert.That(caller.IsInRole("erp"), Is.True);
            Assert.That(caller.IsInRole("finance"), Is.False);
            Assert.That(caller.Companies, Is.EqualTo(["ABC"]));
        }
    }

    [TestCase("")]
    [TestCase("One")]
    [TestCase("one ")]
    [TestCase("two")]
    public void Knows_no_other_secret(string secret)
    {
        var keys = new KeyRing();
        keys.Load([TestService.KeyOf("one", "erp"), TestService.KeyOf("two", "erp") with { RevokedAt = DateTimeOffset.UnixEpoch }]);

        Assert.That(keys.Find(secret), Is.Null);
    }

    [Test]
    public void Refuses_a_secret_longer_than_any() => Assert.That(new KeyRing().Find(new string('\u0142', 100_000)), Is.Null);

    [Test]
    public async Task Revokes_at_once()
    {
        await using var service = await TestService.InMemory();
        var key = TestService.KeyOf("short-lived", "erp");
        service.Keys.Add(key);
        using var before = await service.Client.SendAsync(TestService.Request("GET", "/v1/samples", "short-lived"));

        Assert.That(service.Keys.Revoke(key.Id), Is.True);
        Assert.That(service.Keys.Revoke(key.Id), Is.False);
        using var after = await service.Client.SendAsync(TestService.Request("GET", "/v1/samples", "short-lived"));

        Assert.That(before.IsSuccessStatusCode, Is.True);
        await PrecedenceTests.AssertProblem(after, 401, "unauthenticated");
    }

    [Test]
    public void Keeps_all_keys_that_are_added_at_the_same_time()
    {
        var keys = new KeyRing();
        Parallel.For(0, 100, number => keys.Add(TestService.KeyOf($"key-{number}", "erp")));

        Assert.That(Enumerable.Range(0, 100).Where(number => keys.Find($"key-{number}") is null), Is.Empty);
    }
}
