package org.belraihub.ebms.transport;

import java.security.cert.X509Certificate;

import org.belraihub.ebms.message.Octets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as far as the message service needs it.
 *
 * @param method      e.g. {@code POST}
 * @param contentType the header as sent
 * @param soapAction  the header as sent
 * @param body        the whole body
 * @param client      the certificate that the caller proved to have over TLS; null when it showed none, or something before us ends TLS
 */
public record HttpRequestBytes(String method, @Nullable String contentType, @Nullable String soapAction, Octets body,
    @Nullable X509Certificate client) {

  /** A request of a caller that showed no certificate. */
  public HttpRequestBytes(String method, @Nullable String contentType, @Nullable String soapAction, Octets body) {
    this(method, contentType, soapAction, body, null);
  }

  /** A request that is in the heap. */
  public HttpRequestBytes(String method, @Nullable String contentType, @Nullable String soapAction, byte[] body) {
    this(method, contentType, soapAction, Octets.of(body));
  }
}
