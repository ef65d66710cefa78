using System.Globalization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests;

/// <summary>Facts in a few words. What a test does not say holds from 2020-01-01, is in EUR, and keeps books.</summary>
internal static class Given
{
    public static readonly DateOnly Start = new(2020, 1, 1);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Party Company(string id, string currency = "EUR", bool keepsBooks = true, string? dissolvedOn = null, RateRule? rateRule = null, RoundingMode? rounding = null)
        => new(id, PartyKind.Company, id, Country: "PL", FunctionalCurrency: currency, KeepsBooks: keepsBooks, DissolvedOn: dissolvedOn is null ? null : Day(dissolvedOn), RateRule: rateRule, Rounding: rounding);

    public static Party Department(string id, string company) => new(id, PartyKind.Department, id, company);

    public static Party Person(string id) => new(id, PartyKind.Person, id);

    /// <summary><c>JKL&gt;ABC 60</c>, or <c>ABC&gt;JKL 10 suspended</c>.</summary>
    public static Stake Stake(string text, string from = "2020-01-01", bool withdrawn = false)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pair = words[0].Split('>');
        var percent = Percent.Parse(words[1]);
        return new Stake(pair[0], pair[1], percent, percent, Day(from), words is [_, _, "suspended"], Withdrawn: withdrawn);
    }

    /// <summary>Several stakes of one day, with commas between them.</summary>
    public static IEnumerable<Stake> Stakes(string text, string from = "2020-01-01")
        => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(stake => Stake(stake, from));

    public static ControlFact Confers(string controller, string controlled, ControlBasis basis = ControlBasis.Contract, bool holds = true, string from = "2020-01-01")
        => new(controlled, ControlEffect.Confers, basis, holds, Day(from), controller);

    public static ControlFact Denies(string? controller, string controlled, ControlBasis basis = ControlBasis.Court, bool holds = true, string from = "2020-01-01")
        => new(controlled, ControlEffect.Denies, basis, holds, Day(from), controller);

    /// <summary>A related-party rule of the preset, with its own terms where none are given.</summary>
    public static RelatedPartyRule Rule(
        string id, RelatedPartyPreset preset, string? threshold = null, bool? inclusive = null, bool? commonHolder = null, string? gate = null, ShareBasis? basis = null, TestTime? when = null, int? months = null)
        => new(id, preset, basis, threshold is null ? null : Percent.Parse(threshold), inclusive, commonHolder, gate is null ? null : Percent.Parse(gate), when, months);

    public static Product Product(string id, string seller, ProductKind kind = ProductKind.Good, string unit = "EA") => new(id, seller, id, kind, unit);

    /// <summary><paramref name="money"/> is <c>80 EUR</c>.</summary>
    public static Price Price(
        string product, PriceKind kind, string money, string party, string from = "2020-01-01", string? to = null, string? per = null, string? minQuantity = null)
    {
        var words = money.Split(' ');
        return new Price(
            product, kind, UnitPrice.Parse(words[0]), words[1], Day(from), party, per is null ? null : Quantity.Parse(per), to is null ? null : Day(to), minQuantity is null ? null : Quantity.Parse(minQuantity));
    }

    /// <summary><paramref name="method"/> is the name of a method and its parameters, <c>cost-plus costBase=full-cost markupPercent=10</c>.</summary>
    public static Policy Policy(
        string id, string method, string? seller = null, string? buyer = null, string? product = null, ProductKind? kind = null, string from = "2020-01-01", string? to = null, params Relationship[] relationships)
    {
        var words = method.Split(' ');
        var parameters = words.Skip(1).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new Policy(
            id, words[0], parameters, Day(from), seller, buyer, relationships.Length == 0 ? null : relationships, product, kind, EffectiveTo: to is null ? null : Day(to));
    }

    /// <summary>A benchmark of one observation for each value in <c>42, 44, 45, 47.5</c>, of comparables C0, C1 and so on in 2025.</summary>
    public static Benchmark Benchmark(string id, ProfitIndicator indicator, string values, QuartileRule rule = QuartileRule.Us, string from = "2020-01-01", TestedParty? party = null)
        => new(
            id, indicator, rule, [.. values.Split(',', StringSplitOptions.TrimEntries).Select((value, i) => new Observation($"C{i}", 2025, IndicatorValue.Parse(value)))], Day(from),
            TestedParty: party, Currency: indicator == ProfitIndicator.Price ? "EUR" : null);

    /// <summary><c>EUR/PLN 4.2713</c>.</summary>
    public static Rate Rate(string text, string date = "2020-01-01", string kind = "ecb")
    {
        var words = text.Split(' ');
        var pair = words[0].Split('/');
        return new Rate(kind, pair[0], pair[1], ExchangeRate.Parse(words[1]), Day(date));
    }
}
