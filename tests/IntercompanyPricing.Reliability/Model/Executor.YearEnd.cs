using System.Globalization;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Reliability.Model;

/// <summary>Year-end adjustments, looked at and posted.</summary>
internal sealed partial class Executor
{
    private async Task Preview(Operation.AdjustYear asked)
    {
        var body = Body(asked);
        var (expected, notes) = _model.Preview(asked);
        var answer = await _client.Send(HttpMethod.Post, "/v1/year-end-adjustments/preview", "FINANCE", body);
        var actual = answer.Status == 200 ? new Expected(200, Total: Number(answer.Json["calculation"]!["amount"])) : new Expected(answer.Status, answer.Code);
        BrokenPromiseException.Unless(actual == expected, $"The service says {actual}, the model {expected}: {body} {answer.Text}");
        if (answer.Status == 200)
            CompareNotes([.. answer.Json["orders"]!.AsArray().Select(note => Number(note!["total"]))], notes, answer);
    }

    private async Task Adjust(Operation.AdjustYear asked)
    {
        var body = Body(asked);
        var expected = _model.Adjust(asked);
        var answer = await _client.Send(HttpMethod.Post, "/v1/year-end-adjustments", "FINANCE", body, asked.Key);
        Answered(asked.Key, expected, answer);
        if (answer.Status != 201 || answer.IsReplayed)
            return;

        // The answer is the last note, which names all others.
        var (notes, parts) = (_model.NotesOf(asked.Key), answer.Json["adjustment"]!["yearEnd"]!["parts"]!.AsArray());
        CompareNotes([.. parts.Select(part => Number(part!["amount"]))], [.. notes.Select(note => note.Amount)], answer);
        foreach (var (i, (name, amount)) in notes.Index())
        {
            var document = Uri.EscapeDataString((string)parts[i]!["sellerDocument"]!);
            var order = (await _client.Walk($"/v1/orders?sellerDocument={document}")).Single();
            BrokenPromiseException.Unless(Number(order["total"]) == amount, $"Note {name} comes to {order["total"]}, in the model to {amount}.");
            _ids[name] = (string)order["id"]!;
        }
    }

    private static void CompareNotes(List<decimal> actual, IReadOnlyList<decimal> expected, Answer answer)
        => BrokenPromiseException.Unless(actual.SequenceEqual(expected), $"The notes are {string.Join(", ", actual)}, in the model {string.Join(", ", expected)}: {answer.Text}");

    private string Body(Operation.AdjustYear asked)
    {
        List<JsonNode> years = [.. asked.Years.Zip(_model.Given(asked), (year, given) => new JsonObject
        {
            ["from"] = Text(year.From),
            ["to"] = Text(year.To),
            ["observedYear"] = year.Observed,
            [asked.Tested == World.Head ? "otherRevenue" : "otherCostOfSales"] = Text(given),
            ["operatingExpenses"] = "0",
        })];
        var body = new JsonObject
        {
            ["testedParty"] = asked.Tested,
            ["indicator"] = asked.Tested == World.Head ? "return-on-sales" : "net-cost-plus",
            ["benchmark"] = World.Study(asked.Tested),
            ["date"] = Text(asked.Date),
            ["sellerDocument"] = asked.Key,
            ["period"] = years[^1],
        };
        if (years.Count > 1)
            body["earlierYears"] = new JsonArray([.. years.SkipLast(1)]);
        return body.ToJsonString();
    }

    private static decimal Number(JsonNode? text) => decimal.Parse((string)text!, CultureInfo.InvariantCulture);
}
