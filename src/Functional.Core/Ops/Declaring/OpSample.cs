namespace Functional;

/// <summary>Where an operation is sampled by the tests: attributes and one description per input.</summary>
internal sealed record OpSample(object? Attributes, params SampleInput[] Inputs);

/// <summary>
/// Random numbers of a shape between two bounds. <paramref name="Gap"/> keeps them away from whole numbers, where functions such
/// as |x| or ⌊x⌋ have no derivative; a fixed type says that the input is not differentiated.
/// </summary>
internal sealed record SampleInput(Shape Shape, double Low = -2, double High = 2, double Gap = 0, DType? Type = null);

/// <summary>The interval on which an elementwise operation is sampled.</summary>
internal readonly record struct Domain(double Low, double High, double Gap = 0);
