package dev.novapixel.features.topology;

import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.session.Sessions;
import dev.novapixel.features.unit.ShopperUnits;

/**
 * A shopper as it was when it was last told what became of it: what the next telling is the
 * difference to.
 */
record Told(boolean isEmpty, Sessions sessions, Attribution attribution) {

  static Told of(ShopperUnits units) {
    return new Told(units.isEmpty(), units.sessions(), units.attribution());
  }
}
