using System.Numerics;
using System.Text.RegularExpressions;
using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a party: which members go with which kind.</summary>
internal sealed partial class PartyValidator : FactValidator<Party>
{
    public PartyValidator()
    {
        RuleFor(party => party.Id).Identifier();
        RuleFor(party => party.Name).PrintableText(200);
        When(party => party.Kind == PartyKind.Company, () =>
        {
            // Of a company that is known to keep no books here, registers may tell neither.
            When(party => party.KeepsBooks != false, () =>
            {
                RuleFor(party => party.Country).NotNull().WithMessage("A company has a country.");
                RuleFor(party => party.FunctionalCurrency).NotNull().WithMessage("A company has a functional currency.");
            });
            RuleFor(party => party.Country).Country();
            RuleFor(party => party.FunctionalCurrency).CurrencyCode();
            RuleFor(party => party.Lei).Must(lei => lei is null || IsLei(lei)).WithMessage("A LEI is 20 letters and digits with the check digits of ISO 17442.");
            RuleFor(party => party.RateKind).Identifier();
            RuleFor(party => party.Company).Null().WithMessage("A company belongs to no other here: ownership is told by stakes.");
        }).Otherwise(() =>
        {
            RuleFor(party => party.Country).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.FunctionalCurrency).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.KeepsBooks).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.Lei).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.DissolvedOn).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.RateKind).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.RateRule).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.Rounding).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.RequireAgreement).Null().WithMessage(OnlyCompanies);
            RuleFor(party => party.AutoAccept).Null().WithMessage(OnlyCompanies);
        });
        When(party => party.Kind == PartyKind.Department, () => RuleFor(party => party.Company).NotNull().WithMessage("A department belongs to a company.").Identifier());
        When(party => party.Kind == PartyKind.Person, () => RuleFor(party => party.Company).Null().WithMessage("A person belongs to a company by a staff tie."));
    }

    private const string OnlyCompanies = "Only companies have this.";

    // ISO 17442 takes its check digits from ISO 7064, MOD 97-10: letters count as 10 to 35, the remainder is 1.
    private static bool IsLei(string lei)
        => LeiPattern().IsMatch(lei)
            && BigInteger.Parse(string.Concat(lei.Select(sign => char.IsDigit(sign) ? sign.ToString() : (sign - 'A' + 10).ToString(null, null))), null) % 97 == 1;

    [GeneratedRegex(@"\A[A-Z0-9]{18}[0-9]{2}\z")]
    private static partial Regex LeiPattern();
}
