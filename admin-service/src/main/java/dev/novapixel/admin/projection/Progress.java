package dev.novapixel.admin.projection;

/**
 * How far the projection is.
 *
 * @param running whether it reads and writes: not while Kafka or Postgres is away
 * @param lag records that have been committed and not yet written
 * @param written records written since the start
 * @param passedOver records that could not be read or written, since the start
 * @param trouble what keeps it from running, empty if nothing does
 */
public record Progress(boolean running, long lag, long written, long passedOver, String trouble) {
  static final Progress NONE = new Progress(false, 0, 0, 0, "not started");
}
