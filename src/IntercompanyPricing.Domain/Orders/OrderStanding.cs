using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// What the lines of an order draw on yearly allowances and earn under volume programmes, one line after the other. Most orders
/// have neither.
/// </summary>
internal static class OrderStanding
{
    /// <summary>The order with its standings, or why they cannot be counted.</summary>
    /// <param name="order">Classified and priced; what exceeds percentage limits is taxable already.</param>
    /// <param name="facts">The facts that it is decided on.</param>
    /// <param name="standing">What earlier orders left.</param>
    public static Outcome<Order> Apply(Order order, KnownFacts facts, Standing standing)
    {
        var volumes = VolumesFor(order, facts);
        if (volumes.Count == 0 && order.PayrollMemo is null)
            return order;

        var (book, lines, refusals) = (new StandingBook(standing), new List<OrderLine>(order.Lines.Count), new List<Refusal>());
        var sellerCompany = facts.Party(order.Decision.SellerCompany, order.Date)!.Value.Fact;
        var rates = ExchangeRates.Of(sellerCompany, order.RateDate, facts);
        foreach (var line in order.Lines)
        {
            var benefit = line.Benefit is null ? null : Drawn(line.Benefit, order, facts, rates, book, refusals);
            var incentives = Earned(line, volumes, order, facts, rates, book, refusals);
            if (refusals.Count > 0)
                return refusals;
            lines.Add(line with { Benefit = benefit, Incentives = incentives });
        }

        return book.Uses is null ? order : order with { Lines = lines, PayrollMemo = PayrollMemo.Of(order.Buyer, order.Decision, lines, order.Currency), Standing = book.Uses };
    }

    /// <summary>The lines of a reversal with what they take back of what volume earned, and the standings that the reversal changes.</summary>
    /// <param name="order">The order that is reversed.</param>
    /// <param name="lines">The reversing lines: what they drew and added is below zero, what they earned is still to be found.</param>
    /// <param name="facts">The facts that the order was decided on.</param>
    /// <param name="standing">What earlier orders and reversals left.</param>
    public static (List<OrderLine> Lines, IReadOnlyList<StandingUse>? Uses) GiveBack(Order order, List<OrderLine> lines, KnownFacts facts, Standing standing)
    {
        if (order.Standing is not { } uses)
            return (lines, null);
        var book = new StandingBook(standing);
        var keys = uses.ToDictionary(use => use.Programme, use => use.Key);
        Recorded<Programme> Find(string id) => facts.Log.Programmes.InForce(id, order.PriceDate, facts.KnownAt)!.Value;
        List<OrderLine> given = [];
        foreach (var line in lines)
        {
            if (line.Benefit is { Allowance: { } allowance } benefit)
            {
                book.Of(Find(benefit.Programme), keys[benefit.Programme]);
                book.Add(keys[benefit.Programme], allowance.Used.Minor);
            }

            given.Add(line with { Incentives = line.Incentives?.Select(incentive => Counted(incentive, Find(incentive.Programme), keys[incentive.Programme], book) ?? incentive).ToList() });
        }

        // A settlement has no lines that count; taken back, it is to be settled again.
        foreach (var use in order.Kind == OrderKind.Adjustment ? uses : [])
        {
            book.Of(Find(use.Programme), use.Key);
            book.Add(use.Key, 0, -use.Earned.Minor);
        }

        return (given, book.Uses);
    }

    private static List<Recorded<Programme>> VolumesFor(Order order, KnownFacts facts)
    {
        var found = new List<Recorded<Programme>>();
        if (!StandingBuyers.MayEarn(order.Decision))
            return found;
        foreach (var history in facts.Log.Programmes.In(Programme.Volumes))
        {
            if (history.InForce(order.PriceDate, facts.KnownAt) is { } programme && IsFor(programme.Fact, order))
                found.Add(programme);
        }

        return found;
    }

    private static bool IsFor(Programme programme, Order order)
        => programme.IsVolume
            && !(programme.EffectiveTo < order.PriceDate)
            && StandingBuyers.IsNamed(programme, order.Buyer, order.Decision);

