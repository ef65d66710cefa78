using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Reconciliation;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Two companies, at least one of whose ERPs has sent what it booked with the other, and how their books compare.</summary>
internal sealed class ComparedPair(string company, string counterparty, IReadOnlyList<ErpEntry> booked)
{
    private readonly Dictionary<(string Seller, Currency Currency), (Int128 Left, int Books)> _balances = [];

    public string Company => company;

    public string Counterparty => counterparty;

    /// <summary>What their ERPs have booked with each other.</summary>
    public IReadOnlyList<ErpEntry> Booked => booked;

    /// <summary>How many bookings differ from those of an ERP, but for those on other days.</summary>
    public int Differences { get; private set; }

    /// <summary>Whether what one side is owed is certain to be what the other owes; of a side without books there is nothing to be said.</summary>
    public bool IsBalanced => _balances.Values.All(balance => balance.Left == 0 || balance.Books < 2);

    /// <summary>Whether an ERP of one of the two has sent something.</summary>
    public bool IsBookedBy(string one) => booked.Any(entry => entry.Company == one);

    /// <summary>The other one of the two; null where a company is neither.</summary>
    public string? OtherOf(string one) => one == company ? counterparty : one == counterparty ? company : null;

    /// <summary>Takes in the books of one of the two.</summary>
    public void Add(string one, CompanyBookings books)
    {
        var other = OtherOf(one)!;
        foreach (var (place, sum) in books.Sums.Where(sum => sum.Key.Counterparty == other))
        {
            var balance = _balances.GetValueOrDefault((place.Seller, place.Currency));
            _balances[(place.Seller, place.Currency)] = (balance.Left + sum, balance.Books + 1);
        }

        Differences += books.Compare(other, [.. booked.Where(entry => entry.Company == one)], Tolerance.Usual).Differences.Count(difference => difference.Reason != DifferenceReason.DateDiffers);
    }
}
