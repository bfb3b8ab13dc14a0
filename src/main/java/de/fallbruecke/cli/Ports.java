package de.fallbruecke.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class Ports {
  private Ports() {}

  /** The wished port if it is free, else any free one; 0 = any. */
  static int free(int wish) throws IOException {
    try (ServerSocket socket = new ServerSocket(wish, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      if (wish == 0) {
        throw taken;
      }
      return free(0);
    }
  }
}
