package dev.novapixel.gateway;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that each send one event after the other over a connection of their own, and remember
 * which were acknowledged. They go on when they are refused, and stop when they are cut off.
 */
final class Senders implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentMap<String, List<Integer>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final URI gateway;
  private final String key;

  /**
   * @param name what the clients' ids begin with
   * @param from the number of the first event
   */
  Senders(URI gateway, String key, String name, int clients, int from) {
    this.gateway = gateway;
    this.key = key;
    for (int i = 0; i < clients; i++) {
      String client = name + i;
      threads.add(Thread.ofVirtual().start(() -> send(client, from)));
    }
  }

  private void send(String client, int from) {
    try (Wire wire = new Wire(gateway)) {
      for (int number = from; !stopped.get(); number++) {
        if (wire.send(request(client, number)).receive().status() / 100 == 2) {
          acknowledged
              .computeIfAbsent(client, c -> Collections.synchronizedList(new ArrayList<>()))
              .add(number);
        } else {
          refused.incrementAndGet();
        }
      }
    } catch (UncheckedIOException cutOff) {
      // Its last event was not acknowledged: nobody has promised anything.
    }
  }

  private String request(String client, int number) {
    String event =
        "{\"id\":\"%s-%d\",\"name\":\"page_viewed\",\"clientId\":\"%s\"}"
            .formatted(client, number, client);
    return "POST /v1/shopify/pixel?k=%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(key, event.length(), event);
  }

  /** How many were acknowledged in all. */
  int count() {
    return acknowledged.values().stream().mapToInt(List::size).sum();
  }

  int refused() {
    return refused.get();
  }

  /** The numbers of each client's acknowledged events, in the order in which it sent them. */
  ConcurrentMap<String, List<Integer>> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    stop();
  }

  /** Returns when nobody sends any more. */
  void stop() {
    stopped.set(true);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
