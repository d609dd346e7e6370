package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;

import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.NodeScript;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A server that uses an SDK of npm.
 *
 * @param client whose events it tracks
 */
record SdkServer(Sdk sdk, String client, Doorway door, NodeScript script)
    implements TrackingClient {
  static final String CUSTOMER = "7712";

  /** An SDK, and how its view of a product comes out. */
  enum Sdk {
    SNOWPLOW_NODE(Dialect.SNOWPLOW, "product_view"),
    SEGMENT_NODE(Dialect.SEGMENT, "Product Viewed"),
    RUDDER_NODE(Dialect.SEGMENT, "Product Viewed");

    private final Dialect dialect;
    private final String event;

    Sdk(Dialect dialect, String event) {
      this.dialect = dialect;
      this.event = event;
    }

    Dialect dialect() {
      return dialect;
    }

    String event() {
      return event;
    }
  }

  static SdkServer start(Sdk sdk) {
    String client = UUID.randomUUID().toString();
    Doorway door = Doorway.before(RunningGateway.get().address());
    String name = sdk.name().toLowerCase(Locale.ROOT).replace('_', '-');
    NodeScript script =
        NodeScript.start(
            "server-sdk.mjs", name, door.address().toString(), WRITE_KEY, client, CUSTOMER);
    script.hear();
    return new SdkServer(sdk, client, door, script);
  }

  @Override
  public void track(int count) {
    script.say("track " + count);
    nudge();
  }

  @Override
  public void nudge() {
    script.say("flush");
  }

  @Override
  public List<PixelEvent> views() {
    return PixelShop.events(client);
  }

  @Override
  public void close() {
    script.close();
    door.close();
  }
}
