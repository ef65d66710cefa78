// Each fixture has its own service over its own store. Where the machine cannot bear two: -- NUnit.NumberOfTestWorkers=1
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
