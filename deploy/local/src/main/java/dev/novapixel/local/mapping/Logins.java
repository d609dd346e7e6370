package dev.novapixel.local.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts each client's events, so that its account is told only after the first few: what was done
 * before is the anonymous browsing that has to be stitched. Remembers the {@value #CLIENTS} clients
 * seen last; one that comes back after being forgotten browses anonymously once more.
 */
final class Logins {
  private static final int CLIENTS = 200_000;

  private final Map<String, Integer> events =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > CLIENTS;
        }
      };

  /** Counts an event of the client; returns how many came before it. */
  int count(String client) {
    return events.merge(client, 1, Integer::sum) - 1;
  }
}
