using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>One request that sends orders as lines, for a while or up to a number, on one connection, and reads the answers meanwhile.</summary>
internal static class Batch
{
    private const int LinesOfChunk = 128;
    private const int LengthOfId = 36;

    private static ReadOnlySpan<byte> Id => "\"id\":\""u8;

    /// <summary>Orders posted a second, from the first line sent to the last answer read.</summary>
    public static Task<double> Run(IPEndPoint endPoint, string key, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        return Run(endPoint, key, OrderRequest.BatchLine(), sent => clock.Elapsed < duration ? LinesOfChunk : 0, null);
    }

    /// <summary>Posts so many orders; keeps the ids of a few of them, taken evenly, where asked to.</summary>
    public static Task<double> Run(IPEndPoint endPoint, string key, OrderRequest line, long orders, List<string>? ids)
        => Run(endPoint, key, line, sent => (int)Math.Min(LinesOfChunk, orders - sent), ids);

    private static async Task<double> Run(IPEndPoint endPoint, string key, OrderRequest line, Func<long, int> next, List<string>? ids)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint);
        var clock = Stopwatch.StartNew();
        var answers = Task.Run(() => CountAnswers(socket, ids));
        var sent = await Send(socket, key, line, next);
        var answered = await answers;
        return answered == sent ? sent / clock.Elapsed.TotalSeconds : throw new IOException($"{sent} lines were sent and {answered} answered.");
    }

    private static async Task<long> Send(Socket socket, string key, OrderRequest line, Func<long, int> next)
    {
        var length = line.Length;
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /v1/orders/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: {key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var sent = 0L;
        for (int count; (count = next(sent)) > 0; sent += count)
        {
            var head = Encoding.ASCII.GetBytes((count * length).ToString("x", CultureInfo.InvariantCulture) + "\r\n");
            var chunk = new byte[head.Length + (count * length) + 2];
            head.CopyTo(chunk, 0);
            "\r\n"u8.CopyTo(chunk.AsSpan(chunk.Length - 2));
            for (var i = 0; i < count; i++)
                line.Next().CopyTo(chunk.AsMemory(head.Length + (i * length)));
            await socket.SendAsync(chunk);
        }

        await socket.SendAsync("0\r\n\r\n"u8.ToArray());
        return sent;
    }

    // A line of the answer ends with a bare line feed; those of HTTP's own lines follow a carriage return.
    private static async Task<long> CountAnswers(Socket socket, List<string>? ids)
    {
        var buffer = new byte[64 * 1024];
        var (lines, last) = (0L, (byte)0);
        for (int count; (count = await socket.ReceiveAsync(buffer)) > 0; last = buffer[count - 1])
        {
            var read = buffer.AsSpan(0, count);
            if (read.IndexOf("\"problem\""u8) >= 0)
                throw new IOException(Encoding.UTF8.GetString(read));
            if (ids is not null && read.IndexOf(Id) is var place and >= 0 && read.Length >= place + Id.Length + LengthOfId)
                ids.Add(Encoding.ASCII.GetString(read.Slice(place + Id.Length, LengthOfId)));
            lines += read.Count((byte)'\n') - read.Count("\r\n"u8) - (last == '\r' && read[0] == '\n' ? 1 : 0);
        }

        return lines;
    }
}
