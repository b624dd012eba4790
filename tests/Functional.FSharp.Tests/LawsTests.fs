/// Laws that hold for all values: what a derivation on paper, or a refactoring of a script, may rely on.
module Functional.Tests.LawsTests

open System
open System.IO
open Xunit
open FsCheck
open FsCheck.FSharp
open Functional

/// A key to draw numbers from, and some sizes.
type Case = { Key: Key; Rows: int; Inner: int; Columns: int }

let private cases =
    gen {
        let! seed = Gen.choose (0, 1_000_000)
        let! rows = Gen.choose (1, 5)
        let! inner = Gen.choose (1, 5)
        let! columns = Gen.choose (1, 5)
        return { Key = Key.ofSeed seed; Rows = rows; Inner = inner; Columns = columns }
    }

let private law (holds: Case -> bool) = Check.QuickThrowOnFailure(Prop.forAll (Arb.fromGen cases) holds)

/// As `law`, with fewer cases, where each trains or writes.
let private slowLaw (holds: Case -> bool) = Check.One(Config.QuickThrowOnFailure.WithMaxTest 10, Prop.forAll (Arb.fromGen cases) holds)

/// Normal numbers of double precision.
let private draw (name: string) (sizes: int list) (case: Case) =
    case.Key.Fold(name).Normal(Shape.Of(List.toArray sizes), 0, 1, DType.Float64)

let private near (x: Tensor) (y: Tensor) =
    x.Shape = y.Shape && List.forall2 (fun a b -> abs (a - b) <= 1e-9 * (1.0 + abs a + abs b)) (toList x) (toList y)

let private point case = case |> draw "x" [ case.Columns ]

/// Two smooth functions with a scalar result.
let private f (x: Tensor) = sum (sin x * x)

let private g (x: Tensor) = sum (exp (0.3 * x)) + mean x

// Derivatives

[<Fact>]
let ``The gradient is linear`` () =
    law (fun case ->
        let a, b, x = float (draw "a" [] case), float (draw "b" [] case), point case
        near (grad (fun x -> a * f x + b * g x) x) (a * grad f x + b * grad g x))

[<Fact>]
let ``The gradient of a product follows the product rule`` () =
    law (fun case ->
        let x = point case
        near (grad (fun x -> f x * g x) x) (f x * grad g x + g x * grad f x))

[<Fact>]
let ``The derivative of a composition is the chain rule`` () =
    law (fun case ->
        let w, x = draw "w" [ case.Rows; case.Columns ] case, point case
        let inner, outer = (fun x -> tanh (matmul w x)), (fun (y: Tensor) -> sin y * y)
        near (jacobian (inner >> outer) x) (jacobian outer (inner x) *@ jacobian inner x))

[<Fact>]
let ``The gradient of a composition is the inner Jacobian, transposed, times the outer gradient`` () =
    law (fun case ->
        let w, x = draw "w" [ case.Rows; case.Columns ] case, point case
        let inner x = tanh (matmul w x)
        near (grad (inner >> f) x) (transpose (jacobian inner x) *@ grad f (inner x)))

[<Fact>]
let ``The Jacobian of a linear map is the map`` () =
    law (fun case ->
        let w = draw "w" [ case.Rows; case.Columns ] case
        jacobian (matmul w) (point case) = w)

[<Fact>]
let ``The gradient of a constant is zero and that of a sum is one`` () =
    law (fun case ->
        let x = point case
        grad (fun _ -> Float64.scalar 3) x = Float64.zeros [ case.Columns ] && grad sum x = Float64.ones [ case.Columns ])

[<Fact>]
let ``Forward and reverse mode are adjoint`` () =
    law (fun case ->
        let w, x, v, u =
            draw "w" [ case.Rows; case.Columns ] case, point case, draw "v" [ case.Columns ] case, draw "u" [ case.Rows ] case
        let h x = tanh (matmul w x)
        let _, forward = jvp h x v
        let _, pull = vjp h x
        near (sum (u * forward)) (sum (pull u * v)))

[<Fact>]
let ``A Hessian is symmetric, and the gradient's Jacobian`` () =
    law (fun case ->
        let x = point case
        let h (x: Tensor) = f x * g x
        near (hessian h x) (transpose (hessian h x)) && near (hessian h x) (jacobian (grad h) x))

[<Fact>]
let ``A Hessian times a vector needs no Hessian`` () =
    law (fun case ->
        let x, v = point case, draw "v" [ case.Columns ] case
        near (hessianVector f x v) (hessian f x *@ v))

[<Fact>]
let ``Exact gradients agree with differences`` () = law (fun case -> (checkGradient (fun x -> f x * g x) (point case)).Passed)

[<Fact>]
let ``A gradient descends: a small step against it lowers the function`` () =
    law (fun case ->
        let x = point case
        let slope = grad f x
        float (sum (slope * slope)) < 1e-6 || float (f (x - 1e-5 * slope)) < float (f x))

