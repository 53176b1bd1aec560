package org.belraihub.sandbox.frame;

import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong at a simulated partner is one line: refusals and cut connections are its daily business. */
final class OneLineFaults implements FaultListener {

  private static final Logger LOG = LoggerFactory.getLogger(OneLineFaults.class);

  private final String partner;

  OneLineFaults(String partner) {
    this.partner = partner;
  }

  @Override
  public boolean faultOccurred(Exception exception, String description, Message message) {
    Throwable root = exception;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    LOG.info("Partner {} could not answer: {}", partner, root.getClass().getSimpleName());
    return false;
  }
}
