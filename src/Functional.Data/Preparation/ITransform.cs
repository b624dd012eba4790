namespace Functional;

/// <summary>
/// A step of preparation that has seen no data: scalers, <see cref="Imputer"/>, <see cref="OneHotEncoder"/>, a <see cref="Pipeline"/> of
/// them, or one's own by <see cref="Transform"/>. Fitted to training data it gives a value that prepares any data the same way.
/// </summary>
public interface ITransform
{
    /// <summary>Measures training data, [n, …].</summary>
    IFittedTransform Fit(Tensor data);
}

/// <summary>A step of preparation that was fitted; immutable, so that test data and what is served later cannot change it.</summary>
public interface IFittedTransform
{
    /// <summary>The rows, prepared.</summary>
    /// <exception cref="ShapeException">The rows have another shape than those that were measured.</exception>
    Tensor Transform(Tensor data);

    /// <summary>Prepared rows as they were before.</summary>
    /// <exception cref="NotSupportedException">The step has no way back.</exception>
    Tensor Inverse(Tensor data);

    /// <summary>
    /// Whether every column stays in its place and only its numbers change, so that names of columns stay; false unless a step says so.
    /// </summary>
    bool KeepsColumns => false;
}

/// <summary>Fitting and applying steps of preparation to data sets.</summary>
public static class TransformExtensions
{
    extension(ITransform transform)
    {
        /// <summary>Measures the only input of a data set.</summary>
        /// <exception cref="InvalidOperationException">There are several inputs: fit one transform to each.</exception>
        public IFittedTransform Fit(Dataset data)
        {
            ArgumentNullException.ThrowIfNull(transform);
            ArgumentNullException.ThrowIfNull(data);
            return transform.Fit(data.X);
        }

        /// <summary>This step and another behind it.</summary>
        public Pipeline Then(ITransform next)
        {
            ArgumentNullException.ThrowIfNull(transform);
            ArgumentNullException.ThrowIfNull(next);
            return transform is Pipeline pipeline ? Pipeline.Of([.. pipeline.Steps, next]) : Pipeline.Of(transform, next);
        }
    }

    extension(IFittedTransform transform)
    {
        /// <summary>
        /// A data set with its only input prepared; targets, weights and names of classes stay, and names of features where the step
        /// keeps columns (<see cref="IFittedTransform.KeepsColumns"/>).
        /// </summary>
        /// <exception cref="InvalidOperationException">There are several inputs: prepare each with a transform of its own.</exception>
        public Dataset Transform(Dataset data)
        {
            ArgumentNullException.ThrowIfNull(transform);
            ArgumentNullException.ThrowIfNull(data);
            var prepared = transform.Transform(data.X);
            return (transform.KeepsColumns ? data : data.WithFeatureNames()).Map(_ => prepared);
        }
    }
}
