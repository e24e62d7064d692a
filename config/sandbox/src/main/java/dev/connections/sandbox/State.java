package dev.connections.sandbox;

import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;

/**
 * The organizations and tenants as a file, so that what was set up with them still works after a
 * restart.
 */
final class State {
  private final Path file;
  private Kept kept;

  private State(Path file) {
    this.file = file;
  }

  /** The file's content; a file of before there were tenants has none. */
  private record Kept(
      List<Organization> organizations, List<Tenant> tenants, List<Tenant> publishers) {}

  /** Reads the file, or makes the ready-made organizations and writes it. */
  static State in(Path folder, Clock clock) throws IOException {
    var state = new State(folder.resolve("organizations.json"));
    var keeper = new Keeper(clock, state::save);
    Kept read = state.read(keeper);
    List<Organization> organizations = read.organizations();
    List<Tenant> tenants = read.tenants();
    List<Tenant> publishers = read.publishers();
    var kept =
        new Kept(
            organizations == null ? Organization.ready(keeper) : organizations,
            tenants == null ? Tenant.ready(keeper) : tenants,
            publishers == null ? Tenant.readyPublishers(keeper) : publishers);
    kept.organizations().forEach(PretendOrganization::complete);
    Organization first = kept.organizations().get(0);
    kept.organizations().stream().skip(1).forEach(one -> one.shareSystemApp(first));
    kept.tenants().forEach(PretendOrganization::complete);
    kept.publishers().forEach(PretendOrganization::complete);
    for (Tenant publisher : kept.publishers()) {
      kept.tenants().stream()
          .filter(tenant -> tenant.cloud() == publisher.cloud())
          .forEach(tenant -> tenant.publishedBy(publisher));
    }
    state.kept = kept;
    state.save();
    return state;
  }

  private Kept read(Keeper keeper) throws IOException {
    if (!Files.exists(file)) {
      return new Kept(null, null, null);
    }
    try {
      return Json.reader(keeper).forType(Kept.class).readValue(file.toFile());
    } catch (IOException e) {
      throw new IOException(
          "cannot read " + file + "; remove it to have new organizations made", e);
    }
  }

  List<Organization> organizations() {
    return kept.organizations();
  }

  List<Tenant> tenants() {
    return kept.tenants();
  }

  List<Tenant> publishers() {
    return kept.publishers();
  }

  /** Does nothing until everything is there. */
  private synchronized void save() {
    if (kept == null) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      PrivateFiles.create(next);
      Files.write(next, Json.bytes(kept));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
