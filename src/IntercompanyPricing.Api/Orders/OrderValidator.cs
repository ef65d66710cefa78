using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of an order or quote.</summary>
internal sealed class OrderValidator : AbstractValidator<OrderRequest>
{
    /// <summary>Lines at most.</summary>
    public const int MaxLines = 1000;

    public OrderValidator()
    {
        RuleFor(order => order.SellerDocument).DocumentNumber();
        RuleFor(order => order.BuyerDocument).DocumentNumber();
        RuleFor(order => order.DocumentYear).InclusiveBetween(1900, 9999).WithMessage("A document year is from 1900 to 9999.");
        RuleFor(order => order.SourceSystem).PrintableText(64);
        RuleFor(order => order.Buyer).Identifier();
        RuleFor(order => order.Seller).Identifier();
        RuleFor(order => order.Currency).CurrencyCode();
        RuleFor(order => order.Agreement).Identifier();
        RuleFor(order => order.Lines).Must(lines => lines.Count is >= 1 and <= MaxLines).WithMessage($"An order has 1 to {MaxLines} lines.");
        RuleForEach(order => order.Lines).SetValidator(new OrderLineValidator());
    }
}
