using System.Text;
using FluentValidation;
using FluentValidation.Results;
using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Api.Validation;

/// <summary>Runs validators and names the places of what they find as JSON Pointers.</summary>
internal static class Shape
{
    /// <summary>What is wrong with the shape of a request; empty where nothing is.</summary>
    /// <param name="validator">Its rules.</param>
    /// <param name="value">The request.</param>
    /// <param name="pointer">Where the value stands in the body.</param>
    public static List<Refusal> Check<T>(IValidator<T> validator, T value, string pointer = "")
        => [.. validator.Validate(value).Errors.Select(fault => new Refusal(CodeOf(fault), pointer + PointerOf(fault.PropertyName), fault.ErrorMessage))];

    // FluentValidation names its own rules unless a rule has been given a code of ours, which are kebab-case.
    private static string CodeOf(ValidationFailure fault) => char.IsLower(fault.ErrorCode[0]) ? fault.ErrorCode : RefusalCodes.InvalidValue;

    // Lines[0].Quantity -> /lines/0/quantity
    private static string PointerOf(string property)
    {
        var pointer = new StringBuilder();
        foreach (var part in property.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(char.ToLowerInvariant(part[0])).Append(part.AsSpan(1).TrimEnd(']'));
        return pointer.ToString();
    }
}
