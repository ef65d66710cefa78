using System.Text;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What came back for a request, read to its end.</summary>
internal sealed record Answer(int Status, string? MediaType, string? Location, string? Link, bool Replayed, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => Status >= 400 ? (string?)Json["code"] : null;

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.Location?.OriginalString,
                response.Headers.TryGetValues("Link", out var links) ? links.Single() : null,
                response.Headers.TryGetValues("Idempotency-Replayed", out var replayed) && replayed.Single() == "true",
                await response.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>The answer, which must have this status.</summary>
    public Answer Must(int status)
    {
        Assert.That(Status, Is.EqualTo(status), Text);
        return this;
    }

    /// <summary>Must be a complete problem; with a pointer where one is expected.</summary>
    public Answer MustBeProblem(int status, string code, string? pointer = null)
    {
        Assert.That((Status, Code), Is.EqualTo((status, code)), Text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((string?)Json["type"], Is.EqualTo($"/problems/{code}"));
            Assert.That((int?)Json["status"], Is.EqualTo(status));
            Assert.That((string?)Json["title"], Is.Not.Empty);
            Assert.That((string?)Json["detail"], Is.Not.Empty);
            if (pointer is not null)
                Assert.That((Json["errors"]?.AsArray() ?? []).Select(error => $"{error!["code"]} {error["pointer"]}"), Does.Contain($"{code} {pointer}"));
        }

        return this;
    }
}
