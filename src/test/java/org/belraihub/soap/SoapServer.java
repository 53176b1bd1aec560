package org.belraihub.soap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** A Tomcat on a free loopback port with one CXF servlet, for tests and measurements over real HTTP. */
public final class SoapServer implements AutoCloseable {

  private final Tomcat tomcat = new Tomcat();
  private final Bus bus = BusFactory.newInstance().createBus();

  /** Starts. */
  public SoapServer() {
    try {
      Path base = Files.createTempDirectory("soap-server");
      tomcat.setBaseDir(base.toString());
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
      var context = tomcat.addContext("", base.toString());
      var servlet = new CXFNonSpringServlet();
      servlet.setBus(bus);
      Tomcat.addServlet(context, "soap", servlet).setLoadOnStartup(1);
      context.addServletMappingDecoded("/soap/*", "soap");
      tomcat.start();
    } catch (IOException | LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bus of its servlet. */
  public Bus bus() {
    return bus;
  }

  /** Where a path of the servlet is. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/soap" + path);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    bus.shutdown(true);
  }
}
