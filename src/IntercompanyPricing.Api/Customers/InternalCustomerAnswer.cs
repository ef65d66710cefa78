using IntercompanyPricing.Api.Help;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Customers;

/// <summary>An internal customer: what it buys inside and outside, what it gets for it, and where it needs help.</summary>
/// <param name="Customer">The company, department or person.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Company">The company of a department, the employer of a person; the company itself.</param>
/// <param name="From">First date of supply; from the beginning where null.</param>
/// <param name="To">Last date of supply; to the end where null.</param>
/// <param name="Volumes">What it bought, by currency.</param>
/// <param name="Incentives">What its orders of the period earned, by programme.</param>
/// <param name="Standings">Where it stands under volume programmes on the last day, and what the next tier needs.</param>
/// <param name="Leakage">What it bought outside and the group could have served: the latest 100 lines, the latest first. The leakage report has all.</param>
/// <param name="OpenHelp">Its requests for help that are not resolved, as they stand now.</param>
internal sealed record InternalCustomerAnswer(
    string Customer, PartyKind Kind, string? Name, string? Company, DateOnly? From, DateOnly? To, IReadOnlyList<CustomerVolume> Volumes, IReadOnlyList<CustomerIncentive> Incentives,
    IReadOnlyList<CustomerStanding> Standings, IReadOnlyList<LeakageRow> Leakage, IReadOnlyList<HelpRequestAnswer> OpenHelp);
