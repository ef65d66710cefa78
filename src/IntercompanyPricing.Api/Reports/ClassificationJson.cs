using System.Text;
using System.Text.Json;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Reports;

/// <summary>The classification report as JSON: see <see cref="ClassificationReportAnswer"/>.</summary>
internal sealed class ClassificationJson : IReportForm
{
    /// <inheritdoc/>
    public string ContentType => JsonBytes.MediaType;

    /// <inheritdoc/>
    public string? FileName => null;

    /// <inheritdoc/>
    public byte[] Between => ","u8.ToArray();

    /// <inheritdoc/>
    public byte[] Beginning() => "{\"items\":["u8.ToArray();

    /// <inheritdoc/>
    public void Rows(IEnumerable<ClassificationRow> rows, Stream to)
    {
        var isFirst = true;
        foreach (var row in rows)
        {
            if (!isFirst)
                to.Write(Between);
            isFirst = false;
            JsonSerializer.Serialize(to, row, ApiJson.Strict.ClassificationRow);
        }
    }

    /// <inheritdoc/>
    public byte[] End(long rows, long lastVersion) => Encoding.UTF8.GetBytes($"],\"rowCount\":{rows},\"lastVersion\":{lastVersion}}}");
}
