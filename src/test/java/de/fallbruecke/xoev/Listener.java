package de.fallbruecke.xoev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/**
 * A socket that waits for connections nobody may open. The kernel queues whoever connects, so
 * asking afterwards counts everybody.
 */
final class Listener {
  private Listener() {}

  static ServerSocket open() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static String address(ServerSocket listener) {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/evil";
  }

  static int connections(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1);
    int count = 0;
    while (true) {
      try {
        listener.accept().close();
        count++;
      } catch (SocketTimeoutException e) {
        return count;
      }
    }
  }
}
