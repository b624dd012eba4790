namespace Functional;

/// <summary>Whose table a summary looks like.</summary>
public enum SummaryStyle
{
    /// <summary>Keras 2 since 2.13, as tf-keras prints it today: sizes in bytes beside the counts.</summary>
    Keras,

    /// <summary>TensorFlow 2.0 to 2.6, as older notebooks show it: rules between rows, thousands with commas.</summary>
    TensorFlow2,
}
