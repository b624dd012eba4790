using Functional;
using static Functional.Ops;

namespace Functional.Tests
{
    /// <summary>A layer and an operation may have one name: both can be written without their class.</summary>
    public sealed class NamesakeTests
    {
        [Fact]
        public void Operations_are_called_and_layers_made_by_the_same_name()
        {
            Tensor x =
            [
                [-1, 2],
            ];
            Assert.Equal(new Relu().Run(Parameters.Empty, x), Relu(x));
            Assert.Equal(new Softmax().Run(Parameters.Empty, x), Softmax(x));
            Assert.Equal([0, 2], Elsewhere.Program.Rectified([-1, 2]));
        }
    }
}

namespace Elsewhere
{
    static class Program
    {
        public static Tensor Rectified(Tensor x) => Relu(x);

        public static Sequential Network => Sequential.Input(2).Then(new Relu()).Then(new Softmax());
    }
}
