using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public void A_key_comes_back_as_it_was_added()
    {
        var key = Key("SAP Poland", 1, ["erp"], ["ABC", "XYZ"]);
        Store.AddKey(key);
        Store.AddKey(Key("Audit", 2, ["auditor"], []));
        Reopen();

        var keys = Store.ReadKeys();

        Assert.That(keys.Select(each => each.Name), Is.EqualTo(new[] { "SAP Poland", "Audit" }));
        Assert.That(keys[0] with { Hash = key.Hash, Roles = key.Roles, Companies = key.Companies }, Is.EqualTo(key));
        Assert.That(keys[0].Hash, Is.EqualTo(key.Hash));
        Assert.That(keys[0].Roles, Is.EqualTo(key.Roles));
        Assert.That(keys[0].Companies, Is.EqualTo(key.Companies));
    }

    [Test]
    public void A_key_is_revoked_once()
    {
        var key = Key("SAP Poland", 1, ["erp"], ["ABC"]);
        Store.AddKey(key);

        Assert.That(Store.RevokeKey(key.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.Revoked));
        Assert.That(Store.RevokeKey(key.Id, TestOrders.Now.AddDays(1), "admin-1"), Is.EqualTo(RevokeOutcome.RevokedBefore));
        Assert.That(Store.RevokeKey(Guid.NewGuid(), TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.NotFound));
        Reopen();
        Assert.That(Store.ReadKeys().Single().RevokedAt, Is.EqualTo(TestOrders.Now));
    }

    [Test]
    public void The_last_key_that_makes_others_stays()
    {
        var (revoked, erp, first, second) = (Key("admin", 1, ["admin"], []), Key("SAP", 2, ["erp"], ["ABC"]), Key("admin", 3, ["admin"], []), Key("admin", 4, ["finance", "admin"], []));
        foreach (var key in new[] { revoked, erp, first, second })
            Store.AddKey(key);
        Store.RevokeKey(revoked.Id, TestOrders.Now, "admin-1");

        Assert.That(Store.RevokeKey(first.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.Revoked), "another is left");
        Assert.That(Store.RevokeKey(second.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.LastAdminKey));
        Assert.That(Store.RevokeKey(erp.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.Revoked), "keys of others go");
        Reopen();
        Assert.That(Store.ReadKeys().Where(key => key.RevokedAt is null).Select(key => key.Id), Is.EqualTo(new[] { second.Id }));
    }

    [Test]
    public void Two_keys_never_have_one_secret()
    {
        Store.AddKey(Key("SAP Poland", 1, ["erp"], ["ABC"]));

        Assert.That(() => Store.AddKey(Key("Other", 1, ["admin"], [])), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(Store.ReadKeys(), Has.Count.EqualTo(1));
    }

    [Test]
    public void An_open_store_is_ready_and_a_closed_one_is_not()
    {
        Assert.That(Store.IsReady(), Is.True);

        Store.Dispose();

        Assert.That(Store.IsReady(), Is.False);
    }

    private static ApiKey Key(string name, byte secret, string[] roles, string[] companies)
        => new(Guid.NewGuid(), name, [.. Enumerable.Repeat(secret, 32)], roles, companies, TestOrders.Now, "admin-1", null);
}
