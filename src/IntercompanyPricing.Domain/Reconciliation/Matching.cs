namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>
/// Finds for each order what the ERP booked for it: by document number first, the company's own before the other side's; what is left
/// on both sides by amount and date within the tolerance, the nearest date first. What is found by neither is missing on one side, but for a
/// netting that was taken back, where the ERP has booked neither the one nor the other.
/// </summary>
public static class Matching
{
    /// <summary>Compares.</summary>
    /// <param name="company">The company whose ERP it is.</param>
    /// <param name="bookings">What orders put on its receivables and payables, in the sequence in which they were posted.</param>
    /// <param name="entries">What its ERP has booked, in the sequence in which it was imported.</param>
    /// <param name="tolerance">How far two may lie apart.</param>
    public static Matched Of(string company, IReadOnlyList<Booking> bookings, IReadOnlyList<ErpEntry> entries, Tolerance tolerance)
    {
        if (entries.Count == 0)
            return new Matched(company, 0, 0, 0, []);
        var differences = new List<Difference>();
        var documents = entries.GroupBy(entry => (entry.Counterparty, entry.Document)).ToDictionary(group => group.Key, group => group.GroupBy(entry => entry.Amount.Currency).Select(lines => new ErpDocument([.. lines])).ToList());
        var left = new List<Booking>();
        var byDocument = 0;
        foreach (var booking in bookings)
        {
            var found = Take(documents, booking, booking.Document) ?? (booking.OtherDocument is { } other ? Take(documents, booking, other) : null);
            if (found is null)
            {
                left.Add(booking);
                continue;
            }

            byDocument++;
            differences.AddRange(Compare(booking, found, tolerance));
        }

        var open = entries.Select(entry => (entry.Counterparty, entry.Document)).Distinct().Where(documents.ContainsKey).SelectMany(key => documents[key]).ToList();
        var missing = left.Where(booking => !IsFoundByAmount(booking, open, tolerance)).ToList();
        differences.AddRange(WithoutCancelled(missing).Select(booking => new Difference(
            company, booking.Counterparty, DifferenceReason.MissingInErp, booking.Document, booking.Order, booking.Date, booking.Amount.Currency, booking.Amount, null, null, null, null)));
        differences.AddRange(open.Select(document => document.Difference(DifferenceReason.MissingHere, null)));
        return new Matched(company, entries.Count, byDocument, left.Count - missing.Count, differences);
    }

    private static List<ErpDocument>? Take(Dictionary<(string, string), List<ErpDocument>> documents, Booking booking, string number)
        => documents.Remove((booking.Counterparty, number), out var found) ? found : null;

    // A netting that was taken back is nothing to an ERP that booked neither; one that booked one of the two lacks the other.
    private static IEnumerable<Booking> WithoutCancelled(List<Booking> missing)
    {
        var orders = missing.Select(booking => booking.Order).ToHashSet();
        var cancelled = missing.Where(booking => booking.Cancels is { } other && orders.Contains(other)).SelectMany(booking => new[] { booking.Order, booking.Cancels!.Value }).ToHashSet();
        return missing.Where(booking => !cancelled.Contains(booking.Order));
    }

    private static IEnumerable<Difference> Compare(Booking booking, List<ErpDocument> documents, Tolerance tolerance)
    {
        foreach (var stranger in documents.Where(document => document.Total.Currency != booking.Amount.Currency))
            yield return stranger.Difference(DifferenceReason.CurrencyDiffers, booking);
        if (documents.FirstOrDefault(document => document.Total.Currency == booking.Amount.Currency) is not { } same)
            yield break;

        // Lines may be parts of one booking, or the whole of it again.
        if (!tolerance.Allows(same.Total, booking.Amount))
        {
            if (same.Lines.Count > 1 && same.Lines.All(line => tolerance.Allows(line.Amount, booking.Amount)))
            {
                foreach (var again in same.Lines.Skip(1))
                    yield return same.Difference(DifferenceReason.Duplicate, booking, again.Amount);
            }
            else
            {
                yield return same.Difference(DifferenceReason.AmountDiffers, booking);
            }
        }
        else if (!tolerance.Allows(same.Date, booking.Date))
        {
            yield return same.Difference(DifferenceReason.DateDiffers, booking);
        }
    }

    private static bool IsFoundByAmount(Booking booking, List<ErpDocument> open, Tolerance tolerance)
    {
        var nearest = open
            .Where(document => document.Total.Currency == booking.Amount.Currency && document.Lines[0].Counterparty == booking.Counterparty
                && tolerance.Allows(document.Total, booking.Amount) && tolerance.Allows(document.Date, booking.Date))
            .MinBy(document => Math.Abs(document.Date.DayNumber - booking.Date.DayNumber));
        return nearest is not null && open.Remove(nearest);
    }
}
