package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A folder of archives, here or on a web server. A web server is only a place for files: it is
 * believed nothing, and it is never followed elsewhere.
 */
public sealed interface PackageSource {
  /** Its address, as remembered and shown. */
  String address();

  /**
   * A file of the folder.
   *
   * @param name a plain name without any folder
   * @param limit in bytes
   * @throws Fault SOURCE_UNREACHABLE
   */
  byte[] read(String name, long limit);

  /**
   * The source at a path or an https address; http only on this machine.
   *
   * @throws Fault SOURCE_UNREACHABLE if the address is not allowed
   */
  static PackageSource at(String address) {
    String scheme = address.toLowerCase(Locale.ROOT);
    if (!scheme.startsWith("https:") && !scheme.startsWith("http:")) {
      return new Folder(Path.of(address).toAbsolutePath().normalize());
    }
    try {
      URI base = URI.create(address.endsWith("/") ? address : address + "/");
      String host = String.valueOf(base.getHost());
      boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
      boolean plain =
          base.getHost() != null
              && base.getUserInfo() == null
              && base.getQuery() == null
              && base.getFragment() == null;
      if (plain && (here || "https".equalsIgnoreCase(base.getScheme()))) {
        return new Web(base, OutboundHttp.newClient());
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Fault(
        FaultCode.SOURCE_UNREACHABLE,
        "This address is no source of packages. Nothing was fetched. Give an https address of a folder, without user and query, or a folder of this machine.");
  }

  /** On this machine. */
  record Folder(Path folder) implements PackageSource {
    @Override
    public String address() {
      return folder.toString();
    }

    @Override
    public byte[] read(String name, long limit) {
      Path file = folder.resolve(name);
      try {
        if (Files.size(file) > limit) {
          throw unreachable(file.toString(), "is larger than allowed", null);
        }
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw unreachable(file.toString(), "cannot be read", e);
      }
    }
  }

  /** On a web server. */
  record Web(URI base, HttpClient http) implements PackageSource {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String address() {
      return base.toString();
    }

    @Override
    public byte[] read(String name, long limit) {
      URI file = base.resolve(name);
      HttpRequest request =
          HttpRequest.newBuilder(file)
              .timeout(Duration.ofSeconds(30))
              .header("User-Agent", OutboundHttp.USER_AGENT)
              .build();
      CompletableFuture<HttpResponse<byte[]>> exchange =
          http.sendAsync(
              request,
              HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limit));
      try {
        HttpResponse<byte[]> answer = exchange.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer.statusCode() != 200) {
          throw unreachable(file.toString(), "was answered with " + answer.statusCode(), null);
        }
        return answer.body();
      } catch (ExecutionException e) {
        throw unreachable(file.toString(), "cannot be fetched or is larger than allowed", e);
      } catch (TimeoutException e) {
        throw unreachable(file.toString(), "did not come within two minutes", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unreachable(file.toString(), "was not waited for", e);
      } finally {
        exchange.cancel(true); // ends the exchange if it is still under way
      }
    }
  }

  private static Fault unreachable(
      String what, String how, @org.jspecify.annotations.Nullable Exception cause) {
    String message =
        "%s %s. Nothing was installed. Check address, rights and network.".formatted(what, how);
    return cause == null
        ? new Fault(FaultCode.SOURCE_UNREACHABLE, message)
        : new Fault(FaultCode.SOURCE_UNREACHABLE, message, cause);
  }
}
