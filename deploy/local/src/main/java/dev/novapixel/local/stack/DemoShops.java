package dev.novapixel.local.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.ApiException;
import dev.novapixel.local.api.DemoShop;
import dev.novapixel.local.api.Shops;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The part that is no program: the demo's shops, made in the admin service and known to the
 * gateway.
 */
record DemoShops(Home home, Addresses addresses, Secrets secrets) implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int UNKNOWN_KEY = 401;
  private static final int NOT_YET = 503;

  @Override
  public String name() {
    return "shops";
  }

  @Override
  public List<String> needs() {
    return List.of(Services.ADMIN, Services.GATEWAY);
  }

  @Override
  public int port() {
    return addresses.ports().admin();
  }

  @Override
  public Path log() {
    return home.log(Services.ADMIN);
  }

  @Override
  public Running start(BooleanSupplier abandoned) {
    try {
      var shops =
          new Shops(new Api(addresses.url(addresses.ports().admin()), secrets.adminToken()));
      for (var demo : DemoShop.values()) {
        demo.ensure(shops);
      }
      for (var demo : DemoShop.values()) {
        awaitKey(demo, abandoned);
      }
    } catch (ApiException failed) {
      throw new StackException(String.valueOf(failed.getMessage()), failed);
    }
    return new Nothing();
  }

  /** Settings travel through Kafka: until they have arrived, the gateway knows no key. */
  private void awaitKey(DemoShop demo, BooleanSupplier abandoned) {
    var gateway = new Api(addresses.url(addresses.ports().gateway()), demo.writeKey());
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!abandoned.getAsBoolean()) {
      var status = gateway.post("/v1/events", JsonNodeFactory.instance.arrayNode()).status();
      if (status != UNKNOWN_KEY && status != NOT_YET) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "the gateway has not heard of %s within %d s"
                .formatted(demo.shop(), PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  /** There is nothing that could end. */
  private record Nothing() implements Running {
    @Override
    public long pid() {
      return 0;
    }

    @Override
    public boolean alive() {
      return true;
    }

    @Override
    public void stop() {}
  }
}
