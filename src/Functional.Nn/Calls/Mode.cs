namespace Functional;

/// <summary>What a network is run for.</summary>
public enum Mode
{
    /// <summary>To predict: dropout lets everything through, moving statistics are used and left alone.</summary>
    Inference,

    /// <summary>To learn: dropout drops, moving statistics are updated.</summary>
    Training,
}
