package dev.novapixel.local.stack;

import dev.novapixel.local.stack.JavaProgram.Compiler;
import dev.novapixel.local.stack.JavaProgram.Heap;
import dev.novapixel.schemas.settings.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.ToIntFunction;

/** The services of the stack: what each is called, what it needs, and how much memory it gets. */
final class Services {
  static final String ADMIN = "admin";
  static final String GATEWAY = "gateway";

  private static final Duration ANSWER = Duration.ofSeconds(2);

  /**
   * A line of the table.
   *
   * @param name the part's name
   * @param module the folder of its module
   * @param mainClass where it starts
   * @param needs what must be ready before
   * @param heap how much memory its objects get
   * @param compiler which machine code it gets
   * @param port where it answers HTTP
   */
  private record Service(
      String name,
      String module,
      String mainClass,
      List<String> needs,
      Heap heap,
      Compiler compiler,
      ToIntFunction<Ports> port) {}

  /**
   * Each waits for the registry by itself, so that it can start beside it; tables and shops come
   * from admin.
   */
  private static final List<Service> TABLE =
      List.of(
          new Service(
              ADMIN,
              "admin-service",
              "dev.novapixel.admin.Main",
              List.of(Servers.KAFKA, Servers.POSTGRES),
              Heap.of(256),
              Compiler.QUICK,
              Ports::admin),
          new Service(
              GATEWAY,
              "ingest-gateway",
              "dev.novapixel.gateway.Main",
              List.of(Servers.KAFKA),
              // A request's garbage in megabytes: collected often, all that is under way is copied
              // often.
              new Heap(224, 72),
              Compiler.BEST,
              Ports::gateway),
          new Service(
              "stitcher",
              "stitcher-stream",
              "dev.novapixel.stitcher.Main",
              List.of(Servers.KAFKA, Servers.REDIS),
              // What streams make is garbage a moment later: the fewer collections, the less of it
              // is under way and has to be copied.
              new Heap(224, 72),
              Compiler.QUICK,
              Ports::stitcher),
          new Service(
              "features",
              "feature-stream",
              "dev.novapixel.features.Main",
              List.of(Servers.KAFKA, Servers.REDIS),
              new Heap(224, 72),
              Compiler.QUICK,
              Ports::features),
          new Service(
              "recs",
              "recs-service",
              "dev.novapixel.recs.Main",
              List.of(Servers.KAFKA, Servers.REDIS, Servers.POSTGRES),
              Heap.of(128),
              Compiler.QUICK,
              Ports::recs));

  private final Home home;
  private final Build build;
  private final Addresses addresses;
  private final Map<String, String> environment;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  Services(Home home, Build build, Addresses addresses, Map<String, String> environment) {
    this.home = home;
    this.build = build;
    this.addresses = addresses;
    this.environment = Map.copyOf(environment);
  }

  List<Part> parts() {
    return TABLE.stream()
        .filter(service -> build.has(service.module(), service.mainClass()))
        .map(this::part)
        .toList();
  }

  private Part part(Service service) {
    var port = service.port().applyAsInt(addresses.ports());
    var program =
        new JavaProgram(
            service.name(),
            service.mainClass(),
            build.classPath(service.module()),
            service.heap(),
            service.compiler(),
            environment);
    return new JavaPart(
        home, program, service.needs(), addresses.host(), List.of(port), answersAt(port));
  }

  /** The port was free just before, so what answers there is ours. */
  private LongPredicate answersAt(int port) {
    var request =
        HttpRequest.newBuilder(URI.create(addresses.url(port) + "/health/ready"))
            .timeout(ANSWER)
            .build();
    return _ -> {
      try {
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
