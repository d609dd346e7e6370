package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.ForwardedFor;
import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.place.Places;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** From a request to the place that it came from. */
@Singleton
final class Whereabouts {
  private static final String FORWARDED = "X-Forwarded-For";

  /** Snowplow's trackers: whoever sends it wants to be nobody. */
  private static final String ANONYMOUS = "SP-Anonymous";

  private final Places places;
  private final ForwardedFor forwarded;

  Whereabouts(Places places, ForwardedFor forwarded) {
    this.places = places;
    this.forwarded = forwarded;
  }

  Place of(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    if (places.areUnknown() || headers.contains(ANONYMOUS)) {
      return Place.NOWHERE;
    }
    InetAddress peer = request.getRemoteAddress().getAddress();
    if (!forwarded.trusts(peer)) {
      return places.found(peer);
    }
    Place told = places.told(headers::get);
    return told.country() != null
        ? told
        : places.found(forwarded.sender(peer, headers.getAll(FORWARDED)));
  }
}
