package dev.novapixel.recs.gather;

import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Policy;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every shop's policies, made ready once for each version of its settings. Thread-safe; holds the
 * newest version of each shop that was asked for.
 */
final class Policies {
  private final Map<String, Ready> byShop = new ConcurrentHashMap<>();

  private record Ready(long version, Map<Placement, Policy> policies) {}

  Policy of(ShopSettings settings, Placement placement) {
    Recommending recommending = settings.recommending();
    if (recommending.rules().isEmpty() && recommending.weights().isEmpty()) {
      return Policy.NONE;
    }
    Ready ready = byShop.get(settings.shop());
    if (ready == null || ready.version() != settings.version()) {
      ready = new Ready(settings.version(), ready(recommending));
      byShop.put(settings.shop(), ready);
    }
    return ready.policies().getOrDefault(placement, Policy.NONE);
  }

  private static Map<Placement, Policy> ready(Recommending recommending) {
    Map<Placement, Policy> policies = new EnumMap<>(Placement.class);
    for (Placement placement : Placement.values()) {
      policies.put(placement, Policy.of(recommending, placement));
    }
    return policies;
  }
}
