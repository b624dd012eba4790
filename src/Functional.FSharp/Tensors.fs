namespace Functional

module internal Tensors =
    do ()
