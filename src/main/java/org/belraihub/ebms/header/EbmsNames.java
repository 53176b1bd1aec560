package org.belraihub.ebms.header;

import org.belraihub.ebms.message.ServiceName;

/** Namespaces and reserved names of ebMS 2.0. */
public final class EbmsNames {

  public static final String EB = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd";
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  public static final String XLINK = "http://www.w3.org/1999/xlink";
  public static final String DS = "http://www.w3.org/2000/09/xmldsig#";

  /** Everything that starts with this service name is reserved. */
  public static final String RESERVED_SERVICE = "urn:oasis:names:tc:ebxml-msg:service";
  /** The service of all signals. */
  public static final ServiceName SIGNAL_SERVICE = new ServiceName(null, RESERVED_SERVICE);
  public static final String ACKNOWLEDGMENT = "Acknowledgment";
  public static final String MESSAGE_ERROR = "MessageError";
  public static final String PING = "Ping";
  public static final String PONG = "Pong";
  public static final String STATUS_REQUEST = "StatusRequest";
  public static final String STATUS_RESPONSE = "StatusResponse";

  public static final String ACTOR_TO_PARTY = "urn:oasis:names:tc:ebxml-msg:actor:toPartyMSH";
  public static final String ACTOR_NEXT_MSH = "urn:oasis:names:tc:ebxml-msg:actor:nextMSH";
  public static final String ACTOR_NEXT = "http://schemas.xmlsoap.org/soap/actor/next";

  public static final String ERROR_CONTEXT = "urn:oasis:names:tc:ebxml-msg:service:errors";
  public static final String VERSION = "2.0";

  private EbmsNames() {
  }
}
