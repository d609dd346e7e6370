package dev.novapixel.gateway;

import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.List;

/** A client that tracks views of products through a doorway of its own. */
interface TrackingClient extends AutoCloseable {
  /** Tracks so many more. */
  void track(int count);

  /** Gives a client its chance that tries again only when something is to be sent. */
  void nudge();

  /** The views that are in Kafka, each once, in the order of the log. */
  List<PixelEvent> views();

  /** The way to the gateway. */
  Doorway door();

  @Override
  void close();
}
