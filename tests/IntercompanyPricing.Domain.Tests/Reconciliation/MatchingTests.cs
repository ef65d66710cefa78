using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Reconciliation;

namespace IntercompanyPricing.Domain.Tests.Reconciliation;

/// <summary>What ABC's ERP has booked with XYZ, beside what orders put on ABC's payables.</summary>
public sealed class MatchingTests
{
    private static readonly Tolerance _exact = new(Exact.Zero, 5);

    [TestCase("INV/1 2026-03-01 -440.00 EUR", "")]
    [TestCase("45 2026-03-06 -440.00 EUR", "", TestName = "the buyer's number finds it too, and five days are no difference")]
    [TestCase("45 2026-03-01 -400.00 EUR|45 2026-03-01 -40.00 EUR", "", TestName = "lines of one document are added up")]
    [TestCase("OTHER 2026-03-03 -440.00 EUR", "", TestName = "amount and date find what the number does not")]
    [TestCase("45 2026-03-07 -440.00 EUR", "DateDiffers 45")]
    [TestCase("45 2026-03-01 -404.00 EUR", "AmountDiffers 45")]
    [TestCase("45 2026-03-01 440.00 EUR", "AmountDiffers 45", TestName = "a payable is no receivable")]
    [TestCase("45 2026-03-01 -440.00 USD", "CurrencyDiffers 45")]
    [TestCase("45 2026-03-01 -440.00 EUR|45 2026-03-01 -440.00 EUR|45 2026-03-02 -440.00 EUR", "Duplicate 45|Duplicate 45")]
    [TestCase("46 2026-03-01 -441.00 EUR", "MissingInErp 45|MissingHere 46")]
    [TestCase("46 2026-03-10 -440.00 EUR", "MissingInErp 45|MissingHere 46", TestName = "the same amount too late is another booking")]
    [TestCase("", "", TestName = "where nothing was imported nothing is missing")]
    public void Each_difference_has_its_reason(string erp, string differences)
        => Assert.That(string.Join('|', Match([Booked("45", "INV/1", "2026-03-01", "-440.00")], erp).Differences.Select(difference => $"{difference.Reason} {difference.Document}")), Is.EqualTo(differences));

    [Test]
    public void The_tolerance_is_the_askers()
    {
        var bookings = new[] { Booked("45", null, "2026-03-01", "-440.00") };
        Assert.That(Match(bookings, "45 2026-03-11 -440.05 EUR", new Tolerance(new UnitPrice(50_000).Value, 10)).Differences, Is.Empty);
        Assert.That(Match(bookings, "45 2026-03-11 -440.06 EUR", new Tolerance(new UnitPrice(50_000).Value, 10)).Differences, Has.Count.EqualTo(1));
    }

    [Test]
    public void Of_several_with_one_amount_the_nearest_date_is_taken()
    {
        var matched = Match([Booked("1", null, "2026-03-01", "-10.00"), Booked("2", null, "2026-03-04", "-10.00")], "A 2026-03-04 -10.00 EUR|B 2026-03-02 -10.00 EUR");
        Assert.That((matched.ByDocument, matched.ByAmountAndDate, matched.Differences.Count), Is.EqualTo((0, 2, 0)));
    }

    [Test]
    public void Another_companys_document_of_that_number_is_none()
        => Assert.That(Match([Booked("45", null, "2026-03-01", "-440.00")], "45 2026-03-01 -440.00 EUR QRS").Differences.Select(difference => difference.Reason), Is.EqualTo(new[] { DifferenceReason.MissingInErp, DifferenceReason.MissingHere }));

    [Test]
    public void Whatever_is_left_out_or_booked_twice_is_found_and_nothing_else()
        => Property.HoldsForLists(
            from amount in Gen.Choose(1, 3)
            from times in Gen.Choose(0, 2)
            select (amount, times),
            8,
            booked =>
            {
                var bookings = booked.Select((line, i) => Booked($"D{i}", null, "2026-03-01", $"-{line.amount}.00")).ToArray();
                var erp = string.Join('|', booked.SelectMany((line, i) => Enumerable.Repeat($"D{i} 2026-03-01 -{line.amount}.00 EUR", line.times)));
                var matched = Match(bookings, erp);
                if (erp.Length == 0)
                    return;
                Assert.That(matched.Differences.Count(difference => difference.Reason == DifferenceReason.MissingInErp), Is.EqualTo(booked.Count(line => line.times == 0)));
                Assert.That(matched.Differences.Count(difference => difference.Reason == DifferenceReason.Duplicate), Is.EqualTo(booked.Count(line => line.times == 2)));
                Assert.That(matched.Differences, Has.Count.EqualTo(booked.Count(line => line.times != 1)));
            });

    private static Booking Booked(string document, string? other, string date, string amount)
        => new(Guid.NewGuid(), "ABC", "XYZ", document, other, Given.Day(date), AmountOf(amount, "EUR"));

    // Document, date, amount, currency and, where it is not XYZ, the counterparty.
    private static Matched Match(IReadOnlyList<Booking> bookings, string erp, Tolerance? tolerance = null)
    {
        var entries = erp.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(words => new ErpEntry("ABC", words.ElementAtOrDefault(4) ?? "XYZ", words[0], Given.Day(words[1]), AmountOf(words[2], words[3]), "K-2120", 1));
        return Matching.Of("ABC", bookings, [.. entries], tolerance ?? _exact);
    }

    private static Amount AmountOf(string text, string currency) => Amount.Of(UnitPrice.Parse(text).Value, Currency.Of(currency), RoundingMode.HalfEven)!.Value;
}
