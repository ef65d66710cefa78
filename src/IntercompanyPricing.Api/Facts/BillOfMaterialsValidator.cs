using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a bill of materials.</summary>
internal sealed class BillOfMaterialsValidator : FactValidator<BillOfMaterials>
{
    private const int MaxInputs = 100;

    public BillOfMaterialsValidator()
    {
        RuleFor(bill => bill.Product).Identifier();
        RuleFor(bill => bill.Inputs).Must(inputs => inputs.Count is >= 1 and <= MaxInputs).WithMessage($"A product is made of 1 to {MaxInputs} others; one that is made of none has a cost of its own.");
        RuleFor(bill => bill.Inputs).Must(inputs => inputs.DistinctBy(input => input.Product, StringComparer.Ordinal).Count() == inputs.Count).WithMessage("An input stands twice: add up what goes in.");
        RuleForEach(bill => bill.Inputs).ChildRules(input =>
        {
            input.RuleFor(each => each.Product).Identifier();
            input.RuleFor(each => each.Quantity).Must(quantity => quantity.Scaled > 0).WithMessage("What goes in has a quantity above zero.");
        });
        RuleFor(bill => bill.ConversionCost).Must(kind => kind is null or PriceKind.ConversionCost or PriceKind.ProductionCost or PriceKind.FullCost or PriceKind.VariableCost)
            .WithMessage("The maker's own work is recorded under a kind of cost: conversion-cost, production-cost, full-cost or variable-cost.");
        RuleFor(bill => bill.EffectiveTo).NotBefore(bill => bill.EffectiveFrom);
    }
}
