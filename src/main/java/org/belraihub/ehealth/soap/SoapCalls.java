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
import org.belraihub.soap.FaultAnswerException;
import org.jspecify.annotations.Nullable;

/** Calls a port and says what went wrong without quoting the answer. */
final class SoapCalls {

  private SoapCalls() {
  }

  /** Calls; an answer without content is one that was not understood. */
  static <T> T call(Supplier<? extends @Nullable T> port) throws CallFailedException {
    T answer;
    try {
      answer = port.get();
    } catch (SOAPFaultException e) {
      throw fault(e);
    } catch (FaultAnswerException e) {
      throw failed(PlatformErrors.ofFault(e.detail(), e.faultString()));
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
    return failed(PlatformErrors.ofFault(e.getFault().getDetail(), String.valueOf(e.getFault().getFaultString())));
  }

  private static CallFailedException failed(PlatformError error) {
    Kind kind = switch (error.advice()) {
      case RENEW_TOKEN -> Kind.NOT_AUTHENTICATED;
      case RETRY_LATER -> Kind.OUTAGE;
      case OTHER_ADDRESS -> Kind.OUT_OF_ORDER;
      case ALREADY_SO, ALREADY_GONE, NONE_FOUND, DO_NOT_RETRY -> Kind.FAULT;
    };
    return new CallFailedException(kind, error.codes(), error.faultId().orElse(null));
  }

  private static CallFailedException broken(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallFailedException failed) {
        return failed;
      }
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
