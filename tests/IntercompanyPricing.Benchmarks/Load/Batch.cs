using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>One request that sends orders as lines for a while, on one connection, and reads the answers meanwhile.</summary>
internal static class Batch
{
    private const int LinesOfChunk = 128;

    /// <summary>Orders posted a second, from the first line sent to the last answer read.</summary>
    public static async Task<double> Run(IPEndPoint endPoint, string key, TimeSpan duration)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint);
        var clock = Stopwatch.StartNew();
        var answers = Task.Run(() => CountAnswers(socket));
        var sent = await Send(socket, key, clock, duration);
        var answered = await answers;
        return answered == sent ? sent / clock.Elapsed.TotalSeconds : throw new IOException($"{sent} lines were sent and {answered} answered.");
    }

    private static async Task<long> Send(Socket socket, string key, Stopwatch clock, TimeSpan duration)
    {
        var line = OrderRequest.BatchLine();
        var length = line.Next().Length * LinesOfChunk;
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /v1/orders/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: {key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var head = Encoding.ASCII.GetBytes(length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        var chunk = new byte[head.Length + length + 2];
        head.CopyTo(chunk, 0);
        "\r\n"u8.CopyTo(chunk.AsSpan(head.Length + length));
        var sent = 0L;
        for (; clock.Elapsed < duration; sent += LinesOfChunk)
        {
            for (var i = 0; i < LinesOfChunk; i++)
                line.Next().CopyTo(chunk.AsMemory(head.Length + (i * length / LinesOfChunk)));
            await socket.SendAsync(chunk);
        }

        await socket.SendAsync("0\r\n\r\n"u8.ToArray());
        return sent;
    }

    // A line of the answer ends with a bare line feed; those of HTTP's own lines follow a carriage return.
    private static async Task<long> CountAnswers(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        var (lines, last) = (0L, (byte)0);
        for (int count; (count = await socket.ReceiveAsync(buffer)) > 0; last = buffer[count - 1])
        {
            var read = buffer.AsSpan(0, count);
            if (read.IndexOf("\"problem\""u8) >= 0)
                throw new IOException(Encoding.UTF8.GetString(read));
            lines += read.Count((byte)'\n') - read.Count("\r\n"u8) - (last == '\r' && read[0] == '\n' ? 1 : 0);
        }

        return lines;
    }
}
