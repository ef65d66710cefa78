using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Help;

/// <summary>What may become of requests for help. Pure, as the decision of an order is.</summary>
public static class HelpDesk
{
    /// <summary>Opens a request: whose customer it is and what it is promised follow from the facts.</summary>
    /// <param name="opening">The question, its shape already checked.</param>
    /// <param name="id">The identifier of the request.</param>
    /// <param name="order">The order that it names; null where it names none or one that is not known.</param>
    /// <param name="today">The day on which it is opened.</param>
    /// <param name="facts">Everything known.</param>
    public static Outcome<HelpRequest> Open(HelpOpening opening, string id, Order? order, DateOnly today, KnownFacts facts)
    {
        if (facts.Log.HelpRequests.Of(id) is not null)
            return new Refusal(RefusalCodes.DuplicateHelpRequest, "/id", $"There is a request for help '{id}' already: add a note to it, or ask under another id.");
        if ((opening.Order is null) == (opening.Product is null))
            return new Refusal(RefusalCodes.InvalidValue, opening.Order is null ? "/product" : "/order", "A request for help is about an order or about a product, one of the two.");
        if (opening.Order is { } named && order is null)
            return new Refusal(RefusalCodes.UnknownOrder, "/order", $"No order '{named}' is known.");
        var product = opening.Product is null ? null : facts.Product(opening.Product, today)?.Fact;
        if (opening.Product is not null && product is null)
            return new Refusal(RefusalCodes.UnknownProduct, "/product", $"No product '{opening.Product}' is known on {today:yyyy-MM-dd}.");

        var (provider, day) = order is null ? (product!.Seller, today) : (order.Seller, order.Date);
        var decision = facts.Log.Decisions.Classify(opening.Customer, provider, day, facts);
        if (!decision.Succeeded)
            return decision.Refusals.Select(refusal => refusal with { Pointer = refusal.Pointer == "/buyer" ? "/customer" : order is null ? "/product" : "/order" }).ToList();
        if (order is not null && opening.Customer != order.Buyer && decision.Value.BuyerCompany is var company && (company is null || company != order.Decision.BuyerCompany))
            return new Refusal(RefusalCodes.InvalidValue, "/customer", $"'{opening.Customer}' is neither the buyer of the order, '{order.Buyer}', nor of the buyer's company.");

        var kind = KindOf(decision.Value, facts.Party(opening.Customer, day)!.Value.Fact);
        var target = HelpTarget.Of(kind, today, facts);
        return new HelpRequest(
            id, opening.Customer, kind, decision.Value.BuyerCompany, provider, decision.Value.SellerCompany, opening.Subject, opening.Assignee is null ? HelpState.Open : HelpState.Assigned, opening.Text,
            target.FirstAnswerHours, target.ResolutionHours, opening.Order, opening.Product, opening.Assignee);
    }

    /// <summary>The request after a note, or why it cannot go on so.</summary>
    public static Outcome<HelpRequest> Continue(HelpRequest request, HelpNote note)
    {
        var state = note.State ?? (request.State == HelpState.Open && note.Assignee is not null ? HelpState.Assigned : request.State);
        var assignee = note.Assignee ?? request.Assignee;
        if (request.State == HelpState.Resolved && state is HelpState.Assigned or HelpState.Answered)
            return new Refusal(RefusalCodes.InvalidValue, "/state", "The request is resolved: open it again first.");
        if (state == HelpState.Assigned && assignee is null)
            return new Refusal(RefusalCodes.InvalidValue, "/assignee", "A request is assigned to somebody: say to whom.");
        return request with { State = state, Text = note.Text, Assignee = assignee };
    }

    private static CustomerKind KindOf(Decision decision, Party customer) => decision.Classification == Verdict.External ? CustomerKind.External : customer.Kind switch
    {
        PartyKind.Department => CustomerKind.Department,
        PartyKind.Person => CustomerKind.Employee,
        _ => CustomerKind.Company,
    };
}
