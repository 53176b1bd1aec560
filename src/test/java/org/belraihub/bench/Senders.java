package org.belraihub.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Eight senders, each on one connection that it keeps; the next message goes out when the answer to the last is read. Plain sockets, so
 * that the senders cost the machine little.
 */
final class Senders implements AutoCloseable {

  static final int NUMBER = 8;

  private final int number;
  private final ExecutorService threads;

  Senders() {
    this(NUMBER);
  }

  /** So many instead of eight: few enough that calls do not wait for each other. */
  Senders(int number) {
    this.number = number;
    this.threads = Executors.newFixedThreadPool(number);
  }

  /** Sends all; the times of the answers. An answer other than 200 fails. */
  Round send(Target target, List<byte[]> messages) throws IOException, InterruptedException {
    double cpu = target.cpuMillis();
    double store = target.storeMillis();
    var nanos = new long[messages.size()];
    var next = new AtomicInteger();
    long begin = System.nanoTime();
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < number; i++) {
      running.add(threads.submit(() -> {
        run(target.address(), messages, next, nanos);
        return null;
      }));
    }
    for (Future<?> sender : running) {
      join(sender, next, messages.size());
    }
    return new Round((System.nanoTime() - begin) / 1e9, nanos, target.cpuMillis() - cpu, target.storeMillis() - store);
  }

  private static void join(Future<?> sender, AtomicInteger next, int end) throws IOException, InterruptedException {
    try {
      sender.get();
    } catch (ExecutionException e) {
      next.set(end);
      throw new IOException("a sender failed", e.getCause());
    }
  }

  private static void run(URI address, List<byte[]> messages, AtomicInteger next, long[] nanos) throws IOException {
    byte[] head = ("POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
        + "\r\nContent-Type: text/xml; charset=UTF-8\r\nSOAPAction: \"\"\r\nContent-Length: ").getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        byte[] message = messages.get(i);
        byte[] length = (message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + length.length + message.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(length, 0, all, head.length, length.length);
        System.arraycopy(message, 0, all, head.length + length.length, message.length);
        long begin = System.nanoTime();
        socket.getOutputStream().write(all);
        String status = line(in);
        byte[] body = body(in);
        nanos[i] = System.nanoTime() - begin;
        if (!status.contains(" 200")) {
          throw new IOException(address + " answered " + status + fault(new String(body, StandardCharsets.UTF_8)));
        }
      }
    }
  }

  private static String fault(String answer) {
    int begin = answer.indexOf("<faultcode");
    return begin < 0 ? "" : ": " + answer.substring(begin);
  }

  /** The rest of an answer, with a length or in chunks. */
  private static byte[] body(InputStream in) throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    if (length >= 0) {
      return in.readNBytes(length);
    }
    byte[] last = new byte[0];
    for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
      last = in.readNBytes(size);
      line(in);
    }
    line(in);
    return last;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
