using System.Text.Json;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Storage.Json;

/// <summary>Reads a stored order back as it was decided.</summary>
public static class OrderDocument
{
    /// <summary>The order of a stored document.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read.</exception>
    public static Order Read(byte[] document)
    {
        try
        {
            return WithCurrencies(JsonSerializer.Deserialize(document, DocumentJson.Documents.Order)!);
        }
        catch (JsonException e)
        {
            throw new StoreUnusableException("An order in the database cannot be read by this version of the service: a newer one has posted it. Run that one here too.", e);
        }
    }

    // An amount is written without its currency, which stands beside it or above; and there were orders before there were kinds.
    private static Order WithCurrencies(Order order)
    {
        var currency = order.Currency;
        return order with
        {
            Kind = order.Kind ?? (order.Reverses is null ? OrderKind.Supply : OrderKind.Reversal),
            Total = In(currency, order.Total),
            Lines = [.. order.Lines.Select(line => line with
            {
                Amount = In(currency, line.Amount),
                Benefit = line.Benefit is not { } benefit ? null : benefit with
                {
                    ListAmount = In(currency, benefit.ListAmount), Discount = In(currency, benefit.Discount), Qualified = In(currency, benefit.Qualified), Taxable = In(currency, benefit.Taxable),
                    Markdown = benefit.Markdown is { } markdown ? In(currency, markdown) : null,
                    Allowance = benefit.Allowance is { } allowance ? allowance with { Used = In(allowance.Currency, allowance.Used) } : null,
                },
                Dual = line.Dual is not { } dual ? null : dual with { Amount = In(currency, dual.Amount), Difference = In(currency, dual.Difference) },
                Incentives = line.Incentives?.Select(incentive => incentive with { Volume = In(incentive.Currency, incentive.Volume), Earned = In(incentive.Currency, incentive.Earned) }).ToList(),
            })],
            PayrollMemo = order.PayrollMemo is not { } memo ? null : memo with { Discount = In(currency, memo.Discount), Qualified = In(currency, memo.Qualified), Taxable = In(currency, memo.Taxable) },
            Adjustment = order.Adjustment is not { YearEnd: { } run } adjustment ? order.Adjustment : adjustment with
            {
                YearEnd = run with { Calculation = WithCurrencies(run.Calculation), Parts = [.. run.Parts.Select(part => part with { Supplies = In(run.Calculation.Currency, part.Supplies), Amount = In(currency, part.Amount) })] },
            },
            Standing = order.Standing?.Select(WithCurrencies).ToList(),
            Settlement = order.Settlement is not { Run: { } netting } settlement ? order.Settlement : settlement with { Run = WithCurrencies(netting) },
            Revaluation = order.Revaluation is not { Run: { } valued } revaluation ? order.Revaluation : revaluation with { Run = WithCurrencies(valued) },
            Journal = [.. order.Journal.Select(entry => entry with { Lines = [.. entry.Lines.Select(WithCurrencies)] })],
        };
    }

    private static StandingUse WithCurrencies(StandingUse use) => use with
    {
        Before = In(use.Currency, use.Before),
        Change = In(use.Currency, use.Change),
        EarnedBefore = In(use.Currency, use.EarnedBefore),
        Earned = In(use.Currency, use.Earned),
    };

    private static YearEndCalculation WithCurrencies(YearEndCalculation calculation)
    {
        Amount Own(Amount amount) => In(calculation.Currency, amount);
        return calculation with
        {
            ToMedian = Own(calculation.ToMedian),
            ToEndOfRange = calculation.ToEndOfRange is { } limit ? Own(limit) : null,
            Amount = Own(calculation.Amount),
            Years = [.. calculation.Years.Select(year => year with
            {
                Posted = Own(year.Posted), Adjustments = Own(year.Adjustments), Revenue = Own(year.Revenue), CostOfSales = Own(year.CostOfSales),
                OperatingExpenses = Own(year.OperatingExpenses), OperatingAssets = year.OperatingAssets is { } assets ? Own(assets) : null, Profit = Own(year.Profit),
            })],
        };
    }

    private static JournalLine WithCurrencies(JournalLine line) => line with
    {
        Debit = In(line.Currency, line.Debit),
        Credit = In(line.Currency, line.Credit),
        FunctionalDebit = In(line.FunctionalCurrency, line.FunctionalDebit),
        FunctionalCredit = In(line.FunctionalCurrency, line.FunctionalCredit),
    };

    private static NettingRun WithCurrencies(NettingRun run) => run with
    {
        Positions = [.. run.Positions.Select(position => position with { Receivable = In(run.Currency, position.Receivable), Payable = In(run.Currency, position.Payable), Net = In(run.Currency, position.Net) })],
        Items = [.. run.Items.Select(item => item with { Amount = In(run.Currency, item.Amount) })],
        Payments = [.. run.Payments.Select(payment => payment with { Amount = In(run.Currency, payment.Amount) })],
    };

    private static RevaluationRun WithCurrencies(RevaluationRun run) => run with
    {
        Items = [.. run.Items.Select(item => item with
        {
            Amount = In(item.Currency, item.Amount), Carried = In(item.FunctionalCurrency, item.Carried), Valued = In(item.FunctionalCurrency, item.Valued), Gain = In(item.FunctionalCurrency, item.Gain),
        })],
        Totals = [.. run.Totals.Select(total => total with { Gains = In(total.FunctionalCurrency, total.Gains), Losses = In(total.FunctionalCurrency, total.Losses) })],
    };

    private static Amount In(Currency currency, Amount amount) => amount with { Currency = currency };
}
