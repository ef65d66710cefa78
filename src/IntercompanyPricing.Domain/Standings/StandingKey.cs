using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>Of what several orders make one sum: one programme, one holder, one period.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Holder">Whose it is: the employee for staff and their families, a buying department within one company, else the buying company.</param>
/// <param name="Period">A calendar year <c>2026</c>, a quarter <c>2026-Q1</c> or a month <c>2026-03</c>.</param>
public sealed record StandingKey(string Programme, string Holder, string Period)
{
    /// <summary>That of a purchase under a programme.</summary>
    /// <param name="programme">A volume programme, or a staff discount with an allowance, which is for a calendar year.</param>
    /// <param name="holder">Whose it is.</param>
    /// <param name="date">The date of supply.</param>
    public static StandingKey Of(Programme programme, string holder, DateOnly date) => new(programme.Id, holder, programme.Period switch
    {
        VolumePeriod.Quarter => $"{date.Year:D4}-Q{((date.Month - 1) / 3) + 1}",
        VolumePeriod.Month => $"{date:yyyy-MM}",
        _ => $"{date.Year:D4}",
    });
}
