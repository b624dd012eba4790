using System.Text.Json;

namespace Functional.Tests;

public sealed class KerasCompileTests
{
    [Fact]
    public void Losses_are_read_by_name_and_as_objects()
    {
        Assert.Equal(Loss.Mse, KerasJson.ReadLoss(Json("\"mse\"")));
        Assert.Equal(Loss.Mse, KerasJson.ReadLoss(Json("\"MeanSquaredError\"")));
        Assert.Equal(Loss.Huber(0.5), KerasJson.ReadLoss(Object("Huber", """{"delta":0.5,"reduction":"auto","name":"huber"}""")));
        Assert.Equal<Loss>(
            Loss.BinaryCrossentropy.LabelSmoothing(0.1).FromLogits(),
            KerasJson.ReadLoss(Object("BinaryCrossentropy", """{"from_logits":true,"label_smoothing":0.1,"axis":-1}"""))
        );
        Assert.Equal(Loss.Mae, KerasJson.ReadLoss(Object("LossFunctionWrapper", """{"fn":"mean_absolute_error"}""")));
        Assert.Equal(Loss.Mse.WithReduction(Reduction.Sum), KerasJson.ReadLoss(Object("MeanSquaredError", """{"reduction":"sum"}""")));
        Assert.Contains("the loss CTC is not supported", NotHere(() => KerasJson.ReadLoss(Object("CTC", "{}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_keep_the_names_that_Keras_gave_them()
    {
        Assert.Equal("accuracy", KerasJson.ReadMetric(Json("\"accuracy\"")).Name);
        Assert.Equal("auc", KerasJson.ReadMetric(Json("\"AUC\"")).Name);
        Assert.Equal("mean_squared_error", KerasJson.ReadMetric(Object("MeanSquaredError", "{}")).Name);
        var wrapped = KerasJson.ReadMetric(
            Object("MeanMetricWrapper", """{"name":"accuracy","dtype":"float32","fn":"categorical_accuracy"}""")
        );
        Assert.Equal("accuracy", wrapped.Name);
        Assert.True(wrapped.IsHigherBetter);
        Assert.Equal(
            Metric.Auc(11, AucCurve.PrecisionRecall),
            KerasJson.ReadMetric(Object("AUC", """{"num_thresholds":11,"curve":"PR"}"""))
        );
        Assert.Equal(Metric.Recall(topK: 3, classId: 1), KerasJson.ReadMetric(Object("Recall", """{"top_k":3,"class_id":1}""")));
        Assert.Equal(Metric.F1Score(4, Averaging.Macro), KerasJson.ReadMetric(Object("F1Score", """{"average":"macro"}"""), 4));
        Assert.Contains("number of outputs", NotHere(() => KerasJson.ReadMetric(Object("F1Score", "{}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Optimizers_of_now_and_then_are_told_apart()
    {
        Assert.Equal(Optimizer.Adam(), KerasJson.ReadOptimizer(Json("\"adam\"")));
        Assert.Equal(Optimizer.Sgd(), KerasJson.ReadOptimizer(Json("\"SGD\"")));
        var now = KerasJson.ReadOptimizer(
            Object(
                "Custom>RMSprop",
                """{"name":"RMSprop","learning_rate":0.01,"weight_decay":null,"clipnorm":0.5,"use_ema":false,"rho":0.8}"""
            )
        );
        Assert.Equal(Optimizer.RmsProp(0.01, 0.8).WithClipNorm(0.5), now);
        var averaged = Object("SGD", """{"use_ema":true,"ema_momentum":0.9,"ema_overwrite_frequency":10}""");
        Assert.Equal(Optimizer.Sgd().WithAverage(0.9, 10), KerasJson.ReadOptimizer(averaged));
        var then = KerasJson.ReadOptimizer(Object("RMSprop", """{"lr":0.01,"decay":0.0,"rho":0.8}"""));
        Assert.Equal(Optimizer.Legacy.RmsProp(0.01, 0.8), then);
        var decaying = KerasJson.ReadOptimizer(Object("SGD", """{"learning_rate":0.1,"decay":0.5,"momentum":0.9,"nesterov":true}"""));
        Assert.Equal(Optimizer.Sgd(Schedule.InverseTimeDecay(0.1, 1, 0.5), 0.9, true), decaying);
    }

    [Fact]
    public void Of_several_clippings_the_current_optimizers_make_the_first()
    {
        static Optimizer Read(string config) => KerasJson.ReadOptimizer(Object("SGD", config));

        Assert.Equal(Optimizer.Sgd().WithClipNorm(0.5), Read("{\"clipvalue\":2,\"clipnorm\":0.5,\"use_ema\":false}"));
        Assert.Equal(Optimizer.Sgd().WithGlobalClipNorm(0.5), Read("{\"clipvalue\":2,\"global_clipnorm\":0.5}"));
        Assert.Equal(Optimizer.Sgd().WithClipValue(2), Read("{\"clipvalue\":2,\"clipnorm\":null}"));
        Assert.Contains(
            "SGD: not supported is clipvalue together with clipnorm",
            NotHere(() => Read("{\"decay\":0,\"clipvalue\":2,\"clipnorm\":0.5}")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "clipnorm and global_clipnorm exclude each other",
            Assert.Throws<InvalidDataException>(() => Read("{\"clipnorm\":2,\"global_clipnorm\":0.5}")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_decay_divides_a_rate_that_changes_by_itself_too()
    {
        const string Rate =
            "{\"class_name\":\"ExponentialDecay\",\"config\":{\"initial_learning_rate\":0.4,\"decay_steps\":1,\"decay_rate\":0.5}}";
        var read = KerasJson.ReadOptimizer(Object("SGD", $$"""{"learning_rate":{{Rate}},"decay":0.25}"""));

        Assert.Equal([0.4, 0.2 / 1.25, 0.1 / 1.5], new long[] { 0, 1, 2 }.Select(read.LearningRate.At));
        Assert.Contains(
            "decay = 0.25",
            NotHere(() => KerasJson.ReadOptimizer(Object("SGD", """{"decay":0.25,"use_ema":false}"""))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_old_Nadam_warms_up_as_its_decay_says()
    {
        static Optimizer Read(string config) => KerasJson.ReadOptimizer(Object("Nadam", config));

        Assert.Equal(Optimizer.Legacy.Nadam(), Read("""{"decay":0.004}"""));
        Assert.Equal(Optimizer.Legacy.Nadam(), Read("""{"schedule_decay":0.004}"""));
        Assert.Equal(Optimizer.Nadam(), Read("""{"decay":1}"""));
        Assert.Equal(Optimizer.Nadam(), Read("{}"));
        Assert.Equal(Optimizer.Nadam().WithClipNorm(1), Read("""{"clipnorm":1}"""));
    }

    [Fact]
    public void Decay_may_be_none_and_gradients_may_be_gathered()
    {
        Assert.Equal(Optimizer.AdamW(), KerasJson.ReadOptimizer(Object("AdamW", "{}")));
        Assert.Equal(Optimizer.AdamW(weightDecay: 0), KerasJson.ReadOptimizer(Object("AdamW", """{"weight_decay":null}""")));
        Assert.Equal(Optimizer.Sgd().WithAccumulation(4), KerasJson.ReadOptimizer(Object("SGD", """{"gradient_accumulation_steps":4}""")));
        Assert.Equal(Optimizer.Sgd(), KerasJson.ReadOptimizer(Object("SGD", """{"gradient_accumulation_steps":null}""")));
    }

    [Fact]
    public void Learning_rates_may_be_schedules()
    {
        var schedule = Object("ExponentialDecay", """{"initial_learning_rate":0.1,"decay_steps":10,"decay_rate":0.9,"name":null}""");

        Assert.Equal(Schedule.ExponentialDecay(0.1, 10, 0.9), KerasJson.ReadSchedule(schedule));
        Assert.Equal(
            Optimizer.Adam(Schedule.ExponentialDecay(0.1, 10, 0.9)),
            KerasJson.ReadOptimizer(Object("Adam", $$"""{"learning_rate":{{schedule.GetRawText()}},"use_ema":false}"""))
        );
        Assert.Equal(Schedule.Constant(0.5), KerasJson.ReadSchedule(Json("0.5")));
    }

    [Fact]
    public void Catalogues_are_read_with_their_options()
    {
        Assert.Equal(Activation.LeakyRelu(0.3), KerasJson.ReadActivation(Object("LeakyReLU", "{}")));
        Assert.Equal(Activation.Gelu, KerasJson.ReadActivation(Json("""{"class_name":"function","config":"gelu"}""")));
        Assert.Equal(
            Initializer.VarianceScaling(2, FanMode.Average, ScalingDistribution.Uniform),
            KerasJson.ReadInitializer(Object("VarianceScaling", """{"scale":2,"mode":"fan_avg","distribution":"uniform","seed":7}"""))
        );
        Assert.Equal(Regularizer.L1L2(0.1, 0.2), KerasJson.ReadRegularizer(Object("L1L2", """{"l1":0.1,"l2":0.2}""")));
        Assert.Equal(Constraint.MaxNorm(3, [0, 1]), KerasJson.ReadConstraint(Object("MaxNorm", """{"max_value":3,"axis":[0,1]}""")));
        var options = Object("VarianceScaling", """{"mode":"fan_sideways"}""");
        Assert.Contains("fan_in, fan_out, fan_avg", NotHere(() => KerasJson.ReadInitializer(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void Single_layers_are_read_too()
    {
        Assert.Equal(new Dropout(0.5), KerasJson.ReadLayer(Object("Dropout", """{"rate":0.5,"seed":3}""")));
        Assert.Equal(Merge.Dot(1, 2, true), KerasJson.ReadMerge(Object("Dot", """{"axes":[1,2],"normalize":true}""")));
    }

    static string NotHere(Action read) => Assert.Throws<NotSupportedException>(read).Message;

    static JsonElement Object(string name, string config) => Json($$"""{"class_name":"{{name}}","config":{{config}}}""");

    static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
