#load "course.fsx"
open Functional

// A perceptron is one unit with a threshold: it answers +1 where w · x + b > 0, and −1 elsewhere. It learns from its mistakes alone, by
// Hebb's rule with a teacher: w ← w + t · x and b ← b + t, where t is the answer that was wanted. Here every correction is printed.
type Unit = { W1: float; W2: float; B: float }

// Two measures of iris flowers, of two species at a time.
let iris = Datasets.Iris()

let measures (x: Tensor) = stack 1 [ x[*, 0]; x[*, 2] ]

// First setosa (0, wanted −1) and versicolor (1, wanted +1).
let flowers =
    Dataset
        .Of(measures iris.X[..99, *], iris.Y[..99])
        .WithFeatureNames([ "sepal length"; "petal length" ])
        .WithClassNames([ "setosa"; "versicolor" ])

let rows = [
    for lengths, label in Seq.zip (toList flowers.X |> Seq.chunkBySize 2) (toList flowers.Y) ->
        lengths[0], lengths[1], (if label = 1.0 then 1.0 else -1.0)
]

/// One look at one flower: the unit, corrected where it was wrong, and how often it was so far in this epoch.
let look epoch (unit, mistakes) (flower, (sepal, petal, t)) =
    let score = unit.B + unit.W1 * sepal + unit.W2 * petal

    if t * score > 0.0 then
        unit, mistakes
    else
        let next = { W1 = unit.W1 + t * sepal; W2 = unit.W2 + t * petal; B = unit.B + t }
        let change = $"({next.W1, 6:F2}, {next.W2, 6:F2}) by {t, 2:F0} · ({sepal:F1}, {petal:F1})"
        printfn $"{epoch, 5} {flower, 6} {t, 7:F0} {score, 10:F2}   {change} {next.B, 4:F0}"
        next, mistakes + 1

let rec train unit mistakes =
    match mistakes with
    | 0 :: _ -> unit, List.rev mistakes
    | _ ->
        let next, wrong = List.indexed rows |> List.fold (look (mistakes.Length + 1)) (unit, 0)
        train next (wrong :: mistakes)

let joined (numbers: seq<int>) = numbers |> Seq.map string |> String.concat " "

printfn "epoch flower  wanted  w · x + b              w ← w + t · x                  b"
let unit, mistakes = train { W1 = 0.0; W2 = 0.0; B = 0.0 } []
printfn $"\nmistakes by epoch: {joined mistakes}. An epoch without a mistake changes nothing any more, so it is over."
printfn $"w · x + b = 0 is a line: petal = {-unit.W1 / unit.W2:F2} · sepal + {-unit.B / unit.W2:F2}\n"

// The library's perceptron is the same loop. Equal means to the last bit.
let learned = Perceptron.Fit flowers
let numbers = toList learned.Coefficients @ toList learned.Intercept
printfn $"Perceptron.Fit: weights {learned.Coefficients.T}, bias {learned.Intercept}"
printfn $"the same numbers: {(numbers = [ unit.W1; unit.W2; unit.B ])}\n"

// It comes to an end only where one straight line parts the classes. Versicolor and virginica overlap: mistakes never cease
// (rows in a new order in every epoch).
let harder = Perceptron.Fit(measures iris.X[50.., *], iris.Y[50..] - 1, epochs = 20, key = Key.Of 1)
printfn $"versicolor against virginica, mistakes by epoch: {joined harder.Mistakes}"

// A perceptron is a Dense layer of one unit. With a sigmoid it also says how sure it is, and where it is not: at the line, 1/2.
let model = input 2 >=> (dense 1 sigmoid |> called "unit") |> compile (sgd 0.01) binaryCrossentropy []

let same =
    parameters [ "unit/kernel", learned.Coefficients |> cast DType.Float32; "unit/bias", learned.Intercept |> cast DType.Float32 ]
    |> model.WithParameters

same
|> Chart.decisionRegions flowers
|> Chart.title "The line that corrections found"
|> Chart.save (Course.File "02-perceptron.svg")

// Try: the other two measures of the flowers; or learningRate 0.5, which halves all weights and changes no answer.
