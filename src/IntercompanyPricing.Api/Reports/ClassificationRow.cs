using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Api.Reports;

/// <summary>One line of an order in the classification report.</summary>
/// <param name="Order">The order's id.</param>
/// <param name="Line">The line's number.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="PriceDate">The date of policy and price.</param>
/// <param name="PostingDate">The date of the journal.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company; an employee's employer.</param>
/// <param name="BuyerCountry">The company's country.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="SellerCompany">Its company.</param>
/// <param name="SellerCountry">The company's country.</param>
/// <param name="Classification">Internal or external.</param>
/// <param name="Relationship">How the parties stood to each other.</param>
/// <param name="Certainty">Proven or assumed.</param>
/// <param name="CommonController">The lowest party that controlled both.</param>
/// <param name="UltimateController">The highest.</param>
/// <param name="Rule">The control rule.</param>
/// <param name="Proof">The proof as a sentence.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Policy">The policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="Programme">The staff programme.</param>
/// <param name="ProgrammeVersion">Its version.</param>
/// <param name="Method">The method.</param>
/// <param name="ListPrice">The price for outsiders.</param>
/// <param name="UnitPrice">The price charged.</param>
/// <param name="Amount">The line's amount.</param>
/// <param name="Currency">Of prices and amount.</param>
/// <param name="PriceRate">At which the price was converted; empty where it was in the order's currency. Of several the first, all are in the order.</param>
/// <param name="PriceRateDate">Its day.</param>
/// <param name="SellerRate">At which the seller's books converted; empty within one currency.</param>
/// <param name="SellerRateDate">Its day.</param>
/// <param name="BuyerRate">At which the buyer's books converted.</param>
/// <param name="BuyerRateDate">Its day.</param>
/// <param name="SourceSystem">The system that sent the order.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="DocumentYear">Their year.</param>
/// <param name="PostedBy">Who.</param>
/// <param name="PostedAt">When, UTC.</param>
/// <param name="KnownAt">The version of the facts decided on.</param>
/// <param name="Engine">The version of the rules.</param>
/// <param name="Reverses">The order that this one takes back; its quantity and amount are below zero.</param>
/// <param name="Benchmark">The benchmark that the price was tested against; empty where none was.</param>
/// <param name="Indicator">The profit level indicator.</param>
/// <param name="IndicatorValue">What the policy's price makes of it.</param>
/// <param name="RangePosition">below, within or above the range.</param>
internal sealed record ClassificationRow(
    Guid Order, int Line, DateOnly Date, DateOnly PriceDate, DateOnly PostingDate,
    string Buyer, string? BuyerCompany, string? BuyerCountry, string Seller, string SellerCompany, string? SellerCountry,
    Verdict Classification, Relationship Relationship, Certainty Certainty, string? CommonController, string? UltimateController, string Rule, string Proof,
    string Product, string Quantity, string Unit, string? Policy, long? PolicyVersion, string? Programme, long? ProgrammeVersion, string Method, string? ListPrice, string UnitPrice, string Amount, string Currency,
    string? PriceRate, DateOnly? PriceRateDate, string? SellerRate, DateOnly? SellerRateDate, string? BuyerRate, DateOnly? BuyerRateDate,
    string? SourceSystem, string SellerDocument, string? BuyerDocument, int DocumentYear, string PostedBy, DateTimeOffset PostedAt, long KnownAt, string Engine, Guid? Reverses,
    string? Benchmark, string? Indicator, string? IndicatorValue, string? RangePosition)
{
    /// <summary>The rows of an order.</summary>
    public static IEnumerable<ClassificationRow> Of(ReportedOrder order, ReportedDecision reported)
    {
        var decision = reported.Decision;
        var sellerEntry = order.Journal.FirstOrDefault(entry => entry.Company == decision.SellerCompany);
        var buyerEntry = order.Journal.FirstOrDefault(entry => entry.Company != decision.SellerCompany);
        foreach (var line in order.Lines)
        {
            yield return new ClassificationRow(
                order.Id, line.Number, order.Date, order.PriceDate, order.PostingDate,
                order.Buyer, decision.BuyerCompany, reported.BuyerCountry, order.Seller, decision.SellerCompany, reported.SellerCountry,
                decision.Classification, decision.Relationship, decision.Certainty, decision.CommonController, decision.UltimateController, decision.Rule, reported.Proof,
                line.Product, line.Quantity, line.Unit, line.Policy, line.PolicyVersion, line.Programme, line.ProgrammeVersion, line.Method,
                line.ListPrice, line.UnitPrice, line.Amount, order.Currency,
                line.PriceRate, line.PriceRateDate, sellerEntry?.Rate, sellerEntry?.RateDate, buyerEntry?.Rate, buyerEntry?.RateDate,
                order.SourceSystem, order.SellerDocument, order.BuyerDocument, order.DocumentYear, order.PostedBy, order.PostedAt, order.KnownAt, order.Engine, order.Reverses,
                line.Benchmark, line.Indicator, line.IndicatorValue, line.RangePosition);
        }
    }
}
