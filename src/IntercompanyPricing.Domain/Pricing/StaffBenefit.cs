using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a staff discount on one line comes to.</summary>
/// <param name="Programme">The programme that grants it.</param>
/// <param name="ProgrammeVersion">Its version.</param>
/// <param name="ListAmount">What an outsider would have paid.</param>
/// <param name="Discount">The difference to the price paid.</param>
/// <param name="Qualified">The part that is no benefit, or within the programme's limits, free of tax (26 USC 132(c)).</param>
/// <param name="Taxable">The rest: for payroll, never in the ledger.</param>
/// <param name="BorneBy">Who bears it.</param>
/// <param name="Presentation">How the seller shows it.</param>
/// <param name="Markdown">The part of the discount that outsiders need not pay either, and that is no benefit; null where the programme names none.</param>
/// <param name="Allowance">What it drew on the allowance; null where the programme has none.</param>
public sealed record StaffBenefit(
    string Programme, long? ProgrammeVersion, Amount ListAmount, Amount Discount, Amount Qualified, Amount Taxable, BenefitBearer BorneBy, BenefitPresentation Presentation,
    Amount? Markdown = null, AllowanceUse? Allowance = null);
