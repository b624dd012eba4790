using Functional.Benchmarks;

return args switch
{
    ["workloads", .. var names] => Workloads.Print(names),
    ["profile", .. var names] => Workloads.Profile(names),
    ["hash", .. var names] => Hashes.Print(names),
    ["blas"] => Products.Print(),
    ["gate"] => Gate.Compare(),
    ["gate", "--record"] => Gate.Record(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage, after dotnet run -c Release --project tests/Functional.Benchmarks --
          workloads [part of a name ...]   name, best microseconds and bytes allocated of a step of every workload
          profile [part of a name ...]     every instruction of a workload's plan: microseconds, shares of the whole and of the peak, layer
          hash [part of a name ...]        model, eager or compiled, threads and fingerprint of small trainings; to be compared between
                                           machines, or under DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0, DOTNET_EnableHWIntrinsic=0
          blas                             GFLOP/s of the matrix product, one thread, for 12 shapes and every library found
          gate                             compares every workload with recorded.tsv; exit code 1 if one takes 1.5 times as long
          gate --record                    writes recorded.tsv
        """
    );
    return 2;
}
