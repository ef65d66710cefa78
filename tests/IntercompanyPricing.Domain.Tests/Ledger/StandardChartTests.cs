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
}
