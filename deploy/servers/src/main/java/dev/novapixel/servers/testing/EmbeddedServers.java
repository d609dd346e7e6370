package dev.novapixel.servers.testing;

import dev.novapixel.servers.Binaries;
import dev.novapixel.servers.KafkaServer;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RedisServer;
import dev.novapixel.servers.RegistryServer;
import dev.novapixel.servers.Server;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.file.PathUtils;

/** The servers of the local stack, on free ports, with their data in a temporary folder. */
final class EmbeddedServers implements ServerSource {
  private final Path folder = temporaryFolder();
  private final Binaries binaries = Binaries.besideTheBuild();
  private final Map<Part, Place> places = new ConcurrentHashMap<>();
  private final Map<Part, Server> servers = new ConcurrentHashMap<>();
  private final int controllerPort = Ports.free();
  private final int managementPort = Ports.free();

  @Override
  public void start(Part part) {
    var place = places.computeIfAbsent(part, this::newPlace);
    servers.put(
        part,
        switch (part) {
          case KAFKA -> KafkaServer.start(place, controllerPort);
          case POSTGRES -> PostgresServer.start(place, binaries);
          case REDIS -> RedisServer.start(place, binaries);
          case REGISTRY -> {
            var database = server(Part.POSTGRES, PostgresServer.class).database("registry");
            yield RegistryServer.start(place, managementPort, database, binaries);
          }
        });
  }

  @Override
  public void stop(Part part) {
    server(part, Server.class).close();
  }

  @Override
  public KafkaAddress kafka() {
    return new KafkaAddress(server(Part.KAFKA, KafkaServer.class).bootstrapServers());
  }

  @Override
  public PostgresAddress postgres() {
    var postgres = server(Part.POSTGRES, PostgresServer.class);
    return new PostgresAddress(postgres.place().address(), postgres.password());
  }

  @Override
  public RedisAddress redis() {
    return new RedisAddress(server(Part.REDIS, RedisServer.class).url());
  }

  @Override
  public RegistryAddress registry() {
    return new RegistryAddress(server(Part.REGISTRY, RegistryServer.class).url());
  }

  /** The registry goes before its database. */
  @Override
  public void close() {
    for (var part : List.of(Part.REGISTRY, Part.POSTGRES, Part.KAFKA, Part.REDIS)) {
      var server = servers.get(part);
      if (server != null) {
        server.close();
      }
    }
    try {
      PathUtils.deleteDirectory(folder);
    } catch (IOException leftBehind) {
      // A temporary folder that stays is the system's to clean.
    }
  }

  private <S extends Server> S server(Part part, Class<S> type) {
    var server = servers.get(part);
    if (server == null) {
      throw new IllegalStateException(part + " was not started");
    }
    return type.cast(server);
  }

  private Place newPlace(Part part) {
    return Place.local(folder.resolve(part.name().toLowerCase(Locale.ROOT)), Ports.free());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("nova-stack-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
