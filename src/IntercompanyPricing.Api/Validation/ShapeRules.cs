using System.Buffers;
using System.Text.RegularExpressions;
using FluentValidation;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Validation;

/// <summary>The rules that many requests share.</summary>
internal static partial class ShapeRules
{
    /// <summary>What an identifier is, for people.</summary>
    public const string IdentifierNeeded = "An identifier is a letter or digit followed by at most 63 letters, digits, dots, underscores or hyphens.";

    private static readonly SearchValues<char> _controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>An identifier that clients choose.</summary>
    public static IRuleBuilderOptions<T, string?> Identifier<T>(this IRuleBuilder<T, string?> rule) => rule.Matches(IdentifierPattern()).WithMessage(IdentifierNeeded);

    /// <summary>Whether a text can be an identifier.</summary>
    public static bool IsIdentifier(string text) => IdentifierPattern().IsMatch(text);

    /// <summary>A document number: slashes and blanks within are welcome, control characters are not.</summary>
    public static IRuleBuilderOptions<T, string?> DocumentNumber<T>(this IRuleBuilder<T, string?> rule) => rule.PrintableText(64).NoTrailingBlank();

    /// <summary>What databases compare: some of them hold "A" and "A " to be the same.</summary>
    public static IRuleBuilderOptions<T, string?> NoTrailingBlank<T>(this IRuleBuilder<T, string?> rule)
        => rule.Must(text => text is null || !text.EndsWith(' ') || text.Trim().Length == 0).WithMessage("A blank at the end is easily lost: leave it out.");

    /// <summary>A text for people, of some length.</summary>
    public static IRuleBuilderOptions<T, string?> PrintableText<T>(this IRuleBuilder<T, string?> rule, int maxLength)
        => rule.Must(text => text is null || (text.Length <= maxLength && !string.IsNullOrWhiteSpace(text) && text.AsSpan().IndexOfAny(_controls) < 0))
            .WithMessage($"A text of 1 to {maxLength} printable characters is wanted.");

    /// <summary>A currency of ISO 4217.</summary>
    public static IRuleBuilderOptions<T, string?> CurrencyCode<T>(this IRuleBuilder<T, string?> rule)
        => rule.Must(code => code is null || Currency.Find(code) is not null)
            .WithErrorCode(Domain.RefusalCodes.UnknownCurrency).WithMessage("ISO 4217 has no currency '{PropertyValue}'.");

    /// <summary>A country of ISO 3166-1.</summary>
    public static IRuleBuilderOptions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule) => rule.Must(code => code is null || Countries.Contains(code)).WithMessage("ISO 3166-1 has no country '{PropertyValue}': two capital letters are wanted, such as PL.");

    /// <summary>A percentage of a whole.</summary>
    public static IRuleBuilderOptions<T, Percent> Share<T>(this IRuleBuilder<T, Percent> rule)
        => rule.Must(percent => percent.Scaled >= 0 && percent.Scaled <= Percent.Parse("100").Scaled).WithMessage("A share is from 0 to 100 percent, not {PropertyValue}.");

    /// <summary>A percentage of a whole, where there is one.</summary>
    public static IRuleBuilderOptions<T, Percent?> Share<T>(this IRuleBuilder<T, Percent?> rule)
        => rule.Must(percent => percent is null || (percent.Value.Scaled >= 0 && percent.Value.Scaled <= Percent.Parse("100").Scaled)).WithMessage("A share is from 0 to 100 percent, not {PropertyValue}.");

    /// <summary>A day not before another.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> NotBefore<T>(this IRuleBuilder<T, DateOnly?> rule, Func<T, DateOnly?> start)
        => rule.Must((request, day) => !(day < start(request))).WithMessage((request, day) => $"The last day {day:yyyy-MM-dd} is before the first, {start(request):yyyy-MM-dd}.");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex IdentifierPattern();
}
