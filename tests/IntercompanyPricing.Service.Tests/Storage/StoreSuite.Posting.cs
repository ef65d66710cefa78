using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public void A_posted_order_is_read_as_it_was_answered()
    {
        var order = TestOrders.Order("INV+1/ł", "4500001");

        var posted = PostOne(order);
        Reopen();

        Assert.That(posted.Id, Is.EqualTo(order.Id));
        var stored = Store.ReadOrder(posted.Id)!;
        Assert.That(stored.Document, Is.EqualTo(posted.Document));
        Assert.That(stored.Sequence, Is.EqualTo(1));
        Assert.That(stored.Companies, Is.EquivalentTo(new[] { "ABC", "XYZ" }));
        Assert.That(TextOf(posted.Document), Does.Contain("\"sellerDocument\":\"INV+1/ł\"").And.Contain("\"total\":\"440.00\""));
        Assert.That(Store.ReadOrder(Guid.NewGuid()), Is.Null);
    }

    [Test]
    public void The_same_key_and_request_is_answered_with_the_same_bytes()
    {
        var first = (PostOutcome.Posted)Post(TestOrders.ToPost(TestOrders.Order(), "key"))[0];
        Reopen();

        var again = (PostOutcome.Replayed)Post(TestOrders.ToPost(TestOrders.Order(), "key"))[0];

        Assert.That(again.Id, Is.EqualTo(first.Id));
        Assert.That(again.Document, Is.EqualTo(first.Document));
        Assert.That(Store.ReadOrders(new(10)), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_same_key_with_another_request_is_refused()
    {
        Post(TestOrders.ToPost(TestOrders.Order(), "key", body: "a"));

        Assert.That(Post(TestOrders.ToPost(TestOrders.Order(), "key", body: "b"))[0], Is.TypeOf<PostOutcome.KeyReused>());
    }

    [Test]
    public void Keys_are_the_principals_and_mind_their_case()
    {
        var outcomes = Post(
            TestOrders.ToPost(TestOrders.Order(), "key"), TestOrders.ToPost(TestOrders.Order(), "KEY"), TestOrders.ToPost(TestOrders.Order(), "key", "erp-2"), TestOrders.ToPost(TestOrders.Order(), "\"[1,'\\"));

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public void An_order_is_found_by_its_key()
    {
        var toPost = TestOrders.ToPost(TestOrders.Order(), "\"key'");
        var posted = (PostOutcome.Posted)Post(toPost)[0];

        var found = Store.FindByKey("erp-1", "\"key'")!;

        Assert.That(found.Id, Is.EqualTo(posted.Id));
        Assert.That(found.RequestHash, Is.EqualTo(toPost.RequestHash));
        Assert.That(found.Document, Is.EqualTo(posted.Document));
        Assert.That(Store.FindByKey("erp-2", "\"key'"), Is.Null);
    }

    [Test]
    public void A_sellers_document_is_used_once()
    {
        var first = PostOne(TestOrders.Order("INV/1"));

        var again = (PostOutcome.DuplicateDocument)Post(TestOrders.ToPost(TestOrders.Order("INV/1", buyer: "DEF"), principal: "erp-2"))[0];

        Assert.That(again, Is.EqualTo(new PostOutcome.DuplicateDocument(first.Id, "/sellerDocument")));
    }

    [Test]
    public void A_buyers_document_is_used_once()
    {
        var first = PostOne(TestOrders.Order(buyerDocument: "45"));

        var again = (PostOutcome.DuplicateDocument)Post(TestOrders.ToPost(TestOrders.Order(buyerDocument: "45", seller: "DEF")))[0];

        Assert.That(again, Is.EqualTo(new PostOutcome.DuplicateDocument(first.Id, "/buyerDocument")));
    }

    [Test]
    public void The_sellers_document_is_named_before_the_buyers()
    {
        var first = PostOne(TestOrders.Order("INV/1"));
        PostOne(TestOrders.Order(buyerDocument: "45"));

        Assert.That(Post(TestOrders.ToPost(TestOrders.Order("INV/1", "45")))[0], Is.EqualTo(new PostOutcome.DuplicateDocument(first.Id, "/sellerDocument")));
    }

    [Test]
    public void The_same_document_of_another_party_or_year_is_another_one()
    {
        var outcomes = Post(
            TestOrders.ToPost(TestOrders.Order("1", "1")),
            TestOrders.ToPost(TestOrders.Order("1", "1", documentYear: 2027)),
            TestOrders.ToPost(TestOrders.Order("1", "1", "DEF", "GHI")),
            TestOrders.ToPost(TestOrders.Order("1", seller: "GHI")));

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public void In_a_group_the_later_of_two_with_one_key_or_document_is_put_off()
    {
        var toPost = TestOrders.ToPost(TestOrders.Order("INV/1", "45"), "key");
        var sameKey = TestOrders.ToPost(TestOrders.Order(), "key");
        var sameSellerDocument = TestOrders.ToPost(TestOrders.Order("INV/1"));
        var sameBuyerDocument = TestOrders.ToPost(TestOrders.Order(buyerDocument: "45"));
        var other = TestOrders.ToPost(TestOrders.Order());

        var outcomes = Post(toPost, sameKey, sameSellerDocument, sameBuyerDocument, other);
        var afterwards = Post(sameKey, sameSellerDocument, sameBuyerDocument);

        Assert.That(outcomes.Select(outcome => outcome.GetType().Name), Is.EqualTo(new[] { "Posted", "PutOff", "PutOff", "PutOff", "Posted" }));
        Assert.That(afterwards.Select(outcome => outcome.GetType().Name), Is.EqualTo(new[] { "Replayed", "DuplicateDocument", "DuplicateDocument" }));
        Assert.That(Store.ReadOrders(new(10)).Select(order => order.Sequence), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void An_order_refused_in_a_group_keeps_neither_key_nor_document()
    {
        PostOne(TestOrders.Order("INV/1"));

        var outcomes = Post(TestOrders.ToPost(TestOrders.Order("INV/1", "45"), "key"), TestOrders.ToPost(TestOrders.Order("INV/2", "45"), "key"));

        Assert.That(outcomes[0], Is.TypeOf<PostOutcome.DuplicateDocument>());
        Assert.That(outcomes[1], Is.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public void An_order_decided_on_older_facts_is_decided_again()
    {
        var order = TestOrders.Order();
        Record(new Party("JKL", PartyKind.Company, "JKL"));
        Record(new Party("XYZ", PartyKind.Company, "XYZ"));

        var outcome = Store.PostOrders([TestOrders.ToPost(order)], new())[0];

        Assert.That(TextOf(((PostOutcome.Posted)outcome).Document), Does.Contain("\"knownAt\":2,\"postedAt\""));
    }

    [Test]
    public void An_order_decided_again_for_other_books_has_their_next_number()
    {
        Post(TestOrders.ToPost(TestOrders.Order(buyer: "QRS")), TestOrders.ToPost(TestOrders.Order(buyer: "QRS")));
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        var outcomes = Post(
            TestOrders.ToPost(TestOrders.Order(buyer: "ABC", knownAt: 1)),
            TestOrders.ToPost(TestOrders.Order(buyer: "ABC"), decide: _ => TestOrders.Order(buyer: "QRS", knownAt: 1)));

        Assert.That(outcomes.Select(EntryNumbersOf), Is.EqualTo(new[] { new[] { 3, 1 }, [4, 3] }));
    }

    [Test]
    public void An_order_decided_on_the_latest_facts_is_not_decided_again()
    {
        var outcome = Post(TestOrders.ToPost(TestOrders.Order(), decide: _ => throw new TimeoutException()))[0];

        Assert.That(outcome, Is.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public void What_later_facts_refuse_is_not_posted()
    {
        var refusal = new Refusal(RefusalCodes.NoPolicy, "/lines/0/product", "None.");
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        var outcomes = Post(TestOrders.ToPost(TestOrders.Order(), "key", decide: _ => refusal), TestOrders.ToPost(TestOrders.Order(), "key"));

        Assert.That(((PostOutcome.Refused)outcomes[0]).Refusals, Is.EqualTo(new[] { refusal }));
        Assert.That(outcomes[1], Is.TypeOf<PostOutcome.Posted>());
        Assert.That(Store.ReadOrders(new(10)), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_used_key_is_answered_before_later_facts_can_refuse_it()
    {
        Post(TestOrders.ToPost(TestOrders.Order(), "key"));
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        var outcome = Post(TestOrders.ToPost(TestOrders.Order(), "key", decide: _ => new Refusal(RefusalCodes.NoPolicy, "", "None.")))[0];

        Assert.That(outcome, Is.TypeOf<PostOutcome.Replayed>());
    }

    [Test]
    public void Sequences_and_entry_numbers_have_no_gaps()
    {
        var in2027 = new DateOnly(2027, 1, 5);
        var first = Post(
            TestOrders.ToPost(TestOrders.Order("INV/1")),
            TestOrders.ToPost(TestOrders.Order("INV/1", date: in2027)), // a duplicate
            TestOrders.ToPost(TestOrders.Order("INV/2", date: in2027)),
            TestOrders.ToPost(TestOrders.Order("INV/3", buyer: "DEF")));
        Reopen();
        var second = Post(TestOrders.ToPost(TestOrders.Order("INV/4", buyer: "DEF")), TestOrders.ToPost(TestOrders.Order("INV/5", date: in2027)));

        Assert.That(first[1], Is.TypeOf<PostOutcome.PutOff>());
        Assert.That(new[] { first[0], first[2], first[3], second[0], second[1] }.Select(EntryNumbersOf), Is.EqualTo(new[] { new[] { 1, 1 }, [1, 1], [2, 1], [3, 2], [2, 2] }));
        Assert.That(Store.ReadOrders(new(10)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(Store.ReadJournal(new(100)).Select(entry => entry.Sequence), Is.EqualTo(Enumerable.Range(1, 10)));
    }

    [Test]
    public void A_group_that_fails_posts_nothing()
    {
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        Assert.That(() => Post(TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(TestOrders.Order(), decide: _ => throw new TimeoutException())), Throws.TypeOf<TimeoutException>());

        Assert.That(Store.ReadOrders(new(10)), Is.Empty);
        Assert.That(EntryNumbersOf(PostOne(TestOrders.Order())), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void What_breaks_a_rule_of_the_database_posts_nothing()
    {
        var tooLarge = TestOrders.Order(minor: 100_000_000_000_000_000);

        Assert.That(() => Post(TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(tooLarge)), Throws.InstanceOf<System.Data.Common.DbException>());

        Assert.That(Store.ReadOrders(new(10)), Is.Empty);
        Assert.That(Store.ReadJournal(new(10)), Is.Empty);
    }
}
