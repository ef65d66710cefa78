using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of a line.</summary>
internal sealed class OrderLineValidator : AbstractValidator<OrderRequestLine>
{
    private const int MaxDimensions = 32;

    public OrderLineValidator()
    {
        RuleFor(line => line.Product).Identifier();
        RuleFor(line => line.Quantity).Must(quantity => quantity.Scaled > 0).WithMessage("A quantity is above zero.");
        RuleFor(line => line.Unit).PrintableText(16);
        RuleFor(line => line.UnitPrice).Must(price => !(price?.Scaled < 0)).WithMessage("A price is not below zero.");
        RuleFor(line => line.LineReference).PrintableText(64);
        RuleFor(line => line.TaxCode).PrintableText(16);
        RuleFor(line => line.ServiceTo).NotBefore(line => line.ServiceFrom);
        RuleFor(line => line.Dimensions)
            .Must(dimensions => dimensions is null || (dimensions.Count <= MaxDimensions && dimensions.All(pair => pair.Key.Length is >= 1 and <= 64 && pair.Value.Length <= 200)))
            .WithMessage($"Dimensions are at most {MaxDimensions}, with names of 1 to 64 and values of at most 200 characters.");
    }
}
