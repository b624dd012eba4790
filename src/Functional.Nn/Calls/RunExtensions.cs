namespace Functional;

/// <summary>Building and running layers and networks as pure functions of parameters and inputs.</summary>
public static class RunExtensions
{
    extension(INetwork network)
    {
        /// <summary>Runs the network once.</summary>
        /// <param name="parameters">The trainable tensors by path.</param>
        /// <param name="state">The other tensors by path, such as moving statistics.</param>
        /// <param name="inputs">The inputs, batch axis first.</param>
        /// <param name="mode">Whether to learn or to predict.</param>
        /// <param name="key">The randomness of this run, for dropout and the like.</param>
        /// <param name="frozen">What is left as it is; layers whose state is frozen run as for inference. Nothing unless given.</param>
        /// <returns>Outputs, the state afterwards, and the penalties of regularizers.</returns>
        public NetworkRun Run(Parameters parameters, Parameters state, Tensors inputs, Mode mode, Key key, Frozen? frozen = null)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            ArgumentNullException.ThrowIfNull(state);
            ArgumentNullException.ThrowIfNull(inputs);
            var values = ((ITree<Parameters>)parameters).Leaves;
            var dtype = Blueprint.DTypeOf(inputs.Values.Select(x => x.DType));
            var context = new Running(
                parameters,
                state,
                LayerScope.Of(inputs.Values.Concat(values)),
                mode,
                dtype,
                key,
                frozen ?? Frozen.None
            );
            var outputs = network.Apply(new Call(context, ""), inputs);
            return new(outputs, context.StateAfter(state), context.Penalty);
        }

        /// <summary>The outputs for a network without state.</summary>
        public Tensors Run(Parameters parameters, Tensors inputs, Mode mode = Mode.Inference, Key? key = null) =>
            network.Run(parameters, Parameters.Empty, inputs, mode, key ?? Key.Of(0)).Outputs;
    }

    extension(ILayer layer)
    {
        /// <summary>What is known about the layer for an example of this shape.</summary>
        /// <exception cref="ShapeException">The shape does not fit.</exception>
        public Blueprint Build(Shape input, DType dtype = DType.Float32) =>
            Blueprint.Of(new SingleLayer(layer), [new Port("input", input, dtype)]);

        /// <summary>The initial parameters for an example of this shape.</summary>
        /// <exception cref="ShapeException">The shape does not fit.</exception>
        public Parameters Init(Key key, Shape input, DType dtype = DType.Float32) => layer.Build(input, dtype).Parameters(key);

        /// <summary>The shape of the output for one example of this shape, without the batch axis.</summary>
        /// <exception cref="ShapeException">The shape does not fit.</exception>
        public Shape OutputShape(Shape input) => layer.Build(input).Outputs[0].Shape.Example;

        /// <summary>Runs the layer once.</summary>
        /// <param name="parameters">The trainable tensors by path within the layer.</param>
        /// <param name="x">The input, batch axis first.</param>
        /// <param name="mode">Whether to learn or to predict.</param>
        /// <param name="key">The randomness of this run, for dropout and the like.</param>
        public Tensor Run(Parameters parameters, Tensor x, Mode mode = Mode.Inference, Key? key = null) =>
            new SingleLayer(layer).Run(parameters, Tensors.Of(x), mode, key).Single;

        /// <summary>The layer under a name of its own, in place of the automatic one.</summary>
        public ILayer Named(string name) => Functional.Named.Of(layer, name);

        /// <summary>
        /// The layer as one that several nodes of a graph share: <c>var encode = new Dense(8).Shared("encoder")</c>, then
        /// <c>a.Then(encode)</c> and <c>b.Then(encode)</c> use the same parameters.
        /// </summary>
        /// <param name="name">The name under which its parameters live.</param>
        /// <exception cref="ArgumentException">The name is empty or holds a slash.</exception>
        public ILayer Shared(string name) => new Shared(Functional.Named.Of(layer, name).Layer, name);
    }

    /// <summary>A layer in the place of a network.</summary>
    private sealed record SingleLayer(ILayer Layer) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) => Layer.Apply(call, inputs.Single);
    }
}
