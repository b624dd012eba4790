using Functional.Benchmarks;

return args switch
{
    ["workloads", .. var names] => Workloads.Print(names),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: workloads [part of a name ...]   best microseconds and bytes of every workload");
    return 2;
}
