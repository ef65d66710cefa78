using System.Globalization;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The periods in which volume adds up, by name: <c>2026</c>, <c>2026-Q1</c> or <c>2026-03</c>.</summary>
public static class VolumePeriods
{
    /// <summary>The name of the period that a day is in.</summary>
    public static string NameOf(VolumePeriod? period, DateOnly day) => period switch
    {
        VolumePeriod.Quarter => $"{day.Year:D4}-Q{((day.Month - 1) / 3) + 1}",
        VolumePeriod.Month => $"{day:yyyy-MM}",
        _ => $"{day.Year:D4}",
    };

    /// <summary>The first and the last day of a named period; null where no such period has the name.</summary>
    public static (DateOnly First, DateOnly Last)? DaysOf(VolumePeriod? period, string name)
    {
        if (name.Length < 4 || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
            return null;
        var months = period switch
        {
            VolumePeriod.Quarter => 3,
            VolumePeriod.Month => 1,
            _ => 12,
        };
        for (var month = 1; month <= 12; month += months)
        {
            if (NameOf(period, new DateOnly(year, month, 1)) == name)
                return (new DateOnly(year, month, 1), new DateOnly(year, month + months - 1, DateTime.DaysInMonth(year, month + months - 1)));
        }

        return null;
    }
}
