package org.belraihub.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The hub as it ships, on a home of its own, everything embedded, partners beside it. */
final class Hub implements Target, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Launched process;
  private final double secondsToReady;

  /** Starts, with these options of Java and of its own, and waits until it is ready. */
  Hub(Path directory, String name, Path jar, List<String> java, List<String> options) throws IOException {
    this.home = directory.resolve(name);
    this.port = freePort();
    Files.deleteIfExists(home.resolve("operator.port"));
    var arguments = new ArrayList<>(java);
    arguments.addAll(List.of("-jar", jar.toString(), "--hub.home=" + home, "--server.port=" + port, "--management.server.port=0",
        "--hub.journey.run=false"));
    arguments.addAll(options);
    long begin = System.nanoTime();
    this.process = Launched.java(directory, name, arguments);
    process.await("ready", PATIENCE, this::ready);
    this.secondsToReady = (System.nanoTime() - begin) / 1e9;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean ready() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Files.readString(home.resolve("operator.port")).strip() + "/health"))
        .header("Authorization", "Bearer " + Files.readString(home.resolve("operator.token")).strip()).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  double secondsToReady() {
    return secondsToReady;
  }

  Launched process() {
    return process;
  }

  /** A connection to its database. */
  Connection database() throws IOException, SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip()
        + "/postgres?user=postgres&password=postgres");
  }

  /** Deliveries that are not at their end. */
  long backlog() throws IOException, SQLException {
    try (var connection = database(); var statement = connection.createStatement();
         var row = statement.executeQuery("select count(*) from hub.delivery where state in ('QUEUED', 'SENDING', 'SENT', 'HELD', 'PARKED')")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public String name() {
    return "hub";
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/soap/assessment/v1");
  }

  @Override
  public double cpuMillis() {
    return process.cpuMillis();
  }

  @Override
  public double storeMillis() throws IOException {
    return Launched.postgresMillis(home.resolve("postgres"));
  }

  @Override
  public void close() {
    process.close();
  }
}
