using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>A fixture that needs a SQL Server: without one it shows as skipped, and says how to set one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsSqlServerAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (TestDatabases.Server is not null || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, TestDatabases.HowToSet);
    }
}
