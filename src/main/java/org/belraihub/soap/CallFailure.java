package org.belraihub.soap;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLHandshakeException;

import jakarta.xml.ws.soap.SOAPFaultException;

import org.belraihub.wss.MessageRejectedException;

/** What it means when a call through a client of {@link SoapClients} throws. */
public enum CallFailure {

  /** No connection came about, or no trust in it: the partner has not seen the request. */
  NOT_REACHED,
  /** The partner may or may not have seen the request; nothing acceptable came back. */
  NO_ANSWER,
  /** An answer came that is not the partner's word: wrong or missing signature, expired, malformed. */
  ANSWER_NOT_ACCEPTED,
  /** The partner answered with a fault that its contract does not declare. */
  FAULT;

  /** Classifies an exception of a call; declared faults are for the caller to catch first. */
  public static CallFailure of(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof ConnectException || t instanceof HttpConnectTimeoutException || t instanceof UnknownHostException
          || t instanceof UnresolvedAddressException || t instanceof SSLHandshakeException) {
        return NOT_REACHED;
      }
      if (t instanceof MessageRejectedException) {
        return ANSWER_NOT_ACCEPTED;
      }
      if (t instanceof SOAPFaultException || t instanceof FaultAnswerException) {
        return FAULT;
      }
    }
    return NO_ANSWER;
  }
}
