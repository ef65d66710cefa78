using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>Adds up the payroll memos of a year, person by person. They are kept in the orders, never in the ledger.</summary>
internal static class PayrollReport
{
    /// <summary>The rows of a year.</summary>
    /// <param name="store">Where the orders are.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="employer">Only this company's payroll; null for all.</param>
    /// <param name="hungUp">Whether anybody still listens.</param>
    public static List<PayrollRow> Of(IStore store, int year, string? employer, CancellationToken hungUp)
    {
        var all = new OrderQuery(0, From: new DateOnly(year, 1, 1), To: new DateOnly(year, 12, 31), Company: employer, UpTo: store.LastOrder());
        Relationship[] staff = [Relationship.Employee, Relationship.GroupEmployee];
        return
        [
            .. staff.SelectMany(relationship => PostedOrders.All(store, all with { Relationship = relationship }, hungUp)).Select(order => order.PayrollMemo).OfType<PayrollMemo>()
                .Where(memo => employer is null || memo.Employer == employer)
                .GroupBy(memo => (memo.Employer, memo.Employee, memo.Currency))
                .Select(memos => RowOf(year, [.. memos]))
                .OrderBy(row => row.Employer, StringComparer.Ordinal).ThenBy(row => row.Employee, StringComparer.Ordinal).ThenBy(row => row.Currency.Code, StringComparer.Ordinal),
        ];
    }

    private static PayrollRow RowOf(int year, List<PayrollMemo> memos)
    {
        var (employer, employee, currency) = (memos[0].Employer, memos[0].Employee, memos[0].Currency);
        Amount Sum(Func<PayrollMemo, Amount> part) => new(memos.Sum(memo => part(memo).Minor), currency);
        return new PayrollRow(employer, employee, year, currency, memos.Count, Sum(memo => memo.Discount), Sum(memo => memo.Qualified), Sum(memo => memo.Taxable));
    }
}
