package dev.novapixel.local.stack;

import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The stack of one home, as the commands deal with it. */
public final class LocalStack {
  private final Home home;
  private final Build build;
  private final Settings settings;
  private final Addresses addresses;
  private final StateFile stateFile;

  public LocalStack(Home home, Build build, Settings settings) {
    this.home = home;
    this.build = build;
    this.settings = settings;
    this.addresses = Addresses.of(settings);
    this.stateFile = new StateFile(home);
  }

  public Home home() {
    return home;
  }

  public Addresses addresses() {
    return addresses;
  }

  /** The settings of the stack's own parts, for clients of theirs: those of the live epoch. */
  public Settings settings() {
    var epochs = epochs();
    return settings.get(Setting.EPOCH).equals(epochs.liveEpoch())
        ? settings
        : settings(epochs.liveEpoch());
  }

  /** As {@link #settings()}, of any epoch. */
  public Settings settings(Epoch epoch) {
    return settings.with(Setting.EPOCH, epoch.name());
  }

  /** The epoch that is live as long as nobody has replayed anything. */
  public Epoch firstEpoch() {
    return settings.get(Setting.EPOCH);
  }

  /** Whether a part of that name is a stream. */
  public static boolean isStream(String part) {
    return part.startsWith(Services.STITCHER) || part.startsWith(Services.FEATURES);
  }

  /** Whether it is one of {@code epoch}'s. */
  public static boolean isStreamOf(String part, Epoch epoch) {
    return part.equals(Services.nameOf(Services.STITCHER, epoch))
        || part.equals(Services.nameOf(Services.FEATURES, epoch));
  }

  /** The epochs that are computed. */
  public RunningEpochs epochs() {
    return RunningEpochs.of(home, settings.get(Setting.EPOCH));
  }

  /** Where an epoch's stitcher answers for its health. */
  public String stitcher(Epoch epoch) {
    return addresses.url(Services.port(addresses.ports(), Ports::stitcher, epochs().seatOf(epoch)));
  }

  /** Where an epoch's feature stream answers for its health. */
  public String features(Epoch epoch) {
    return addresses.url(Services.port(addresses.ports(), Ports::features, epochs().seatOf(epoch)));
  }

  /** What the stack's parts prove themselves with. */
  public Secrets secrets() {
    return Secrets.of(home);
  }

  /** The stack of another home on this machine, which has to be up. */
  public LocalStack beside(Path state) {
    var other = new Home(home.root(), state);
    var running =
        new LocalStack(other, build, settings)
            .running()
            .orElseThrow(() -> new StackException("No stack of " + other.state() + " is up."));
    return new LocalStack(
        other,
        build,
        settings
            .with(Setting.HOME, other.state().toString())
            .with(Setting.PORT_BASE, Integer.toString(running.portBase()))
            .with(Setting.BIND, running.host()));
  }

  /** What its supervisor has told last, if one lives. */
  public Optional<StackState> running() {
    if (!home.exists()) {
      return Optional.empty();
    }
    var holder = StackLock.holder(home.lockFile());
    return holder.isEmpty()
        ? Optional.empty()
        : stateFile.read().filter(state -> state.pid() == holder.getAsLong());
  }

  /**
   * Starts the stack, supervises it in this process and returns when it has been stopped, by a
   * signal.
   *
   * @throws StackException when it does not start, or is supervised by another process already
   */
  public void supervise(Consumer<StackState> listener) throws InterruptedException {
    home.prepare();
    var lock =
        StackLock.take(home.lockFile())
            .orElseThrow(() ->
                new StackException(
                    "The stack of " + home.state() + " is up already; ./nova status shows it."));
    try (lock;
        var supervisor = supervisor(listener)) {
      var hook = new Thread(supervisor::close, "stack-end");
      Runtime.getRuntime().addShutdownHook(hook);
      supervisor.start();
      supervisor.awaitEnd();
    }
  }

  private Supervisor supervisor(Consumer<StackState> listener) {
    var secrets = Secrets.of(home);
    var environment = ServiceSettings.of(home, settings, secrets);
    var services = new Services(home, build, addresses, environment);
    return new Supervisor(
        parts(secrets, environment, services),
        () -> services.streams(epochs()),
        new Supervisor.Place(addresses.ports().base(), addresses.host()),
        InstantSource.system(),
        state -> {
          stateFile.write(state);
          listener.accept(state);
        });
  }

  private List<Part> parts(Secrets secrets, Map<String, String> environment, Services services) {
    var servers = new Servers(home, addresses, secrets, localSettings(environment), this::epochs);
    var parts = new ArrayList<>(servers.parts());
    parts.addAll(services.parts());
    var demoShops = new DemoShops(home, addresses, secrets);
    if (parts.stream().map(Part::name).toList().containsAll(demoShops.needs())) {
      parts.add(demoShops);
    }
    return parts;
  }

  /** What the services are given holds for the servers, too. */
  private static Settings localSettings(Map<String, String> environment) {
    var all = new HashMap<>(System.getenv());
    all.putAll(environment);
    return Settings.from(all);
  }

  /** Removes everything that the stack remembers. It must not run. */
  public void purge() {
    if (!home.exists()) {
      return;
    }
    if (running().isPresent()) {
      throw new StackException(
          "The stack of " + home.state() + " is up; stop it before its data are removed.");
    }
    try (var files = Files.walk(home.state())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not remove " + home.state(), failed);
    }
  }
}
