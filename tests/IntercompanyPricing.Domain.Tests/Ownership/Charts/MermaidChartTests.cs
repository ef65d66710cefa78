using IntercompanyPricing.Domain.Ownership.Charts;

namespace IntercompanyPricing.Domain.Tests.Ownership.Charts;

internal sealed class MermaidChartTests
{
    [Test]
    public void A_group_with_a_circle_a_person_and_a_contract()
    {
        var world = World.Of("P-1>end 40, end>ABC 100, ABC>end 10 suspended").And(Given.Company("OUT"), Given.Confers("OUT", "ABC"), Given.Company("ABC", dissolvedOn: "2026-01-01") with { Name = "ABC \"Retail\" [GmbH]; #1 <b>" });

        Assert.That(MermaidChart.Write(OwnershipChart.Of("end", World.Today, world.Facts).Value!), Is.EqualTo("""
            flowchart TD
              accTitle: Ownership of end on 2026-03-01, as known at version 3
              classDef group fill:#cfe3f5,stroke:#333,color:#111
              classDef outside fill:#fff,stroke:#333,color:#111
              classDef dissolved stroke-dasharray:2 3
              n0["end<br/>50 % undisclosed"]
              class n0 group
              n1["ABC #34;Retail#34; #91;GmbH#93;#59; #35;1 #60;b#62;<br/>ABC<br/>dissolved 2026-01-01"]
              class n1 group
              class n1 dissolved
              n2(["P-1"])
              class n2 outside
              n3["OUT"]
              class n3 outside
              n2 -->|"40 %"| n0
              n1 -->|"10 % suspended"| n0
              n0 -->|"100 %"| n1
              n3 -.->|"contract"| n1

            """.ReplaceLineEndings("\n")));
    }
}
