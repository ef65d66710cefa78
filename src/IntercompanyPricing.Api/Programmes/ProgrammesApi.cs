using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>Where internal customers stand under programmes.</summary>
internal static class ProgrammesApi
{
    private static readonly QueryParameter _buyer = QueryParameter.Text("buyer", "A company, department or person.") with { IsRequired = true };
    private static readonly QueryParameter _seller = QueryParameter.Text("seller", "The seller; where absent the first that the programme names and is for the buyer to buy from. It tells which tie of a person counts, and a department within its own company.");
    private static readonly QueryParameter _date = QueryParameter.Date("date", "A day of the period; today (UTC) where absent.");

    /// <summary>Maps standings and settlements.</summary>
    public static void MapProgrammes(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/programmes/{id}/standing", Standing).WithName("GetProgrammeStanding").WithTags("Policies and programmes")
            .WithSummary("Tell what a buyer has used or earned under a programme, and what is next")
            .Takes(_buyer, _seller, _date).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound, ProblemCodes.CompanyNotInScope).Produces<StandingAnswer>();
        v1.MapGroup("/programmes").WithTags("Orders").MapPost("/{id}/settlements", Settle).WithName("SettleProgramme")
            .WithSummary("Credit a buyer with what its volume earned in a period")
            .AcceptsJson<IncentiveSettlementRequest>().RequireRoles(Roles.Finance)
            .Problems(
                ProblemCodes.NotFound, RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownProduct, RefusalCodes.SameParty, RefusalCodes.PartyDissolved, RefusalCodes.CorrectionBeforeOrder,
                RefusalCodes.NoDifference, RefusalCodes.NoRate, RefusalCodes.NoAccount, RefusalCodes.NoBooks, RefusalCodes.AmountTooLarge, RefusalCodes.PeriodClosed, ProblemCodes.DuplicateDocument, ProblemCodes.Busy);
    }

    private static Task<Results<OrderCreated, ProblemHttpResult>> Settle(string id, RequestBody body, IdempotencyKey key, Caller caller, IncentivePosting posting) => posting.Post(id, body, key, caller);

    private static IResult Standing(string id, QueryValues query, Caller caller, IStore store, FactLog log, TimeProvider clock)
    {
        var (buyer, date) = (query.Text(_buyer.Name)!, query.Date(_date.Name) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var facts = log.Latest;
        if (caller.IsErpOnly && !caller.ActsFor(buyer, date, facts))
            return Problem.Of(ProblemCodes.CompanyNotInScope, "The key does not act for the buyer's company.");
        if (facts.Log.Programmes.InForce(id, date, facts.KnownAt) is not { } programme || programme.Fact.EffectiveTo < date)
            return Problem.NotFound($"No programme '{id}' is in force on {date:yyyy-MM-dd}.");
        if (programme.Fact.StandingCurrency is not { } code)
            return Problem.NotFound($"Programme '{id}' has no allowance and no tiers: nothing counts over several orders.");
        if (facts.Party(buyer, date) is null)
            throw QueryValues.Invalid(_buyer.Name, "names no party that is known");

        var seller = query.Text(_seller.Name);
        if (HolderOf(programme.Fact, buyer, seller, date, facts) is not { } holder)
            return Problem.NotFound($"Programme '{id}' is not for '{buyer}'{(seller is null ? "" : $" and what it buys from '{seller}'")} on {date:yyyy-MM-dd}.");

        var key = StandingKey.Of(programme.Fact, holder, date);
        var (currency, total) = (Currency.Of(code), store.ReadStanding([key]).Of(key));
        return new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(
            new StandingAnswer(
                id, programme.Version, buyer, key.Holder, date, key.Period, currency,
                programme.Fact.Allowance is { } allowance ? Left(allowance, new Amount(total.Used, currency)) : null,
                programme.Fact.IsVolume ? Earned(programme.Fact, new Amount(total.Used, currency), new Amount(total.Earned, currency)) : null),
            ApiJson.Strict.StandingAnswer));
    }

    // Whose standing the buyer's purchases count for: from the seller, or the first of the programme's that it can buy from under it. Null where there is none.
    private static string? HolderOf(Programme programme, string buyer, string? seller, DateOnly date, KnownFacts facts)
    {
        if ((seller is null ? programme.Sellers : [seller]) is not { } sellers)
            return StandingBuyers.Has(programme, buyer, date, facts) ? StandingHolder.Of(buyer, date, facts) : null;
        List<Refusal> none = [];
        foreach (var each in sellers)
        {
            var decision = Classifier.Classify(buyer, each, date, facts);
            if (!decision.Succeeded)
                none.Add(decision.Refusals[0]);
            else if (StandingBuyers.Has(programme, buyer, each, decision.Value, date, facts))
                return StandingHolder.Of(buyer, decision.Value);
        }

        return none.Count < sellers.Count ? null : throw QueryValues.Invalid(_seller.Name, $"makes no purchase with the buyer: {none[0].Detail}");
    }

    private static AllowanceStanding Left(Allowance allowance, Amount used)
    {
        var limit = Amount.Of(allowance.Amount.Value, used.Currency, RoundingMode.HalfEven)!.Value;
        return new AllowanceStanding(limit, used, limit with { Minor = Math.Max(0, limit.Minor - used.Minor) });
    }

    private static VolumeStanding Earned(Programme programme, Amount bought, Amount unsettled)
    {
        var next = VolumeTiers.Next(programme, bought);
        return new VolumeStanding(bought, VolumeTiers.Earned(programme, bought) ?? unsettled, unsettled, VolumeTiers.Reached(programme, bought), next, next is null ? null : Amount.Of(next.From.Value - bought.Value, bought.Currency, RoundingMode.HalfEven));
    }
}
