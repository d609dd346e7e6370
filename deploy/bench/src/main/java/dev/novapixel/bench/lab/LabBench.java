package dev.novapixel.bench.lab;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A benchmark with servers of its own that end with it. */
public interface LabBench extends AutoCloseable {
  void run() throws IOException, InterruptedException, ExecutionException;

  @Override
  void close() throws IOException;
}
