using System.Globalization;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Domain.Tests.YearEnd;

/// <summary>What a year earned, whether and how far it is adjusted, and who bears it.</summary>
public sealed class YearEndAdjustmentTests
{
    // The distributors of the examples: OP/S of 1996 (example 2), and the average of 1994 to 1996 (example 1).
    private static readonly (string Of1996, string Average)[] _distributors =
        [("2.6", "1.7"), ("2.9", "3.1"), ("0.5", "3.8"), ("1.5", "4.5"), ("2.0", "4.7"), ("2.8", "4.8"), ("7.4", "4.9"), ("6.9", "6.7"), ("4.4", "9.9"), ("3.0", "10.5")];

    [Test]
    public void USSub_earns_24_250_more__26_CFR_1_482_5_e_example_2()
    {
        var study = string.Join(" | ", _distributors.Select(each =>
        {
            var (last, average) = (decimal.Parse(each.Of1996, CultureInfo.InvariantCulture), decimal.Parse(each.Average, CultureInfo.InvariantCulture));
            var before = (((3 * average) - last) / 2).ToString(CultureInfo.InvariantCulture);
            return $"{before} {before} {each.Of1996}";
        }));
        var year = Year.Of("EUR", Year.Study(ProfitIndicator.ReturnOnSales, TestedParty.Buyer, 1994, study)).Sold("1994 370000 GOODS to TRADER", "1995 460000 GOODS to TRADER", "1996 400000 GOODS to TRADER");
        var decided = year.Decided(Year.Request("TRADER", ProfitIndicator.ReturnOnSales, Year.Tested(1994, "500000 - 110000"), Year.Tested(1995, "560000 - 110000"), Year.Tested(1996, "500000 - 110000")));
        var found = decided.Calculation;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Years.Select(each => each.Profit.ToString()), Is.EqualTo(new[] { "20000.00", "-10000.00", "-10000.00" }));
            Assert.That((found.Average, found.Lower, found.Upper, found.Position), Is.EqualTo(("0", "3.8", "6.7", "below")), "3.8 % and 6.7 % of 520,000 are 19,760 and 34,840");
            Assert.That((found.MedianOfYear, found.Finding, found.Amount.ToString()), Is.EqualTo(("2.85", YearEndFinding.ToMedian, "-24250.00")), "2.85 % of 500,000 are 14,250");
            Assert.That((found.ValueAfter, found.AverageAfter), Is.EqualTo(("2.85", "1.554487")), "the average is closer to the range, and not yet in it");
            Assert.That(decided.Orders.Select(order => $"{order.Seller} to {order.Buyer} {order.Total}"), Is.EqualTo(new[] { "MAKER to TRADER -24250.00" }), "a credit note: it bought for less");
        }
    }

    [Test]
    public void A_year_later_it_is_22_000__26_CFR_1_482_5_e_example_3()
    {
        // 15,500 and 30,000 of average sales of 530,000, and a median of 12,000 in 1997.
        var study = Year.Study(ProfitIndicator.ReturnOnSales, TestedParty.Buyer, 1995, "3.254716 3.254717 2.264151 | 3.254716 3.254717 2.264151 | 7.35849 7.35849 2.264151 | 7.35849 7.35849 2.264151");
        var year = Year.Of("EUR", study).Sold("1995 460000 GOODS to TRADER", "1996 400000 GOODS to TRADER", "1997 430000 GOODS to TRADER");
        var found = year.Decided(Year.Request("TRADER", ProfitIndicator.ReturnOnSales, Year.Tested(1995, "560000 - 110000"), Year.Tested(1996, "500000 - 110000"), Year.Tested(1997, "530000 - 110000"))).Calculation;

        Assert.That((found.Average, found.Lower, found.Upper, found.Position), Is.EqualTo(("-1.886792", "2.924528", "5.660377", "below")));
        Assert.That((found.Amount.ToString(), found.Finding), Is.EqualTo(("-22000.00", YearEndFinding.ToMedian)));
    }

    // A maker with costs of 100 a year, and two comparables: 0 and 4 on average, 20 and 24 in the second year.
    [TestCase(50, 100, "-25", YearEndFinding.ToMedian, "22.00", "-14", TestName = "closer to the range is far enough")]
    [TestCase(90, 100, "-5", YearEndFinding.ToEndOfRange, "18.00", "4", TestName = "no further than a point within the range")]
    [TestCase(70, 125, "-2.5", YearEndFinding.OtherWay, "0.00", "-2.5", TestName = "never away from the range")]
    [TestCase(70, 122, "-4", YearEndFinding.AtMedian, "0.00", "-4", TestName = "the year is at its median")]
    [TestCase(50, 150, "0", YearEndFinding.WithinRange, "0.00", "0", TestName = "the end of the range is within")]
    [TestCase(30, 178, "4", YearEndFinding.WithinRange, "0.00", "4", TestName = "the other one too, whatever the year was")]
    [TestCase(110, 150, "30", YearEndFinding.ToMedian, "-28.00", "16", TestName = "from above")]
    [TestCase(70, 150, "10", YearEndFinding.ToEndOfRange, "-20.00", "0", TestName = "from above, no further than the lower end")]
    public void The_average_decides_whether_the_median_how_much_and_the_range_how_far__26_CFR_1_482_1_f_2_iii_D(int before, int sales, string average, YearEndFinding finding, string amount, string after)
    {
        var year = Maker("-20 20 | -16 24").Sold($"2024 {before} GOODS to TRADER", $"2025 {sales} GOODS to TRADER");
        var found = year.Decided(Year.Request("MAKER", ProfitIndicator.NetCostPlus, Year.Tested(2024, "- 60 40"), Year.Tested(2025, "- 60 40"))).Calculation;

        Assert.That((found.Lower, found.Upper, found.MedianOfYear), Is.EqualTo(("0", "4", "22")));
        Assert.That((found.Average, found.Finding, found.Amount.ToString(), found.AverageAfter), Is.EqualTo((average, finding, amount, after)));
    }

    [TestCase(ProfitIndicator.NetCostPlus, "- 60 30", "-0.90", TestName = "maker: costs of 90 and 10 %")]
    [TestCase(ProfitIndicator.GrossMarkup, "- 60", "-33.90", TestName = "maker: 60 and 10 %")]
    [TestCase(ProfitIndicator.GrossMargin, "- 60", "-33.23", TestName = "maker: 60 are 90 %")]
    [TestCase(ProfitIndicator.ReturnOnSales, "- 60 30", "0.10", TestName = "maker: 90 are 90 %")]
    [TestCase(ProfitIndicator.BerryRatio, "- 60 3", "-9.90", TestName = "maker: 60 and 10 times 3")]
    [TestCase(ProfitIndicator.ReturnOnAssets, "- 60 30 50", "-4.90", TestName = "maker: 90 and 10 % of 50")]
    [TestCase(ProfitIndicator.NetCostPlus, "20 60 60", "12.10", TestName = "maker: with other sales of 20 they are 132")]
    public void A_seller_earns_what_its_price_leaves(ProfitIndicator indicator, string figures, string amount)
    {
        // Sold for 99.90 after a note of 0.10; all comparables earned 10.
        var year = Year.Of("EUR", Year.Study(indicator, TestedParty.Seller, 2025, "10 | 10")).Sold("2025 99.9 GOODS to TRADER");
        Assert.That(year.Decided(Year.Request("MAKER", indicator, Year.Tested(2025, figures))).Calculation.Amount.ToString(), Is.EqualTo(amount));
    }

    [TestCase(ProfitIndicator.ReturnOnSales, "150 - 30", "5.00", TestName = "trader: 105 leave 15 of 150")]
    [TestCase(ProfitIndicator.GrossMargin, "150", "35.00", TestName = "trader: 135 leave 15")]
    [TestCase(ProfitIndicator.GrossMarkup, "121", "10.00", TestName = "trader: 110 and 10 %")]
    [TestCase(ProfitIndicator.NetCostPlus, "121 - 30", "-20.00", TestName = "trader: 80 and 30, and 10 %")]
    [TestCase(ProfitIndicator.BerryRatio, "150 - 3", "20.00", TestName = "trader: 120 leave 10 times 3")]
    [TestCase(ProfitIndicator.ReturnOnAssets, "150 - 30 50", "15.00", TestName = "trader: 115 leave 10 % of 50")]
    [TestCase(ProfitIndicator.ReturnOnSales, "150 -20 30", "25.00", TestName = "trader: 20 are still in stock")]
    public void A_buyer_earns_what_its_price_leaves(ProfitIndicator indicator, string figures, string amount)
    {
        var year = Year.Of("EUR", Year.Study(indicator, TestedParty.Buyer, 2025, "10 | 10")).Sold("2025 100 GOODS to TRADER", "2025 77 GOODS to SHOP");
        Assert.That(year.Decided(Year.Request("TRADER", indicator, Year.Tested(2025, figures))).Calculation.Amount.ToString(), Is.EqualTo(amount));
    }

    [Test]
    public void Each_counterparty_gets_a_note_in_proportion_and_the_last_takes_what_rounding_leaves()
    {
        var year = Maker("10 | 10").Sold("2024 10 GOODS to TRADER", "2024 10 CARE to TRADER", "2024 10 GOODS to TRADER", "2024 30 GOODS to SHOP", "2024 30 GOODS to FAR", "2024 50 GOODS to OUT");
        var notes = year.Adjust(Request2024("- 171 -"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(notes.Select(note => $"{note.SellerDocument} {note.Buyer} {note.Total}: {string.Join(", ", note.Lines.Select(line => $"{line.Product} {line.Amount}"))}"), Is.EqualTo(new[]
            {
                "YE/2024/1 FAR 32.70: GOODS 32.70", "YE/2024/2 SHOP 32.70: GOODS 32.70", "YE/2024/3 TRADER 32.70: CARE 10.90, GOODS 21.80",
            }), "171 and 10 % are 188.10, and 90 were sold inside");
            Assert.That(notes[0].Adjustment!.YearEnd!.Parts.Select(part => $"{part.Counterparty} {part.SellerDocument} {part.Supplies} {part.Amount}"), Is.EqualTo(new[] { "FAR YE/2024/1 30.00 32.70", "SHOP YE/2024/2 30.00 32.70", "TRADER YE/2024/3 30.00 32.70" }), "each names all");
            Assert.That(notes[2].Lines[1].Pricing.Steps.Select(step => $"{step.Label} {step.Value}"), Is.EqualTo(new[] { "supplies of GOODS 20.00", "share of the adjustment 21.80" }));
            Assert.That(JournalOf(notes[0]), Is.EqualTo(new[] { "MAKER Dr 1220 32.70", "MAKER Cr 4080 32.70", "FAR Dr 5080 32.70", "FAR Cr 2120 32.70" }));
            Assert.That((notes[0].Kind, notes[0].Adjustment!.Supplies), Is.EqualTo((OrderKind.Adjustment, new AdjustedSupplies("STUDY", new(2024, 6, 30), new(2024, 6, 30)))));
        }
    }

    [TestCase("100.00", "33.33 33.33 33.34")]
    [TestCase("-100.00", "-33.33 -33.33 -33.34")]
    [TestCase("0.05", "0.01 0.01 0.03")]
    [TestCase("-0.02", "-0.02", Description = "who would get nothing gets no note")]
    public void What_is_split_adds_up_and_no_part_changes_its_sign(string amount, string parts)
    {
        var year = Maker("0 | 0").Sold("2024 100 GOODS to TRADER", "2024 100 GOODS to SHOP", "2024 100 GOODS to FAR");
        var cost = (300 + decimal.Parse(amount, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        Assert.That(year.Adjust(Request2024($"- {cost} -")).Select(note => note.Total.ToString()), Is.EqualTo(parts.Split(' ')));
    }

    [Test]
    public void A_second_run_takes_the_first_into_account_and_a_reversal_gives_it_back()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 33 CARE to SHOP");
        var request = Request2024("- 150 -") with { Date = new(2025, 1, 20) };
        var notes = year.Adjust(request);
        var second = year.Decided(request);
        var back = year.Reverse(notes[0], new(2025, 2, 1));
        var third = year.Decided(request).Calculation;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((second.Calculation.Finding, second.Calculation.Years[0].Adjustments.ToString(), second.Calculation.Years[0].Value), Is.EqualTo((YearEndFinding.WithinRange, "32.00", "10")), "posted in 2025, it is of 2024");
            Assert.That(second.Orders, Is.Empty);
            Assert.That((third.Amount.Minor, third.Years[0].Adjustments.Minor), Is.EqualTo((back.Lines.Sum(line => -line.Amount.Minor), 3200 + back.Total.Minor)));
            Assert.That(year.Decide(Year.Request("MAKER", ProfitIndicator.NetCostPlus, Year.Tested(2025, "- 1 0") with { ObservedYear = 2024 })).Refusals.Single().Code, Is.EqualTo(RefusalCodes.NoSupplies), "nothing of it is of 2025");
        }
    }

    [TestCase(null, "USD", "-20.00")]
    [TestCase("PLN", "PLN", "-64.00")]
    [TestCase("EUR", "EUR", "-16.00")]
    public void A_note_in_another_currency_is_converted_by_the_tested_partys_rates(string? currency, string of, string amount)
    {
        // 80 EUR are 100 USD in the maker's books, and 20 USD are 16 EUR or 64 PLN.
        var year = Year.Of("USD", Year.Study(ProfitIndicator.NetCostPlus, TestedParty.Seller, 2024, "0 | 0")).Sold("2024 100 GOODS to TRADER in EUR");
        var request = Request2024("- 80 -") with { Currency = currency };
        var decided = year.Decided(request);
        var note = year.Adjust(request).Single();

        Assert.That((decided.Calculation.Currency.Code, decided.Calculation.Years[0].Posted.ToString(), decided.Calculation.Amount.ToString()), Is.EqualTo(("USD", "100.00", "-20.00")));
        Assert.That((note.Currency.Code, note.Total.ToString()), Is.EqualTo((of, amount)));
        Assert.That(year.Decided(request).Orders, Is.Empty);
    }

    [Test]
    public void What_conversion_leaves_is_not_adjusted_for_ever()
    {
        var year = Year.Of("EUR", Year.Study(ProfitIndicator.NetCostPlus, TestedParty.Seller, 2024, "0 | 0"), Given.Rate("EUR/JPY 163.7", "1990-01-01")).Sold("2024 100 GOODS to TRADER", "2024 50 GOODS to SHOP");
        var request = Request2024("- 131.13 -") with { Currency = "JPY" };
        year.Adjust(request);

        Assert.That(year.Decide(request) is { Succeeded: true, Value.Orders.Count: 0 } or { Refusals: [{ Code: RefusalCodes.NoDifference }] }, Is.True);
    }

    [Test]
    public void Counterparties_and_products_narrow_what_is_tested()
    {
        var year = Maker("10 | 10").Sold("2024 10 GOODS to TRADER", "2024 20 CARE to TRADER", "2024 40 GOODS to SHOP");
        string Posted(YearEndRequest request) => string.Join(" ", [year.Decided(request).Calculation.Years[0].Posted.ToString(), .. year.Decided(request).Orders.Select(order => order.Buyer)]);

        Assert.That(Posted(Request2024("- 1 -")), Is.EqualTo("70.00 SHOP TRADER"));
        Assert.That(Posted(Request2024("- 1 -") with { Products = ["GOODS"] }), Is.EqualTo("50.00 SHOP TRADER"));
        Assert.That(Posted(Request2024("- 1 -") with { Counterparties = ["TRADER"] }), Is.EqualTo("30.00 TRADER"));
        Assert.That(Posted(Request2024("- 1 -") with { Counterparties = ["TRADER"], Products = ["CARE"] }), Is.EqualTo("20.00 TRADER"));
    }

    [Test]
    public void Who_left_the_group_during_the_year_is_adjusted_as_the_party_it_was()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER").And(Given.Stake("HEAD>TRADER 0", "2024-09-01"));
        var note = year.Adjust(Request2024("- 100 -")).Single();

        Assert.That((note.Decision.Relationship, note.Adjustment!.Supplies!.To), Is.EqualTo((Relationship.CommonControl, new DateOnly(2024, 6, 30))));
    }

    [Test]
    public void A_note_with_who_is_known_only_now_to_have_left_before_counts_as_the_supplies_do()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER").And(Given.Stake("HEAD>TRADER 0", "2024-01-01"));
        var note = year.Adjust(Request2024("- 100 -")).Single();
        var second = year.Decided(Request2024("- 100 -"));
        year.Reverse(note, new(2025, 2, 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((note.Decision.Relationship, note.Total.ToString()), Is.EqualTo((Relationship.Unrelated, "10.00")));
            Assert.That((second.Calculation.Finding, second.Calculation.Years[0].Adjustments.ToString()), Is.EqualTo((YearEndFinding.WithinRange, "10.00")), "it is not made once more");
            Assert.That(year.Decided(Request2024("- 100 -")).Calculation.Amount.ToString(), Is.EqualTo("10.00"), "but where it was taken back");
        }
    }

    [Test]
    public void Returns_and_price_changes_count_and_what_was_returned_whole_bears_nothing()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 100 GOODS to SHOP");
        year.Reverse(year.Post(year.Decided(Request2024("- 100 -")).Orders[0]), new(2024, 12, 31));
        var supply = year.Supplies[1];
        year.Reverse(supply, new(2024, 7, 30));

        Assert.That(year.Decided(Request2024("- 100 -")).Orders.Select(order => $"{order.Buyer} {order.Total}"), Is.EqualTo(new[] { "TRADER 10.00" }));
    }

    [TestCase(false, TestName = "a year-end adjustment of the year before")]
    [TestCase(true, TestName = "an incentive of the year before")]
    public void What_takes_a_note_of_the_year_before_back_is_of_that_year(bool isIncentive)
    {
        var year = Maker("10 10 | 10 10").Sold("2024 100 GOODS to TRADER", "2025 100 GOODS to TRADER");
        var note = isIncentive ? Incentive(year, "TRADER", -20) : year.Adjust(Request2024("- 50 -")).Single();
        var (before, both) = (year.Decided(Of2025()).Calculation.Years[0], year.Decided(Of2025(Year.Tested(2024, "- 50 0"))).Calculation.Years);
        year.Reverse(note, new(2025, 3, 1));
        var after = year.Decided(Of2025(Year.Tested(2024, "- 50 0"))).Calculation.Years;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(year.Decided(Of2025()).Calculation.Years[0], Is.EqualTo(before));
            Assert.That(after[1], Is.EqualTo(both[1]));
            Assert.That((both[0].Adjustments.Minor, after[0].Adjustments.Minor, after[0].Orders), Is.EqualTo((note.Total.Minor, 0L, 3)));
        }

        static YearEndRequest Of2025(params TestedYear[] before) => Year.Request("MAKER", ProfitIndicator.NetCostPlus, [.. before, Year.Tested(2025, "- 80 0")]);
    }

    [Test]
    public void What_takes_a_price_change_of_the_year_before_back_is_of_its_posting_date()
    {
        var year = Maker("10 10 | 10 10").Sold("2024 100 GOODS to TRADER", "2025 100 GOODS to TRADER");
        var supply = year.Supplies[0];
        var change = year.Post(OrderAdjustment.Decide(new AdjustmentRequest(new(2024, 12, 1), "too dear", [new AdjustmentLine(1, Amount: UnitPrice.Parse("-7"))]), supply, [], year.Facts));
        year.Reverse(change, new(2025, 3, 1));

        Assert.That(year.Decided(Year.Request("MAKER", ProfitIndicator.NetCostPlus, Year.Tested(2025, "- 80 0"))).Calculation.Years[0].Posted.ToString(), Is.EqualTo("107.00"));
    }

    [TestCase(null)]
    [TestCase("PLN")]
    public void Whose_note_was_taken_back_gets_it_again_and_nobody_else(string? currency)
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 60 GOODS to SHOP", "2024 40 CARE to SHOP");
        var request = Request2024("- 80 -") with { Currency = currency };
        var notes = year.Adjust(request);
        year.Reverse(notes[0], new(2025, 1, 20));
        var again = year.Adjust(request).Single();

        Assert.That($"{again.Buyer} {again.Total}", Is.EqualTo(currency is null ? "SHOP -56.00" : "SHOP -224.00"));
        Assert.That(again.Lines.Select(line => (line.Product, line.Amount)), Is.EqualTo(notes[0].Lines.Select(line => (line.Product, line.Amount))));
        Assert.That(year.Decided(request).Orders, Is.Empty);
    }

    [Test]
    public void Who_bears_more_than_its_part_by_now_gets_it_back()
    {
        // 88 less 200 are -112. Then SHOP bought 200 more: 242 less 400 are -158 in all, of which TRADER bears a quarter.
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 100 GOODS to SHOP");
        var first = year.Adjust(Request2024("- 80 -"));
        year.Sold("2024 200 GOODS to SHOP");
        var second = year.Adjust(Request2024("- 220 -"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Select(note => $"{note.Buyer} {note.Total}"), Is.EqualTo(new[] { "SHOP -56.00", "TRADER -56.00" }));
            Assert.That(second.Select(note => $"{note.Buyer} {note.Total}"), Is.EqualTo(new[] { "SHOP -62.50", "TRADER 16.50" }), "of -158 three quarters are -118.50, and one is -39.50");
            Assert.That(second[0].Lines.Single().Pricing.Steps.Select(step => $"{step.Label} {step.Value}"), Is.EqualTo(new[] { "supplies of GOODS 300.00", "adjusted before -56.00", "share of the adjustment -62.50" }));
        }
    }

    [Test]
    public void Who_has_nothing_left_of_its_supplies_gets_all_of_its_note_back()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to SHOP", "2024 70 GOODS to TRADER", "2024 30 CARE to TRADER");
        year.Adjust(Request2024("- 100 -") with { Date = new(2025, 1, 10) });
        year.Reverse(year.Supplies[1], new(2024, 12, 31));
        year.Reverse(year.Supplies[2], new(2024, 12, 31));

        // 110 less 200 were -90, and 55 less 100 are -45: as much as SHOP bears.
        Assert.That(year.Adjust(Request2024("- 50 -")).Select(note => $"{note.Buyer}: {string.Join(", ", note.Lines.Select(line => $"{line.Product} {line.Amount}"))}"), Is.EqualTo(new[] { "TRADER: CARE 13.50, GOODS 31.50" }));
    }

    [Test]
    public void What_others_decided_and_who_is_not_named_is_not_shared_anew()
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 100 GOODS to SHOP", "2024 100 GOODS to FAR");
        Incentive(year, "TRADER", -20);
        var notes = year.Adjust(Request2024("- 100 -"));
        year.Reverse(notes[1], new(2025, 1, 10));
        var named = Request2024("- 66.66 -") with { Counterparties = ["TRADER", "SHOP"] };

        Assert.That(notes.Select(note => $"{note.Buyer} {note.Total}"), Is.EqualTo(new[] { "FAR -56.66", "SHOP -56.66", "TRADER -56.68" }));
        Assert.That(year.Decided(Request2024("- 100 -")).Orders.Select(note => $"{note.Buyer} {note.Total}"), Is.EqualTo(new[] { "SHOP -56.66" }));
        Assert.That(year.Decided(named).Orders.Select(note => $"{note.Buyer} {note.Total}"), Is.EqualTo(new[] { "SHOP -53.33", "TRADER 3.34" }), "180 less 73.33 are -106.67, of which half is -53.33");
    }

    // Whatever was posted and taken back: together with what stands the notes are in proportion to the supplies, and make up the adjustment exactly.
    [Test]
    public void After_any_run_all_bear_in_proportion_to_their_supplies()
        => Property.Holds(
            from sold in Gen.ArrayOf(Gen.Choose(1, 500), 3)
            from more in Gen.ArrayOf(Gen.Choose(1, 500), 3)
            from back in Gen.Choose(0, 2)
            from cost in Gen.Choose(1, 200_000)
            select (sold, more, back, cost: cost / 100m),
            given =>
            {
                string[] buyers = ["FAR", "SHOP", "TRADER"];
                var year = Maker("10 | 10").Sold([.. buyers.Select((buyer, i) => $"2024 {given.sold[i]} GOODS to {buyer}")]);
                List<Order> notes = [.. year.Adjust(Request2024(string.Create(CultureInfo.InvariantCulture, $"- {given.cost} -")))];
                if (given.back < notes.Count)
                    notes.Add(year.Reverse(notes[given.back], new(2025, 1, 10)));
                year.Sold([.. buyers.Select((buyer, i) => $"2024 {given.more[i]} GOODS to {buyer}")]);
                var request = Request2024(string.Create(CultureInfo.InvariantCulture, $"- {given.cost + 100} -"));
                var found = year.Decided(request).Calculation;
                var second = year.Adjust(request);
                notes.AddRange(second);

                Assert.That(second.Sum(note => note.Total.Minor), Is.EqualTo(found.Amount.Minor));
                if (found.Amount.Minor != 0)
                {
                    var borne = buyers.Select(buyer => notes.Where(note => note.Buyer == buyer).Sum(note => note.Total.Minor)).ToList();
                    Assert.That(borne, Is.EqualTo(Shares.Of(borne.Sum(), [.. buyers.Select((_, i) => (Int128)(given.sold[i] + given.more[i]))])));
                }

                Assert.That(year.Decided(request).Orders, Is.Empty, "a third run");
            },
            tests: 60);

    private static IEnumerable<TestCaseData> Refused()
    {
        var good = Request2024("- 100 -");
        yield return Case("an unknown party", good with { TestedParty = "NOBODY" }, "unknown-party /testedParty");
        yield return Case("a department", good with { TestedParty = "DEPT" }, "wrong-party-kind /testedParty");
        yield return Case("a party without books", good with { TestedParty = "BARE" }, "no-books /testedParty");
        yield return Case("before the year ends", good with { Date = new(2024, 12, 30) }, "correction-before-order /date");
        yield return Case("an unknown benchmark", good with { Benchmark = "NONE" }, "unknown-benchmark /benchmark");
        yield return Case("a benchmark that is over", good with { Benchmark = "OVER" }, "unknown-benchmark /benchmark");
        yield return Case("a benchmark of prices", good with { Benchmark = "PRICES", Indicator = ProfitIndicator.Price }, "invalid-value /benchmark");
        yield return Case("another indicator", good with { Indicator = ProfitIndicator.ReturnOnSales }, "invalid-value /indicator");
        yield return Case("a year without observations", good with { Period = good.Period with { ObservedYear = 2023 } }, "invalid-value /period/observedYear");
        yield return Case("an earlier one", good with { EarlierYears = [Year.Tested(2023, "- 100 0")] }, "invalid-value /earlierYears/0/observedYear");
        yield return Case("one comparable in the year", good with { Benchmark = "ONE" }, "invalid-value /benchmark");
        yield return Case("an unknown counterparty", good with { Counterparties = ["TRADER", "NOBODY"] }, "unknown-party /counterparties/1");
        yield return Case("a department as counterparty", good with { Counterparties = ["DEPT"] }, "wrong-party-kind /counterparties/0");
        yield return Case("an unknown product", good with { Products = ["NOTHING"] }, "unknown-product /products/0");
        yield return Case("no costs", Request2024("- - 0"), "invalid-value /period/otherCostOfSales");
        yield return Case("no expenses", Request2024("- 100"), "invalid-value /period/operatingExpenses");
        yield return Case("costs of nothing", Request2024("- 0 0"), "invalid-value /period");
        yield return Case("a tenth of a cent", Request2024("- 100.001 -"), "invalid-value /period/otherCostOfSales");
        yield return Case("no supplies to one", good with { Counterparties = ["FAR"] }, "no-supplies /counterparties/0");
        yield return Case("no supplies to an outsider", good with { Counterparties = ["TRADER", "OUT"] }, "no-supplies /counterparties/1");
        yield return Case("a group company without supplies beside others", good with { Counterparties = ["TRADER", "FAR"] }, "");
        yield return Case("the tested party as counterparty", good with { Counterparties = ["TRADER", "MAKER"] }, "same-party /counterparties/1");
        yield return Case("a seller's costs below zero", Request2024("- -1 -"), "invalid-value /period/otherCostOfSales");
        yield return Case("no supplies at all", good with { Products = ["CARE"] }, "no-supplies /period");
        yield return Case("no supplies as buyer", Year.Request("MAKER", ProfitIndicator.ReturnOnSales, Year.Tested(2024, "100 - 0")) with { Benchmark = "BUYER" }, "no-supplies /period");
        yield return Case("a price below zero", Year.Request("TRADER", ProfitIndicator.ReturnOnSales, Year.Tested(2024, "100 - 200")) with { Benchmark = "BUYER" }, "negative-price /period");
        yield return Case("a currency without a rate", good with { Currency = "CHF" }, "no-rate /currency");
        yield return Case("a closed month of the other side", good with { Date = new(2025, 3, 1) }, "period-closed /date");
        yield return Case("several at once", good with { TestedParty = "NOBODY", Benchmark = "NONE" }, "unknown-party /testedParty, unknown-benchmark /benchmark");
    }

    [TestCaseSource(nameof(Refused))]
    public void What_cannot_be_tested_is_refused_by_its_place(YearEndRequest request, string refusals)
    {
        var year = Maker("10 | 10").Sold("2024 100 GOODS to TRADER", "2024 50 GOODS to SHOP").And(
            Given.Department("DEPT", "MAKER"), Given.Company("BARE", keepsBooks: false), new Period("SHOP", "2025-03", PeriodState.Closed), Given.Benchmark("PRICES", ProfitIndicator.Price, "1, 2") with { EffectiveFrom = new(1990, 1, 1) },
            Year.Study(ProfitIndicator.NetCostPlus, TestedParty.Seller, 2024, "1 | 2") with { Id = "OVER", EffectiveTo = new(2024, 12, 30) },
            Year.Study(ProfitIndicator.ReturnOnSales, TestedParty.Buyer, 2024, "10 | 10") with { Id = "BUYER" },
            Year.Study(ProfitIndicator.NetCostPlus, TestedParty.Seller, 2023, "1 2 | 2") with { Id = "ONE" });
        Assert.That(string.Join(", ", World.Short(year.Decide(request).Refusals)), Is.EqualTo(refusals));
    }

    // Whatever the years were: nothing within the range, else closer to it or into it, never out at the other end, and nothing is left for a second run.
    [Test]
    public void An_adjustment_moves_the_average_closer_to_the_range_or_into_it_and_once_only()
        => Property.Holds(
            from before in Gen.Choose(50, 200)
            from sales in Gen.Choose(50, 200)
            from share in Gen.Choose(1, 99)
            from cost in Gen.Choose(9_000, 11_000)
            from indicator in Gen.Elements(ProfitIndicator.NetCostPlus, ProfitIndicator.ReturnOnSales, ProfitIndicator.GrossMargin)
            from party in Gen.Elements(TestedParty.Seller, TestedParty.Buyer)
            from observed in Gen.ArrayOf(Gen.Choose(-20, 40), 8)
            select (before, sales, share, cost: cost / 100m, indicator, party, observed),
            given =>
            {
                var study = Year.Study(given.indicator, given.party, 2024, string.Join(" | ", given.observed.Chunk(2).Select(pair => $"{pair[0]} {pair[1]}")));
                var year = Year.Of("EUR", study).Sold($"2024 {given.before} GOODS to TRADER", $"2025 {given.sales} GOODS to TRADER", $"2025 {given.sales}.{given.share:d2} CARE to TRADER");
                var figures = string.Create(CultureInfo.InvariantCulture, $"{given.cost * 2} {given.cost} 10");
                var request = Year.Request(given.party == TestedParty.Seller ? "MAKER" : "TRADER", given.indicator, Year.Tested(2024, figures), Year.Tested(2025, figures));
                if (given.party == TestedParty.Buyer)
                    request = request with { Period = request.Period with { OtherCostOfSales = null } };
                var outcome = year.Decide(request);
                Assume.That(outcome.Refusals.All(refusal => refusal.Code != RefusalCodes.NegativePrice), "a credit note is not more than what was bought");
                var decided = year.Decided(request);
                var found = decided.Calculation;
                var (was, after, lower, upper) = (Number(found.Average), Number(found.AverageAfter), Number(found.Lower), Number(found.Upper));
                decimal Distance(decimal value) => Math.Max(0, Math.Max(lower - value, value - upper));

                Assert.That(decided.Orders.Sum(order => order.Total.Minor), Is.EqualTo(found.Amount.Minor));
                if (found.Position == "within")
                    Assert.That(found.Amount.Minor, Is.Zero);
                else if (found.Amount.Minor != 0)
                    Assert.That((Distance(after) < Distance(was), found.Position == "below" ? after <= upper : after >= lower), Is.EqualTo((true, true)));
                if (found.Finding == YearEndFinding.ToMedian)
                    Assert.That(Number(found.ValueAfter), Is.EqualTo(Number(found.MedianOfYear)).Within(0.02m));
                year.Adjust(request);
                Assert.That(year.Decided(request).Orders, Is.Empty, "a second run");
            },
            tests: 150);

    // A note of no year-end adjustment over all of 2024, posted on its last day.
    private static Order Incentive(Year year, string buyer, long amount) => year.Post(SuppliesAdjustment.Decide(
        new SuppliesAdjustmentRequest(
            buyer, "MAKER", new(2024, 12, 31), Currency.Of("EUR"), [new ProductAdjustment("GOODS", new Amount(amount * 100, Currency.Of("EUR")), [])], "earned", new AdjustedSupplies("VOLUME", new(2024, 1, 1), new(2024, 12, 31)), "CN/1"),
        year.Facts));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static TestCaseData Case(string name, YearEndRequest request, string refusals) => new TestCaseData(request, refusals).SetName(name);

    private static YearEndRequest Request2024(string figures) => Year.Request("MAKER", ProfitIndicator.NetCostPlus, Year.Tested(2024, figures.EndsWith(" -", StringComparison.Ordinal) ? figures[..^1] + "0" : figures));

    private static Year Maker(string comparables) => Year.Of("EUR", Year.Study(ProfitIndicator.NetCostPlus, TestedParty.Seller, 2024, comparables));

    private static IEnumerable<string> JournalOf(Order order) => order.Journal.SelectMany(
        entry => entry.Lines, (entry, line) => line.Debit.Minor > 0 ? $"{entry.Company} Dr {line.Account} {line.Debit}" : $"{entry.Company} Cr {line.Account} {line.Credit}");
}
