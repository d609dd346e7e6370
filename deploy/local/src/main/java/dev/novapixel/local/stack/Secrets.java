package dev.novapixel.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.store.DatabaseBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the stack's parts prove themselves with: drawn once, when the state folder is made.
 *
 * @param adminToken opens the console and the admin API
 * @param ownerPassword of the Postgres role that migrates
 * @param adminPassword of the Postgres role that writes
 * @param recsPassword of the Postgres role that reads for recommendations
 */
public record Secrets(
    String adminToken, String ownerPassword, String adminPassword, String recsPassword) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Reads the secrets of this home, or draws them if there are none. */
  static Secrets of(Home home) {
    try {
      if (Files.exists(home.secrets())) {
        return JSON.readValue(home.secrets().toFile(), Secrets.class);
      }
      var fresh = new Secrets(draw(), draw(), draw(), draw());
      SecretFile.write(home.secrets(), JSON.writeValueAsString(fresh));
      SecretFile.write(home.adminToken(), fresh.adminToken() + "\n");
      return fresh;
    } catch (IOException failed) {
      throw new StackException(
          "The secrets in %s cannot be read: %s. Put the file back, or start over with ./nova down --purge."
              .formatted(home.secrets(), failed.getMessage()),
          failed);
    }
  }

  /** Those of the roles in Postgres. */
  DatabaseBootstrap.Passwords postgres() {
    return new DatabaseBootstrap.Passwords(ownerPassword, adminPassword, recsPassword);
  }

  @Override
  public String toString() {
    return "Secrets[not shown]";
  }

  private static String draw() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
