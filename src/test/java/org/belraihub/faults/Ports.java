package org.belraihub.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that come back at the same address: below those that outgoing connections take. */
final class Ports {

  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 30_000;

  private Ports() {
  }

  /** The first of so many free ports in a row. */
  static int free(int inARow) {
    for (int attempt = 0; attempt < 100; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      boolean free = true;
      for (int port = first; port < first + inARow && free; port++) {
        free = isFree(port);
      }
      if (free) {
        return first;
      }
    }
    throw new IllegalStateException("no " + inARow + " free ports in a row");
  }

  /** Whether somebody answers there. Asked by a call: a probe that listened itself could be what the server collides with. */
  static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
