namespace Functional.Tests;

/// <summary>A test that reads JPEG: skipped, with the reason, where libjpeg-turbo or the data it needs are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class JpegFactAttribute : FactAttribute
{
    public JpegFactAttribute(bool needsData = false) =>
        Skip =
            !Image.CanReadJpeg ? "libjpeg-turbo (libturbojpeg) is not installed"
            : needsData && DataFolder.Images is null ? "FUNCTIONAL_DATA names no folder with images"
            : null;
}

/// <summary>A test of what is said where libjpeg-turbo is not: skipped where it is.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class NoJpegFactAttribute : FactAttribute
{
    public NoJpegFactAttribute() => Skip = Image.CanReadJpeg ? "libjpeg-turbo is installed" : null;
}
