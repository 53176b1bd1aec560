package org.belraihub.ebms.transport;

import org.belraihub.ebms.message.Octets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as far as the message service needs it.
 *
 * @param method      e.g. {@code POST}
 * @param contentType the header as sent
 * @param soapAction  the header as sent
 * @param body        the whole body
 */
public record HttpRequestBytes(String method, @Nullable String contentType, @Nullable String soapAction, Octets body) {

  /** A request that is in the heap. */
  public HttpRequestBytes(String method, @Nullable String contentType, @Nullable String soapAction, byte[] body) {
    this(method, contentType, soapAction, Octets.of(body));
  }
}
