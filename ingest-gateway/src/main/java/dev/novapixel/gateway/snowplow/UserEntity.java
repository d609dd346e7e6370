package dev.novapixel.gateway.snowplow;

import dev.novapixel.gateway.protocol.EventFacts.Login;
import org.jspecify.annotations.Nullable;

/**
 * Finds the e-commerce plugin's {@code user} among an event's entities while their members go by,
 * schema and data in whichever order. Not thread-safe.
 */
final class UserEntity {
  private static final String USER = "user";

  private @Nullable String schema;
  private @Nullable String id;
  private boolean guest;
  private boolean hasSchema;
  private boolean hasData;
  private @Nullable Login login;

  /** An entity's schema; if this one had one, the next entity has begun. */
  void schema(@Nullable String name) {
    if (hasSchema) {
      end();
    }
    hasSchema = true;
    schema = name;
  }

  /** An entity's data begins; if this one had some, the next entity has begun. */
  void data() {
    if (hasData) {
      end();
    }
    hasData = true;
  }

  void id(@Nullable String value) {
    id = value;
  }

  void guest(boolean value) {
    guest = value;
  }

  /** Who is logged in; somebody who is named as a guest is nobody. */
  @Nullable Login login() {
    end();
    return login;
  }

  private void end() {
    if (USER.equals(schema) && id != null) {
      login = new Login(guest ? null : id);
    }
    schema = null;
    id = null;
    guest = false;
    hasSchema = false;
    hasData = false;
  }
}
