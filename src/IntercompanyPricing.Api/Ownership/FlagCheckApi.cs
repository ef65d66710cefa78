using System.Globalization;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification.Flags;
using IntercompanyPricing.Domain.MasterData;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>The check of an ERP's partner flags.</summary>
internal static class FlagCheckApi
{
    private const int FaultsTold = 100;

    private static readonly QueryParameter _date = QueryParameter.Date("date", "The day to judge; today (UTC) where neither this nor the body says one.");

    /// <summary>Maps it.</summary>
    public static void MapFlagCheck(this IEndpointRouteBuilder v1)
        => v1.MapPost("/ownership/flag-check", Check).WithName("CheckFlags").WithTags("Ownership").WithSummary("Compare an ERP's partner flags with the ownership graph")
            .WithMetadata(new RequestBodyOf(typeof(FlagCheckRequest), []) { MediaTypes = [BodyMediaType.Json, FlagCsv.MediaType] }, new BodyLimit(FlagCheckRequest.MaxLength)).Takes(_date, QueryParameter.KnownAt)
            .RequireRoles(Roles.Finance, Roles.Auditor).Problems(ProblemCodes.MalformedCsv, RefusalCodes.InvalidValue);

    private static Ok<FlagCheck> Check(RequestBody body, QueryValues query, FactLog log, TimeProvider clock, CancellationToken hungUp)
    {
        var (date, facts) = (query.Date(_date.Name), log.At(query.KnownAt(log)));
        if (!body.IsJson)
        {
            var (flags, lines) = FlagCsv.Read(body.Bytes);
            return Answer(flags, i => string.Create(CultureInfo.InvariantCulture, $"line {lines[i]}"), date);
        }

        var request = body.Read(ApiJson.Strict.FlagCheckRequest);
        if (date is not null && request.Date is not null && date != request.Date)
            throw QueryValues.Invalid(_date.Name, "is another day than the date of the body");
        if (FaultsOf(request) is { Count: > 0 } faults)
            throw new ProblemException(Problem.Of(faults));
        return Answer(request.Flags, i => string.Create(CultureInfo.InvariantCulture, $"/flags/{i}"), request.Date ?? date);

        Ok<FlagCheck> Answer(IReadOnlyList<PartnerFlag> flags, Func<int, string> place, DateOnly? day)
        {
            var check = FlagCheck.Of(flags, place, day ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), facts, cancel: hungUp);
            return check.Succeeded ? TypedResults.Ok(check.Value) : throw new ProblemException(Problem.Of(check.Refusals));
        }
    }

    private static List<Refusal> FaultsOf(FlagCheckRequest request)
    {
        if (request.Flags.Count > FlagCheckRequest.MaxCount)
            return [new Refusal(RefusalCodes.InvalidValue, "/flags", $"More than {FlagCheckRequest.MaxCount} flags. Send several requests.")];
        return [.. request.Flags.SelectMany((flag, i) => Fault(flag.Company, $"/flags/{i}/company").Concat(Fault(flag.Partner, $"/flags/{i}/partner"))).Take(FaultsTold)];
    }

    private static IEnumerable<Refusal> Fault(string id, string pointer)
        => ShapeRules.IsIdentifier(id) ? [] : [new Refusal(RefusalCodes.InvalidValue, pointer, ShapeRules.IdentifierNeeded)];
}
