// Predicts with ONNX Runtime: node onnxruntime.cjs MODULES REQUEST, the answer is JSON on the last line.
// REQUEST: [{ model, inputs: [{ name, type, shape, data }] }]; ANSWER: [[{ name, shape, data }]]
const fs = require('fs');
const [, , modules, path] = process.argv;
const ort = require(require.resolve('onnxruntime-web', { paths: [modules] }));
ort.env.wasm.numThreads = 1;
const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array };

(async () => {
  const answers = [];
  for (const { model, inputs } of JSON.parse(fs.readFileSync(path, 'utf8'))) {
    const session = await ort.InferenceSession.create(new Uint8Array(fs.readFileSync(model)));
    const feeds = inputs.map(({ name, type, shape, data }) => [name, new ort.Tensor(type, arrays[type].from(data), shape)]);
    const results = await session.run(Object.fromEntries(feeds));
    answers.push(session.outputNames.map((name) => ({ name, shape: results[name].dims, data: Array.from(results[name].data, Number) })));
  }
  console.log(JSON.stringify(answers));
})().catch((error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
