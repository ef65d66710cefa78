using FluentValidation;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The buyer's consent to what was posted in its books. Saying the same again changes nothing, so it needs no idempotency key.</summary>
internal static class ConsentApi
{
    private static readonly string[] _refusedWith =
    [
        ProblemCodes.NotFound, ProblemCodes.CompanyNotInScope, RefusalCodes.InvalidValue, RefusalCodes.NoConsent, RefusalCodes.AlreadyConfirmed, RefusalCodes.AlreadyDisputed, RefusalCodes.AlreadyReversed, RefusalCodes.Unchangeable,
        ProblemCodes.DuplicateDocument, ProblemCodes.Busy,
    ];

    private static readonly ConfirmationValidator _shape = new();

    /// <summary>Maps it below the orders.</summary>
    public static void MapConsent(this IEndpointRouteBuilder orders)
        => orders.MapPost("/{id}/confirmation", ConfirmOrder).WithName("ConfirmOrder").WithSummary("Confirm or dispute the entry that an order made in the buyer's books")
            .AcceptsJson<ConfirmationRequest>().RequireRoles(Roles.Erp).Problems(_refusedWith).Produces<ConsentAnswer>();

    private static async Task<IResult> ConfirmOrder(string id, RequestBody body, Caller caller, IStore store, StoreWriter writer, TimeProvider clock)
    {
        if (OrdersApi.Find(id, caller, store) is not { } stored)
            return Problem.NotFound($"There is no order '{id}'.");
        var order = OrderDocument.Read(stored.Document);
        if (order.Decision.BuyerCompany is not { } buyer || !caller.Companies.Contains(buyer))
            return Problem.Of(ProblemCodes.CompanyNotInScope, "The key does not act for the buyer's company, whose books it is about.");
        var request = body.Read(DocumentJson.Documents.ConfirmationRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);

        // The instant as it is kept, so that it reads the same for ever.
        var at = InstantConverter.Parse(InstantConverter.TextOf(clock.GetUtcNow()));
        var said = new Consent(request.Dispute is null ? ConsentState.Confirmed : ConsentState.Disputed, at, caller.Name, request.BuyerDocument, request.Dispute);
        var outcome = await writer.RecordConsent(new ConsentToRecord(order.Id!.Value, (last, reversedBy) => OrderConsent.Decide(said, order, last, reversedBy)));
        return outcome switch
        {
            { DuplicateOf: { } other } => Problem.Of(new ProblemError("/buyerDocument", ProblemCodes.DuplicateDocument, $"Order {other} has this document number already.")).With("order", other.ToString()),
            { Consent: { } consent } => TypedResults.Ok(ConsentAnswer.Of(order.Id.Value, consent)),
            _ => Problem.Of(outcome.Refusals),
        };
    }

    private sealed class ConfirmationValidator : AbstractValidator<ConfirmationRequest>
    {
        public ConfirmationValidator()
        {
            RuleFor(said => said.Dispute).PrintableText(500);
            RuleFor(said => said.BuyerDocument).DocumentNumber().Must((said, number) => number is null || said.Dispute is null).WithMessage("What is disputed has no document number of the buyer's yet.");
        }
    }
}
