namespace Functional

[<RequireQualifiedAccess>]
module Page =
    let save (path: string) (page: HtmlPage) = page.Save path
    let show (page: HtmlPage) = page.Show()

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Report =
    let create (test: Dataset) (model: Model) = Report.Of(model, test)
    let compare (test: Dataset) (models: seq<string * Model>) =
        Report.Compare(test, [| for name, model in models -> struct (name, model) |])

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Explain =
    let backprop (loss: 'T -> Tensor) (at: 'T) = Explain.Backprop(loss, at)
    let step (rows: Dataset) (model: Model) = model.Explain rows
    let replay (train: Dataset) (epoch: int) (batch: int) (model: Model) = model.Replay(train, epoch, batch)
    let gradient (argument: string) (explanation: Explanation) = explanation.Gradient argument
    let save (path: string) (explanation: Explanation) = explanation.SaveHtml path
    let show (explanation: Explanation) = explanation.Show()

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Doctor =
    let examine (train: Dataset) (model: Model) = Doctor.Examine(model, train)
    let examineWith (test: Dataset) (train: Dataset) (model: Model) = Doctor.Examine(model, train, test)

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module ModelHealth =
    let look (rows: Dataset) (model: Model) = ModelHealth.Of(model, rows)
    let watch (rows: Dataset) (tell: ModelHealth -> unit) = ModelHealth.Watch(rows, tell)
    let page (records: seq<ModelHealth>) = ModelHealth.Page records
