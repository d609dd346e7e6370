package dev.novapixel.local.stack;

import dev.novapixel.local.stack.JavaProgram.Compiler;
import dev.novapixel.local.stack.JavaProgram.Heap;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.ToIntFunction;

/**
 * The services of the stack: what each is called, what it needs, and how much memory it gets. The
 * streams run once for each epoch.
 */
final class Services {
  static final String ADMIN = "admin";
  static final String GATEWAY = "gateway";
  static final String STITCHER = "stitcher";
  static final String FEATURES = "features";

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

  /** A stream beside another has the port three higher: between them lies the registry's. */
  private static final int PORTS_BETWEEN_SEATS = 3;

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
              "recs",
              "recs-service",
              "dev.novapixel.recs.Main",
              List.of(Servers.KAFKA, Servers.REDIS, Servers.POSTGRES),
              // What a list is made from is garbage a moment later; past sessions and catalogues
              // stay.
              new Heap(192, 48),
              Compiler.BEST,
              Ports::recs));

  private static final List<Service> STREAMS =
      List.of(
          new Service(
              STITCHER,
              "stitcher-stream",
              "dev.novapixel.stitcher.Main",
              List.of(Servers.KAFKA, Servers.REDIS),
              // What streams make is garbage a moment later: the fewer collections, the less of it
              // is under way and has to be copied.
              new Heap(224, 72),
              Compiler.QUICK,
              Ports::stitcher),
          new Service(
              FEATURES,
              "feature-stream",
              "dev.novapixel.features.Main",
              List.of(Servers.KAFKA, Servers.REDIS),
              new Heap(224, 72),
              Compiler.QUICK,
              Ports::features));

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

  /** Those that run once. */
  List<Part> parts() {
    return TABLE.stream()
        .filter(this::isBuilt)
        .map(service ->
            part(service, service.name(), service.port().applyAsInt(addresses.ports()), Map.of()))
        .toList();
  }

  /** The streams of every epoch. */
  List<Part> streams(RunningEpochs epochs) {
    return epochs.seats().stream()
        .flatMap(
            seat -> STREAMS.stream().filter(this::isBuilt).map(service -> stream(service, seat)))
        .toList();
  }

  private boolean isBuilt(Service service) {
    return build.has(service.module(), service.mainClass());
  }

  private Part stream(Service service, RunningEpochs.Seat seat) {
    int port = port(addresses.ports(), service.port(), seat.number());
    return part(
        service,
        nameOf(service.name(), seat.parsed()),
        port,
        Map.of(
            Setting.EPOCH.name(), seat.epoch(), Setting.OPS_PORT.name(), Integer.toString(port)));
  }

  /** What a stream's part is called: the first epoch's by the stream alone. */
  static String nameOf(String stream, Epoch epoch) {
    return epoch.equals(Epoch.FIRST) ? stream : stream + "-" + epoch;
  }

  static int port(Ports ports, ToIntFunction<Ports> stream, int seat) {
    return stream.applyAsInt(ports) + seat * PORTS_BETWEEN_SEATS;
  }

  private Part part(Service service, String name, int port, Map<String, String> more) {
    var settings = new HashMap<>(environment);
    settings.putAll(more);
    var program =
        new JavaProgram(
            service.name(),
            service.mainClass(),
            build.classPath(service.module()),
            service.heap(),
            service.compiler(),
            settings);
    return new JavaPart(
        home, name, program, service.needs(), addresses.host(), List.of(port), answersAt(port));
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
