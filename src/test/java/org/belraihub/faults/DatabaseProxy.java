package org.belraihub.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Stands between a program and PostgreSQL, passes everything on message by message, and shows each commit to a {@link Trap}. The
 * program must connect without TLS ({@code sslmode=disable&gssEncMode=disable}). Lives as long as the tests.
 */
final class DatabaseProxy {

  private final ServerSocket listener;
  private final int database;
  private volatile @Nullable Trap trap;

  DatabaseProxy(int database) throws IOException {
    this.database = database;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon("proxy-accept", this::accept);
  }

  /** The address for a program, as superuser of this private database. */
  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort()
        + "/postgres?user=postgres&password=postgres&sslmode=disable&gssEncMode=disable";
  }

  /** Sets a trap in place of the last. */
  Trap set(Work work, Phase phase) {
    var made = new Trap(work, phase);
    trap = made;
    return made;
  }

  private void accept() {
    try {
      while (true) {
        connect(listener.accept());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy does not listen any more", e);
    }
  }

  private void connect(Socket program) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
      program.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var conversation = new Conversation();
      daemon("proxy-to-database", () -> pump(program, server, (in, out) -> toDatabase(conversation, in, out)));
      daemon("proxy-to-program", () -> pump(server, program, (in, out) -> toProgram(conversation, in, out)));
    } catch (IOException e) {
      // the database is down: so is this connection
      program.close();
    }
  }

  private interface Direction {
    void pass(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException;
  }

  /** When one side goes, the other goes too. */
  private static void pump(Socket from, Socket to, Direction direction) {
    try (from; to;
         var in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 1 << 16));
         var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream(), 1 << 16))) {
      direction.pass(in, out);
    } catch (IOException e) {
      // an end of the connection is gone; a message that was cut off is not passed on
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first message has no type. */
  private void toDatabase(Conversation conversation, DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
    WireMessage.readStartup(in).write(out);
    out.flush();
    while (true) {
      WireMessage message = WireMessage.read(in);
      Set<Work> asked = conversation.asksToCommit(message);
      if (!asked.isEmpty() && !passes(Phase.SENT, asked)) {
        return;
      }
      message.write(out);
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  private void toProgram(Conversation conversation, DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
    while (true) {
      WireMessage message = WireMessage.read(in);
      Set<Work> committed = conversation.tellsCommitted(message);
      if (!committed.isEmpty() && !passes(Phase.DONE, committed)) {
        return;
      }
      message.write(out);
      if (in.available() == 0) {
        out.flush();
      }
      if (!committed.isEmpty()) {
        out.flush();
        passes(Phase.ANSWERED, committed);
      }
    }
  }

  private boolean passes(Phase phase, Set<Work> works) throws InterruptedException {
    Trap current = trap;
    return current == null || current.pass(phase, works);
  }

  private static void daemon(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