// Tensors

[<Fact>]
let ``Split, then concatenated, is the identity`` () =
    law (fun case ->
        let x = draw "x" [ 2 * case.Rows; 3 * case.Columns ] case
        x |> split 0 2 |> concat 0 = x && x |> split 1 3 |> concat 1 = x)

[<Fact>]
let ``Concatenated, then split, is the identity`` () =
    law (fun case ->
        let parts = [ for name in [ "a"; "b"; "c" ] -> draw name [ case.Rows; case.Columns ] case ]
        parts |> concat 1 |> split 1 3 = parts)

[<Fact>]
let ``Reshaped and back, cast up and back, and to a list and back are the identity`` () =
    law (fun case ->
        let x = case.Key |> Key.normal [ case.Rows; case.Columns ]
        x |> reshape [ -1 ] |> reshape [ case.Rows; case.Columns ] = x
        && x |> cast DType.Float64 |> cast DType.Float32 = x
        && x |> toList |> tensor [ case.Rows; case.Columns ] = x)

[<Fact>]
let ``Axes put in another order and back are the identity`` () =
    law (fun case ->
        let x = draw "x" [ case.Rows; case.Inner; case.Columns ] case
        x |> permute [ 2; 0; 1 ] |> permute [ 1; 2; 0 ] = x && transpose (transpose x) = x)

[<Fact>]
let ``The matrix product is associative and distributes over sums`` () =
    law (fun case ->
        let a, b, c =
            draw "a" [ case.Rows; case.Inner ] case, draw "b" [ case.Inner; case.Columns ] case, draw "c" [ case.Columns; 2 ] case
        let d = draw "d" [ case.Inner; case.Columns ] case
        near ((a *@ b) *@ c) (a *@ (b *@ c)) && near (a *@ (b + d)) (a *@ b + a *@ d))

[<Fact>]
let ``A product is transposed factor by factor, from behind`` () =
    law (fun case ->
        let a, b = draw "a" [ case.Rows; case.Inner ] case, draw "b" [ case.Inner; case.Columns ] case
        near (transpose (a *@ b)) (transpose b *@ transpose a))

[<Fact>]
let ``Sums are linear, axis by axis`` () =
    law (fun case ->
        let x, y = draw "x" [ case.Rows; case.Columns ] case, draw "y" [ case.Rows; case.Columns ] case
        near (sum (2.0 * x + y)) (2.0 * sum x + sum y) && near (x |> sumOf 0 |> sum) (sum x))

[<Fact>]
let ``Broadcasting is adjoint to summing`` () =
    law (fun case ->
        let x, y = draw "x" [ case.Columns ] case, draw "y" [ case.Rows; case.Columns ] case
        near (sum (broadcastTo [ case.Rows; case.Columns ] x * y)) (sum (x * sumOf 0 y)))

[<Fact>]
let ``Probabilities add up to one, and a common shift changes none`` () =
    law (fun case ->
        let x = draw "x" [ case.Rows; case.Columns ] case
        near (x |> softmaxOf 1 |> sumOf 1) (Float64.ones [ case.Rows ]) && near (softmaxOf 1 (x + 7.0)) (softmaxOf 1 x))

[<Fact>]
let ``The logarithm of a sum of exponentials lies between the largest and ln n more`` () =
    law (fun case ->
        let x = point case
        let most, smooth = List.max (toList x), float (x |> logSumExpOf 0)
        most <= smooth + 1e-12 && smooth <= most + log (float case.Columns) + 1e-12)

[<Fact>]
let ``The gradient of log-sum-exp is softmax`` () = law (fun case -> near (grad (logSumExpOf 0) (point case)) (softmaxOf 0 (point case)))

[<Fact>]
let ``Labels survive one-hot rows`` () =
    law (fun case ->
        let classes = case.Columns + 1
        let y = labels [ for i in 0 .. case.Rows -> case.Key.Fold(int64 i).Integer(0, classes) ]
        y |> oneHot classes |> argmax 1 = y)

[<Fact>]
let ``Sorting is idempotent, and the positions say where everything was`` () =
    law (fun case ->
        let x = point case
        let sorted, positions = x |> sortOf 0
        fst (sorted |> sortOf 0) = sorted && x |> rowsAt positions = sorted && toList sorted = List.sort (toList x))

[<Fact>]
let ``Clipping is idempotent, and maximum and minimum share their sum`` () =
    law (fun case ->
        let x, y = draw "x" [ case.Columns ] case, draw "y" [ case.Columns ] case
        x |> clip -0.5 0.5 |> clip -0.5 0.5 = clip -0.5 0.5 x && near (maximum x y + minimum x y) (x + y))

[<Fact>]
let ``A running sum ends with the sum, and its steps are the elements`` () =
    law (fun case ->
        let x = draw "x" [ case.Columns + 1 ] case
        let running = x |> cumulativeSum 0
        near running[-1] (sum x) && near (running[1..] - running[.. case.Columns - 1]) x[1..])

