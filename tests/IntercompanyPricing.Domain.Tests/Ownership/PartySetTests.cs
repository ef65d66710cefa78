using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>A set of parties is the same whether it is searched one by one or by a table.</summary>
public sealed class PartySetTests
{
    [Test]
    public void A_set_keeps_the_order_and_tells_the_place_of_each_however_many_there_are([Values(0, 1, 4, 8, 9, 10, 1_000)] int count)
    {
        var ids = Enumerable.Range(0, count).Select(i => $"C-{i * 7919 % 1_000}").ToList();
        var set = new PartySet();
        foreach (var id in ids)
            Assert.That(set.Add(id), Is.True);

        Assert.That(set, Is.EqualTo(ids));
        Assert.That(set.Count, Is.EqualTo(count));
        Assert.That((List<string>)[.. set], Is.EqualTo(ids));
        Assert.That(ids.Select(set.PlaceOf), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(ids.Select(set.Add), Has.None.True);
        Assert.That(ids.TrueForAll(set.Contains), Is.True);
    }

    [Test]
    public void Who_was_never_added_is_not_found_however_alike([Values("C-1", "c-0", "X-0", "C-00", "C-", "-0", "0", "")] string other, [Values(1, 9)] int count)
    {
        var set = new PartySet();
        for (var i = 0; i < count; i++)
            set.Add($"C-{i * 10}");

        Assert.That((set.Contains(other), set.PlaceOf(other)), Is.EqualTo((false, -1)));
    }
}
