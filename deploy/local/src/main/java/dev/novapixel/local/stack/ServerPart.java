package dev.novapixel.local.stack;

import dev.novapixel.servers.KafkaProcess;
import dev.novapixel.servers.KafkaServer;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RedisServer;
import dev.novapixel.servers.RegistryServer;
import dev.novapixel.servers.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A server from {@code nova-servers} that is a process of its own.
 *
 * @param launch starts it and returns when it is ready
 */
record ServerPart(String name, List<String> needs, Place place, Supplier<? extends Server> launch)
    implements Part {
  ServerPart {
    needs = List.copyOf(needs);
  }

  @Override
  public int port() {
    return place.port();
  }

  @Override
  public Path log() {
    return place.log();
  }

  @Override
  public Running start(BooleanSupplier abandoned) {
    return new RunningServer(launch.get());
  }

  private record RunningServer(Server server) implements Running {
    @Override
    public long pid() {
      return switch (server) {
        case PostgresServer postgres -> postgres.pid();
        case RedisServer redis -> redis.pid();
        case RegistryServer registry -> registry.pid();
        case KafkaProcess kafka -> kafka.pid();
        case KafkaServer _ -> ProcessHandle.current().pid();
      };
    }

    @Override
    public boolean alive() {
      return server.alive();
    }

    @Override
    public void stop() {
      server.close();
    }
  }
}