[<Fact>]
let ``A compiled function is the function, to the bit`` () =
    let h (x: Tensor) = softmaxOf -1 (tanh (x *@ transpose x) + 1)
    let fast = compiled h
    law (fun case ->
        let x = case.Key |> Key.normal [ case.Rows; case.Columns ]
        fast x = h x)

[<Fact>]
let ``A key gives the same numbers again, and its parts others`` () =
    law (fun case ->
        let first, second = Key.split case.Key
        let numbers key = key |> Key.normal [ 4 ]
        numbers case.Key = numbers case.Key
        && List.distinct [ numbers case.Key; numbers first; numbers second ] |> List.length = 3)

// Data

let private rows case = Dataset.ofTensors (case.Key |> Key.normal [ case.Rows + 4; case.Columns ]) (arange (case.Rows + 4))

[<Fact>]
let ``A split loses and doubles no row`` () =
    law (fun case ->
        let train, test = rows case |> Dataset.split 0.3 case.Rows
        train.Count + test.Count = case.Rows + 4
        && [ train; test ] |> Dataset.concat |> _.Y |> sortOf 0 |> fst = arange (case.Rows + 4))

[<Fact>]
let ``Batches put together are the data, in any size`` () =
    law (fun case ->
        let data = rows case
        let again = data |> Dataset.batches case.Inner |> Dataset.concat
        again.X = data.X && again.Y = data.Y)

[<Fact>]
let ``A scale undone gives the data back`` () =
    law (fun case ->
        let data = Dataset.ofTensors (draw "x" [ case.Rows + 1; case.Columns ] case) (arange (case.Rows + 1))
        let fitted = Scaler.Standard |> Scaler.fit data
        near (data.X |> Scaler.transform fitted |> Scaler.inverse fitted) data.X)

// Networks

let private layers case = dense case.Rows relu, dense case.Inner Activation.Tanh, dense case.Columns linear

let private model (network: Sequential) = network |> compile (adam 0.01) mse []

[<Fact>]
let ``Composition of layers is associative`` () =
    law (fun case ->
        let f, g, h = layers case
        let left, right = input 3 >=> ((f >=> g) >=> h), input 3 >=> (f >=> (g >=> h))
        let x = case.Key |> Key.normal [ 2; 3 ]
        (model left |> predict x) = (model right |> predict x) && (model left).Fingerprint = (model right).Fingerprint)

[<Fact>]
let ``A chain and a serial layer are one network`` () =
    law (fun case ->
        let f, g, h = layers case
        (model (input 3 >=> f >=> g >=> h)).Fingerprint = (model (input 3 >=> serial [ f; g; h ])).Fingerprint)

[<Fact>]
let ``A chain computes the composition of its parts`` () =
    law (fun case ->
        let f, _, h = layers case
        let whole = model (input 3 >=> (f |> called "f") >=> (h |> called "h"))
        let x = case.Key |> Key.normal [ 2; 3 ]
        let first, second = whole |> between "input" "f", whole |> between "f" "h"
        (second |> predict (first |> predict x)) = (whole |> predict x))

let private trainable case =
    let f, g, _ = layers case
    let data = Dataset.ofTensors (case.Key |> Key.normal [ 12; 3 ]) (case.Key |> Key.normal [ 12; 1 ])
    model (input 3 >=> f >=> dropout 0.1 >=> g >=> dense 1 linear), data

[<Fact>]
let ``Saved, then loaded, is the identity`` () =
    slowLaw (fun case ->
        let model, data = trainable case
        let trained = model |> fit Fit.defaults data
        let identical (extension: string) (read: string -> Model) =
            let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}")
            trained |> save path
            let again = read path
            File.Delete path
            again.Fingerprint = trained.Fingerprint && (again |> predict data.X) = (trained |> predict data.X)
        identical ".safetensors" (fun path -> model |> load path) && identical ".keras" loadModel && identical ".h5" loadModel)

[<Fact>]
let ``Two fits, one after the other, are one of as many epochs`` () =
    slowLaw (fun case ->
        let model, data = trainable case
        let epochs n = { Fit.defaults with Epochs = n; BatchSize = 5 }
        (model |> fit (epochs 1) data |> fit (epochs 2) data).Fingerprint = (model |> fit (epochs 3) data).Fingerprint)

[<Fact>]
let ``Training leaves the model that it starts from as it was`` () =
    slowLaw (fun case ->
        let model, data = trainable case
        let before = model.Fingerprint
        model |> fit Fit.defaults data |> ignore
        model.Fingerprint = before)

[<Fact>]
let ``A rate of zero learns nothing`` () =
    slowLaw (fun case ->
        let model, data = trainable case
        let still = model |> withOptimizer (sgd 0)
        (still |> fit Fit.defaults data).Parameters = model.Parameters)
