namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Image =
    let load (path: string) = Image.Load path
    let save (path: string) (image: Image) = image.Save path
    let resize (width: int) (height: int) (image: Image) = image.Resize(width, height)
    let toTensor (image: Image) = image.ToTensor()
    let ofTensor (x: Tensor) = Image.Of x
