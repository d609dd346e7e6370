package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.state.StateForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where nodes are kept, by key. What stands under one key is always of one type. */
public interface Nodes {
  /** What is known of a node; null if nothing. */
  <T> @Nullable T get(String key, StateForm<T> form);

  <T> void put(String key, T state, StateForm<T> form);

  void forget(String key);

  /**
   * A cut that was known before this log was first read: what an epoch that is computed anew has to
   * leave out from its beginning. {@link Instant#EPOCH} if there is none.
   *
   * @param customer of a token, only what names this account
   */
  Instant cut(String shop, Identifier identifier, @Nullable String customer);

  /** Later than every receipt time that was read here: a cut takes all that is known. */
  Instant now();
}
