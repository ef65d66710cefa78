using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>Which policy wins, and why the others do not.</summary>
internal static class PolicyChoiceApi
{
    /// <summary>Maps the question.</summary>
    public static void MapPolicyChoice(this IEndpointRouteBuilder v1)
        => v1.MapGet("/policies/resolve", Resolve).WithName("ResolvePolicy").WithTags("Decisions")
            .WithSummary("Tell which policy makes the price of a product, and why the others do not")
            .Takes(
                QueryParameter.Text("buyer", "The buying party.") with { IsRequired = true },
                QueryParameter.Text("seller", "The selling party.") with { IsRequired = true },
                QueryParameter.Text("product", "The product.") with { IsRequired = true },
                QueryParameter.Date("date", "The date of supply and of the price; today (UTC) where absent."),
                QueryParameter.KnownAt)
            .RequireRoles(Roles.Finance, Roles.Auditor)
            .Problems(RefusalCodes.UnknownParty, RefusalCodes.UnknownProduct, RefusalCodes.ProductNotSoldBySeller, RefusalCodes.SameParty, RefusalCodes.PartyDissolved, RefusalCodes.PersonAsSeller)
            .Produces<PolicyChoice>();

    private static IResult Resolve(QueryValues query, FactLog log, TimeProvider clock)
    {
        var date = query.Date("date") ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var choice = PolicyQuestion.Answer(query.Text("buyer")!, query.Text("seller")!, query.Text("product")!, date, log.At(query.KnownAt(log)));
        return choice.Succeeded ? TypedResults.Ok(choice.Value) : Problem.Of(choice.Refusals);
    }
}
