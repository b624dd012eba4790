namespace Functional

/// Images, the image last: `Image.load "cat.png" |> Image.resize 32 32 |> Image.toTensor`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Image =

    /// A PNG file, or JPEG where the library for it is installed.
    val load: path: string -> Image

    /// Writes a PNG file.
    val save: path: string -> image: Image -> unit

    /// The image in another size, by the nearest pixel as Keras' `load_img`. Smoother: `image.Resize(32, 32, Interpolation.Bilinear)`.
    val resize: width: int -> height: int -> image: Image -> Image

    /// Its colours from 0 to 255, Float32: [height, width, channels].
    val toTensor: image: Image -> Tensor

    /// Numbers as an image, their range stretched to 0 … 255: [height, width, channels].
    val ofTensor: x: Tensor -> Image
