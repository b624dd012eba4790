namespace Functional

open System
open System.Reflection

[<RequireQualifiedAccess>]
module FSharp =

    [<RequireQualifiedAccess>]
    module Interactive =
        /// The object `fsi` of F# Interactive. It is there in scripts alone, in an assembly that no library can refer to.
        let private session =
            lazy
                (AppDomain.CurrentDomain.GetAssemblies()
                 |> Seq.tryFind (fun assembly -> assembly.GetName().Name = "FSharp.Compiler.Interactive.Settings")
                 |> Option.bind (fun assembly -> Option.ofObj (assembly.GetType "FSharp.Compiler.Interactive.Settings"))
                 |> Option.bind (fun settings -> Option.ofObj (settings.GetProperty "fsi"))
                 |> Option.bind (fun fsi -> Option.ofObj (fsi.GetValue null)))

        let private add<'T> (print: 'T -> string) (fsi: obj) =
            match Option.ofObj (fsi.GetType().GetMethod("AddPrinter", BindingFlags.Instance ||| BindingFlags.Public)) with
            | Some addPrinter -> addPrinter.MakeGenericMethod(typeof<'T>).Invoke(fsi, [| print |]) |> ignore
            | None -> ()

        /// Several lines begin below the name, so that columns stay columns.
        let private block (text: string) = if text.Contains '\n' then "\n" + text.TrimEnd() else text

        let private printers = [
            add<Tensor>(string >> block)
            add<Shape> string
            add<Parameters>(string >> block)
            add<Tensors>(string >> block)
            add<Series> string
            add<History>(string >> block)
            add<Model>(fun model -> block (model.Summary()))
            add<ConfusionMatrix>(string >> block)
            add<ClassificationReport>(string >> block)
            add<Diagnosis>(string >> block)
            add<RegressionScores>(string >> block)
            add<SearchResults>(string >> block)
            add<Table>(string >> block)
            add<Dataset> string
            add<Scores> string
            add<Loss> string
            add<Metric> string
            add<Optimizer> string
            add<Network> string
            add<Key> string
            add<FittedScaler> string
            add<Explanation>(fun explanation -> block (string explanation) + "\n(a page: |> Explain.show)")
            add<Picture>(fun picture -> $"{picture} (to look at: |> Chart.show)")
            add<HtmlPage>(fun page -> $"{page.Title} (to look at: |> Page.show)")
        ]

        let private installed =
            lazy
                (session.Value
                 |> Option.iter (fun fsi ->
                     for printer in printers do
                         printer fsi))

        let init () = installed.Force()
