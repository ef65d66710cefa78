namespace IntercompanyPricing.Domain.Tests;

/// <summary>
/// Tells seconds of work from minutes of it. What counts is the processor time of this process, in which one test runs at a time:
/// a machine that is busy with something else takes longer by the clock, but not by this.
/// </summary>
internal static class WorkTime
{
    /// <summary>The answer to a question that must not take more than a few seconds of work.</summary>
    public static T OfSeconds<T>(int seconds, Func<T> question, string? otherwise = null)
    {
        var before = Environment.CpuUsage.TotalTime;
        var answer = question();
        Assert.That((Environment.CpuUsage.TotalTime - before).TotalSeconds, Is.LessThan(seconds), otherwise);
        return answer;
    }
}
