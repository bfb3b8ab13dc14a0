package de.fallbruecke.platform.check;

import de.fallbruecke.platform.TlsIdentity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way to one configured address as the steps of a test see it: name, connection, encryption.
 * The address comes from the configuration and never from a form.
 *
 * @param host name or number
 * @param encrypted whether TLS is spoken right from the beginning
 * @param identity whom we show ourselves as and believe; null: the JDK's authorities, nobody
 * @param allowed whether this host may lead to that address
 */
public record NetworkLine(
    String host,
    int port,
    boolean encrypted,
    @Nullable TlsIdentity identity,
    BiPredicate<String, InetAddress> allowed) {
  private static final int PATIENCE = 4_000;

  /** To an HTTP address that may lead anywhere. */
  public static NetworkLine to(URI address, @Nullable TlsIdentity identity) {
    return to(address, identity, (host, found) -> true);
  }

  /** To an HTTP address. */
  public static NetworkLine to(
      URI address, @Nullable TlsIdentity identity, BiPredicate<String, InetAddress> allowed) {
    boolean encrypted = address.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = address.getPort() > 0 ? address.getPort() : encrypted ? 443 : 80;
    String host = address.getHost().replace("[", "").replace("]", "");
    return new NetworkLine(host, port, encrypted, identity, allowed);
  }

  /** The steps of several lines, each way once. */
  public static List<CheckStep> steps(NetworkLine... lines) {
    List<CheckStep> steps = new ArrayList<>();
    List<NetworkLine> different = new ArrayList<>();
    for (NetworkLine line : lines) {
      if (different.stream().noneMatch(other -> other.place().equals(line.place()))) {
        different.add(line);
      }
    }
    different.forEach(line -> steps.addAll(line.steps()));
    return List.copyOf(steps);
  }

  /** Name, connection and, where it is spoken, encryption. */
  public List<CheckStep> steps() {
    List<CheckStep> steps = new ArrayList<>();
    steps.add(new CheckStep("dns", this::lookUp));
    steps.add(new CheckStep("tcp", this::connect));
    if (encrypted) {
      steps.add(new CheckStep("tls", () -> new TlsTrial(this, PATIENCE).run()));
    }
    return List.copyOf(steps);
  }

  private String place() {
    return host + ":" + port;
  }

  private Map<String, String> lookUp() throws StepFailure {
    try {
      InetAddress[] found = InetAddress.getAllByName(host);
      for (InetAddress address : found) {
        if (!allowed.test(host, address)) {
          throw new StepFailure("dns.forbidden", Map.of("host", host));
        }
      }
      return Map.of(
          "host",
          host,
          "address",
          Arrays.stream(found)
              .map(InetAddress::getHostAddress)
              .distinct()
              .limit(5)
              .collect(Collectors.joining(", ")));
    } catch (UnknownHostException e) {
      throw new StepFailure("dns.unknown", Map.of("host", host));
    }
  }

  private Map<String, String> connect() throws StepFailure, IOException {
    try (Socket socket = open()) {
      Map<String, String> facts = new HashMap<>(at());
      facts.put("encrypted", String.valueOf(encrypted));
      facts.put("address", socket.getInetAddress().getHostAddress());
      return facts;
    }
  }

  /** A connection, to be closed. */
  Socket open() throws StepFailure, IOException {
    InetAddress address = InetAddress.getByName(host);
    if (!allowed.test(host, address)) {
      throw new StepFailure("dns.forbidden", Map.of("host", host));
    }
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address, port), PATIENCE);
      return socket;
    } catch (SocketTimeoutException e) {
      socket.close();
      throw new StepFailure("tcp.silent", at());
    } catch (NoRouteToHostException e) {
      socket.close();
      throw new StepFailure("tcp.no-route", at());
    } catch (ConnectException e) {
      socket.close();
      throw new StepFailure("tcp.refused", at());
    }
  }

  Map<String, String> at() {
    return Map.of("host", host, "port", String.valueOf(port));
  }
}
