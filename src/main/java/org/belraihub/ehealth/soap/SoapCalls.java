package org.belraihub.ehealth.soap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.function.Supplier;

import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import org.apache.cxf.binding.soap.SoapFault;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.error.PlatformErrors;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.jspecify.annotations.Nullable;

/** Calls a port and says what went wrong without quoting the answer. */
public final class SoapCalls {

  private SoapCalls() {
  }

  /** Calls; an answer without content is one that was not understood. */
  public static <T> T call(Supplier<? extends @Nullable T> port) throws CallFailedException {
    T answer;
    try {
      answer = port.get();
    } catch (SOAPFaultException e) {
      throw fault(e);
    } catch (WebServiceException e) {
      throw broken(e);
    }
    if (answer == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without content", null);
    }
    return answer;
  }

  private static CallFailedException fault(SOAPFaultException e) {
    if (!(e.getCause() instanceof SoapFault)) {
      return broken(e);
    }
    PlatformError error = PlatformErrors.ofFault(e.getFault().getDetail(), String.valueOf(e.getFault().getFaultString()));
    return new CallFailedException(error.advice().outage() ? Kind.OUTAGE : Kind.FAULT, error.codes(), error.faultId().orElse(null));
  }

  private static CallFailedException broken(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean tooLate = cause instanceof InterruptedIOException || cause instanceof InterruptedException;
      if (tooLate || cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
        return new CallFailedException(Kind.TIMEOUT, cause.getClass().getSimpleName(), null);
      }
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new CallFailedException(Kind.UNREACHABLE, cause.getClass().getSimpleName(), null);
      }
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new CallFailedException(Kind.NOT_UNDERSTOOD, root.getClass().getSimpleName(), null);
  }
}
