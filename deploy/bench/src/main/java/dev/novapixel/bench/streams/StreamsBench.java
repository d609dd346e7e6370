package dev.novapixel.bench.streams;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A benchmark of one stream process, with servers of its own that end with it. */
public interface StreamsBench extends AutoCloseable {
  void run() throws IOException, InterruptedException, ExecutionException;

  @Override
  void close() throws IOException;
}
