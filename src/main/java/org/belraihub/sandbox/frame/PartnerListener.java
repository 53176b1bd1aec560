package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.Executor;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;

/**
 * A listener on loopback that can stop listening: a partner that is down refuses connections. While it is down a socket that
 * is bound and does not listen holds the port, so that nobody else gets it.
 */
final class PartnerListener {

  private static final int MAXIMUM_MESSAGE = 64 * 1024 * 1024;

  private final Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
  private @Nullable Socket placeholder;

  PartnerListener(int port, Executor threads) {
    connector.setPort(port);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("bindOnInit", "false");
    connector.setProperty("maxSwallowSize", Integer.toString(MAXIMUM_MESSAGE));
    connector.setMaxPostSize(MAXIMUM_MESSAGE);
    connector.setThrowOnFailure(true);
    ((AbstractProtocol<?>) connector.getProtocolHandler()).setExecutor(threads);
  }

  Connector connector() {
    return connector;
  }

  /** {@code http://127.0.0.1:port}; the port is known once the server has started. */
  URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private int port() {
    return connector.getPort() > 0 ? connector.getPort() : connector.getLocalPort();
  }

  /** Closes the listener and every open connection. */
  synchronized void refuse() throws LifecycleException, IOException {
    if (placeholder == null) {
      connector.setPort(port());
      connector.stop();
      var socket = new Socket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getPort()));
      placeholder = socket;
    }
  }

  /** Listens again, at the same port. */
  synchronized void accept() throws LifecycleException, IOException {
    if (placeholder != null) {
      placeholder.close();
      placeholder = null;
      connector.start();
    }
  }
}