    // What is left of the allowance is free of tax, the rest is income.
    private static StaffBenefit? Drawn(StaffBenefit benefit, Order order, KnownFacts facts, ExchangeRates rates, StandingBook book, List<Refusal> refusals)
    {
        if (facts.Log.Programmes.InForce(benefit.Programme, order.PriceDate, facts.KnownAt) is not { Fact.Allowance: { } allowance } programme)
            return benefit;
        var key = StandingKey.Of(programme.Fact, StandingHolder.Of(order.Buyer, order.Decision), order.Date);
        var stands = book.Of(programme, key);
        var left = Math.Max(0, Amount.Of(allowance.Amount.Value, stands.Currency, order.Rounding)!.Value.Minor - stands.Before.Minor - stands.Change.Minor);
        var markdown = benefit.Markdown?.Minor ?? 0;
        var asked = benefit.Qualified with { Minor = benefit.Qualified.Minor - markdown };
        if (Converted(asked, stands.Currency, order, rates, refusals) is not { } wanted)
            return null;

        // Where it does not suffice, what is left is worth so much in the order's currency.
        var used = Math.Min(wanted.Minor, left);
        var granted = used == wanted.Minor ? asked.Minor : Math.Min(asked.Minor, Back(wanted with { Minor = used }, order, rates));
        book.Add(key, used);
        return benefit with
        {
            Qualified = asked with { Minor = markdown + granted },
            Taxable = asked with { Minor = benefit.Discount.Minor - markdown - granted },
            Allowance = new AllowanceUse(wanted with { Minor = used }, stands.Currency),
        };
    }

    private static List<LineIncentive>? Earned(OrderLine line, List<Recorded<Programme>> volumes, Order order, KnownFacts facts, ExchangeRates rates, StandingBook book, List<Refusal> refusals)
    {
        List<LineIncentive>? earned = null;
        foreach (var programme in volumes)
        {
            if (!programme.Fact.IsFor(order.Seller, order.Decision.SellerCompany, facts.Product(line.Product, order.Date)!.Value.Fact.Kind))
                continue;
            var currency = Currency.Of(programme.Fact.Currency!);
            if (Converted(line.Amount, currency, order, rates, refusals) is not { } volume)
                return null;
            var key = StandingKey.Of(programme.Fact, StandingHolder.Of(order.Buyer, order.Decision), order.Date);
            if (Counted(new LineIncentive(key.Programme, programme.Version, currency, volume, Amount.Zero(currency)), programme, key, book) is not { } incentive)
            {
                refusals.Add(new Refusal(RefusalCodes.AmountTooLarge, $"/lines/{line.Number - 1}", $"The volume under programme '{key.Programme}' has more than {Amount.MaxDigits} digits in minor units."));
                return null;
            }

            (earned ??= []).Add(incentive);
        }

        return earned;
    }

    // What the whole volume earns now, less what it earned before. Null where that has too many digits.
    private static LineIncentive? Counted(LineIncentive incentive, Recorded<Programme> programme, StandingKey key, StandingBook book)
    {
        var stands = book.Of(programme, key);
        var before = stands.Before with { Minor = stands.Before.Minor + stands.Change.Minor };
        if (Amount.Of(before.Value + incentive.Volume.Value, stands.Currency, RoundingMode.HalfEven) is not { } after
            || VolumeTiers.Earned(programme.Fact, before) is not { } was || VolumeTiers.Earned(programme.Fact, after) is not { } becomes)
            return null;
        book.Add(key, incentive.Volume.Minor, becomes.Minor - was.Minor);
        return incentive with { Earned = becomes with { Minor = becomes.Minor - was.Minor } };
    }

    private static Amount? Converted(Amount amount, Currency currency, Order order, ExchangeRates rates, List<Refusal> refusals)
    {
        if (amount.Currency == currency)
            return amount;
        if (rates.Find(amount.Currency, currency) is not { } rate)
        {
            refusals.Add(new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {rates.Kind} rate from {amount.Currency} to {currency} is in force on {rates.RateDate:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}); a programme counts in {currency}."));
            return null;
        }

        if (Amount.Of(amount.Value * rate.Value, currency, order.Rounding) is { } converted)
            return converted;
        refusals.Add(new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"In {currency}, in which a programme counts, an amount has more than {Amount.MaxDigits} digits in minor units."));
        return null;
    }

    private static long Back(Amount amount, Order order, ExchangeRates rates)
        => amount.Currency == order.Currency ? amount.Minor : Amount.Of(amount.Value / rates.Find(order.Currency, amount.Currency)!.Value, order.Currency, order.Rounding)!.Value.Minor;
}
