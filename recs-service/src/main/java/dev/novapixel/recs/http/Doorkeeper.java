package dev.novapixel.recs.http;

import dev.novapixel.recs.http.Problem.Kind;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.access.KeyCarrier;
import dev.novapixel.schemas.access.KeyResolver;
import dev.novapixel.schemas.access.ShopIndex;
import io.micronaut.http.HttpRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which shop a request may see: the one that its key opens, and no other. */
public final class Doorkeeper {
  private final Supplier<ShopIndex> shops;

  /**
   * A doorkeeper.
   *
   * @param shops the shops as they are now; asked once a request
   */
  public Doorkeeper(Supplier<ShopIndex> shops) {
    this.shops = shops;
  }

  /** What the request's key opens. */
  Access open(HttpRequest<?> request) {
    String key =
        KeyResolver.resolve(new Places(request))
            .orElseThrow(() ->
                Problem.of(
                    Kind.KEY_MISSING,
                    "Send a key as Authorization: Bearer, as X-Nova-Key or as ?key=."));
    Access access =
        shops
            .get()
            .open(key)
            .orElseThrow(() -> Problem.of(Kind.KEY_UNKNOWN, "No shop has this key."));
    if (!access.settings().enabled()) {
      throw Problem.of(Kind.SHOP_DISABLED, "The shop of this key is switched off.");
    }
    String claimed = request.getParameters().get("shop");
    if (claimed != null && !claimed.equals(access.shop())) {
      throw Problem.of(Kind.SHOP_MISMATCH, "The shop always comes from the key.");
    }
    return access;
  }

  /** As {@link #open}, for what a public key must not see. */
  Access openWithServerKey(HttpRequest<?> request) {
    return requireServer(open(request), "Shoppers are shown to server keys only.");
  }

  static Access requireServer(Access access, String why) {
    if (!access.isServer()) {
      throw Problem.of(Kind.KEY_TOO_WEAK, why);
    }
    return access;
  }

  private record Places(HttpRequest<?> request) implements KeyCarrier {
    @Override
    public @Nullable String pathKey() {
      return null;
    }

    @Override
    public @Nullable String header(String name) {
      return request.getHeaders().get(name);
    }

    @Override
    public @Nullable String query(String name) {
      return request.getParameters().get(name);
    }

    @Override
    public @Nullable String bodyKey() {
      return null;
    }
  }
}
