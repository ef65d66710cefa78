using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Tests.Ledger;

public sealed class StandardChartTests
{
    [Test]
    public void The_standard_chart_can_be_recorded_into_an_empty_store()
        => Assert.That(RecordingRules.Check(new FactLog(), StandardChart.Facts, i => $"/facts/{i}", DateTimeOffset.UnixEpoch).Refusals, Is.Empty);

    [Test]
    public void Every_account_and_every_condition_is_there_once()
        => Assert.That(StandardChart.Facts.Select(fact => (fact.GetType(), fact.Key)), Is.Unique);

    [Test]
    public void An_older_store_lacks_the_assignments_of_posting_keys_that_it_never_had_and_their_accounts()
    {
        var log = new FactLog();
        Assert.That(StandardChart.MissingIn(log), Is.Empty, "a store without a chart was not begun with one");
        log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "system"), [.. StandardChart.Facts.Where(fact => fact is not AccountAssignment { PostingKey: PostingKey.Payment or PostingKey.Clearing } and not Account { Number: "1280" })]);
        log.Append(new Recording(2, DateTimeOffset.UnixEpoch, "finance"), [new AccountAssignment(PostingKey.ExchangeGain, "4710", "ABC")]);

        var missing = StandardChart.MissingIn(log);
        Assert.That(missing.Select(fact => fact.Key), Is.EqualTo(new[] { "1280", "-:payment:-:-:-", "-:clearing:-:-:-" }));
        Assert.That(RecordingRules.Check(log, missing, i => $"/facts/{i}", DateTimeOffset.UnixEpoch).Refusals, Is.Empty);
        log.Append(new Recording(3, DateTimeOffset.UnixEpoch, "system"), [.. missing]);
        Assert.That(StandardChart.MissingIn(log), Is.Empty);
    }
}
