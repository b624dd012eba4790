// Predicts with TensorFlow.js: node tfjs.cjs MODULES REQUEST, the answer is JSON on the last line.
// REQUEST: { topology, layers: [{ name, weights: [{ shape, data }] }], inputs: [{ shape, data }] }
const fs = require('fs');
const [, , modules, path] = process.argv;
const tf = require(require.resolve('@tensorflow/tfjs', { paths: [modules] }));
const request = JSON.parse(fs.readFileSync(path, 'utf8'));
const tensor = ({ shape, data }) => tf.tensor(data, shape);

(async () => {
  await tf.setBackend('cpu');
  const model = await tf.models.modelFromJSON(request.topology);
  for (const layer of request.layers.filter((l) => l.weights.length > 0)) {
    model.getLayer(layer.name).setWeights(layer.weights.map(tensor));
  }
  const inputs = request.inputs.map(tensor);
  const outputs = [model.predict(inputs.length === 1 ? inputs[0] : inputs)].flat();
  console.log(JSON.stringify(outputs.map((y) => Array.from(y.dataSync()))));
})();
