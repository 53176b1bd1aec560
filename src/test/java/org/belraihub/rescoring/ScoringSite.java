package org.belraihub.rescoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.belraihub.crypto.DataKeys;
import org.belraihub.testing.HubProgram;
import org.belraihub.testing.TestDatabase;
import org.flywaydb.core.Flyway;

/** A database and a broker that nodes share, as two nodes of a hub do. */
public final class ScoringSite implements AutoCloseable {

  final String jdbcUrl = TestDatabase.fresh();
  final String brokerUrl;
  final Path keyFile;
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

  /** A site with its files in a folder. */
  public ScoringSite(Path folder) throws Exception {
    keyFile = folder.resolve("data-keys");
    DataKeys.readOrCreate(keyFile);
    Flyway.configure().dataSource(jdbcUrl, null, null).schemas("hub").defaultSchema("hub").locations("classpath:db/migration").load().migrate();
    brokerUrl = "tcp://127.0.0.1:" + freePort();
    var configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.addAcceptorConfiguration("tcp", brokerUrl);
    configuration.addAddressSetting("#", new AddressSettings().setAutoCreateQueues(true).setAutoCreateAddresses(true));
    broker.setConfiguration(configuration);
    broker.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A node in this process. */
  public ScoringNode node(Path config) throws Exception {
    return new ScoringNode(jdbcUrl, brokerUrl, keyFile, config);
  }

  /** A node in a process of its own that works already; to be killed by the caller. */
  Process process(Path config) throws IOException {
    var command = HubProgram.command("256m", ScoringNode.class);
    command.addAll(List.of(jdbcUrl, brokerUrl, keyFile.toString(), config.toString()));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IllegalStateException("the node did not start");
      }
    }
    return process;
  }

  @Override
  public void close() throws Exception {
    broker.stop();
  }
}
