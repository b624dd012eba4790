namespace Functional;

/// <summary>Callbacks that write files: what Keras calls <c>ModelCheckpoint</c> and <c>BackupAndRestore</c>.</summary>
public static class CheckpointCallbacks
{
    extension(Callback)
    {
        /// <summary>
        /// Saves the model after epochs, or after batches, as Keras' <c>ModelCheckpoint</c> does. Every file appears when it is complete
        /// and not before: a program that is killed while it writes leaves the one before.
        /// </summary>
        /// <param name="path">
        /// The file; places such as <c>{epoch:02d}</c> (from 1), <c>{batch}</c> (from 1) and <c>{val_loss:.3f}</c> take numbers. Folders
        /// are made.
        /// </param>
        /// <param name="monitor">The number to watch for the best.</param>
        /// <param name="saveBestOnly">Whether only models that are better than every one before are saved.</param>
        /// <param name="saveWeightsOnly">Whether optimizer and history are left out.</param>
        /// <param name="mode">Which direction is better.</param>
        /// <param name="everyBatches">Saves after every so many batches, counted through epochs, in place of epochs.</param>
        /// <param name="initialBest">A number that must be beaten from the start.</param>
        /// <param name="to">Where Keras' lines are written; nowhere unless given.</param>
        /// <remarks>
        /// Fitting throws an <see cref="ArgumentException"/> before the first epoch when a number that is watched, or that the path asks
        /// for, will not be there. Every fit begins without a best model.
        /// </remarks>
        /// <exception cref="ArgumentOutOfRangeException">The number of batches is below 1.</exception>
        /// <exception cref="FormatException">A place of the path is not understood.</exception>
        /// <exception cref="ArgumentException">The file does not end in <c>.safetensors</c>.</exception>
        public static Callback ModelCheckpoint(
            string path,
            string monitor = "val_loss",
            bool saveBestOnly = false,
            bool saveWeightsOnly = false,
            MonitorMode mode = MonitorMode.Auto,
            int? everyBatches = null,
            double? initialBest = null,
            TextWriter? to = null
        )
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            ArgumentException.ThrowIfNullOrWhiteSpace(monitor);
            ModelFile.RequireCheckpoint(path);
            if (everyBatches is { } batches)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(everyBatches));
            }
            var rule = new ModelCheckpointRule(
                new(path),
                monitor,
                saveBestOnly,
                saveWeightsOnly ? Checkpoint.WriteWeights : Checkpoint.Write,
                mode,
                everyBatches,
                initialBest,
                to
            );
            return Callback.Starting("model checkpoint", () => new ModelCheckpointRun(rule).On);
        }

        /// <summary>
        /// Saves how far training is after every epoch, and goes on from there when the same fit is started again after it was killed:
        /// the result has the bits of a fit that was never interrupted. When the fit ends, the backup is deleted.
        /// </summary>
        /// <param name="folder">A folder for the backup of this fit alone; it is made.</param>
        /// <param name="everyEpochs">Saves after every so many epochs.</param>
        /// <param name="keep">Whether the backup stays when training ends.</param>
        /// <remarks>
        /// What other callbacks remember is not saved, as in Keras: early stopping counts anew. A fit that was cancelled keeps its backup,
        /// the one of its last whole epoch. Fitting throws an <see cref="ArgumentException"/> when the backup is of another fit, and for
        /// streams with a number of steps in an epoch, which cannot go on where they were.
        /// </remarks>
        /// <exception cref="ArgumentOutOfRangeException">The number of epochs is below 1.</exception>
        public static Callback BackupAndRestore(string folder, int everyEpochs = 1, bool keep = false)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(folder);
            ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
            return Callback.Starting("backup and restore", () => new BackupRun(folder, everyEpochs, keep).On);
        }
    }
}
